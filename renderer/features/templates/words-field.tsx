import { type UIEvent, useRef } from 'react';
import { findVariables } from '../../../backend/contract/template-words.ts';
import { TemplateVariable } from '../../../backend/contract/templates.ts';
import { Field } from '../../ui/field.tsx';
import { fieldClasses } from '../../ui/field-classes.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { VARIABLE_MEANINGS } from './template-names.ts';

/** One text of a template. */
export type WordsFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly rows: number;
  readonly onValueChange: (value: string) => void;
};

const TYPE = 'px-2 py-1.5 font-mono text-meta leading-5';

function Marked({ words }: { readonly words: string }) {
  const found = findVariables(words);
  return (
    <>
      {found.map(({ from, to, known }, place) => (
        <span key={from}>
          {words.slice(found[place - 1]?.to ?? 0, from)}
          <mark
            className={
              known
                ? 'rounded-[3px] bg-info-tint text-transparent ring-1 ring-info/40'
                : 'rounded-[3px] bg-bad-tint text-transparent underline decoration-2 decoration-bad decoration-wavy'
            }
          >
            {words.slice(from, to)}
          </mark>
        </span>
      ))}
      {words.slice(found.at(-1)?.to ?? 0)}
    </>
  );
}

/** A text with its variables marked in it while it is typed, those that nobody knows as faults, and buttons that put one in. */
export function WordsField({ label, hint, value, error, rows, onValueChange }: WordsFieldProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  const follow = (event: UIEvent<HTMLTextAreaElement>) => {
    if (behind.current) behind.current.scrollTop = event.currentTarget.scrollTop;
  };
  const insert = (name: TemplateVariable) => {
    const area = box.current;
    if (!area) return;
    area.focus();
    area.setRangeText(`{{${name}}}`, area.selectionStart, area.selectionEnd, 'end');
    onValueChange(area.value);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={label} hint={hint} error={error} aside={`${value.length.toLocaleString('en')} of 8,000 characters`}>
        {wiring => (
          <div className="relative rounded-control bg-field">
            <div
              ref={behind}
              aria-hidden
              className={`absolute inset-0 overflow-hidden whitespace-pre-wrap break-words border border-transparent text-transparent ${TYPE}`}
            >
              <Marked words={value} />
              {/* A last line that is empty has no height of its own. */}
              {'\n'}
            </div>
            <textarea
              {...wiring}
              ref={box}
              value={value}
              rows={rows}
              onScroll={follow}
              onChange={event => onValueChange(event.target.value)}
              style={{ minHeight: `${rows * 1.25 + 0.875}rem` }}
              className={fieldClasses(
                `field-sizing-content relative block max-h-96 resize-none overflow-y-auto bg-transparent not-supports-[field-sizing:content]:resize-y ${TYPE}`,
              )}
            />
          </div>
        )}
      </Field>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Put a variable into “{label}”</legend>
        {TemplateVariable.options.map(name => (
          <Tooltip key={name} content={`Puts in ${VARIABLE_MEANINGS[name]}`}>
            <button
              type="button"
              aria-label={`Insert ${name}: ${VARIABLE_MEANINGS[name]}`}
              onClick={() => insert(name)}
              className="h-6 rounded-[5px] border border-line px-1.5 font-mono text-meta text-second transition-colors hover:border-edge hover:text-text"
            >
              {`{{${name}}}`}
            </button>
          </Tooltip>
        ))}
      </fieldset>
    </div>
  );
}
