import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Dices } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Model } from '../../../../backend/contract/models.ts';
import type { Wording } from '../../../../backend/contract/wording.ts';
import { useApi } from '../../../api/api-context.tsx';
import { describeProblem } from '../../../api/describe-problem.ts';
import { actOn } from '../../../api/remedies.ts';
import { problemIn } from '../../../api/unwrap.ts';
import { readComposed } from '../../../api/wording-reads.ts';
import { Button } from '../../../ui/button.tsx';
import { joinClasses } from '../../../ui/join-classes.ts';
import { sayLength, useMeasured } from '../fields/prompt-length.tsx';
import { useSettled } from '../fields/use-settled.ts';
import { randomSeed } from '../random-seed.ts';
import type { GenerateFormState } from '../use-generate-form.ts';

/** How long the keys must rest before words are put together, in ms. */
const REST_MS = 250;

const OPEN_WILDCARDS = { kind: 'open-wildcards', label: 'Open wildcards' } as const;

type AsSentProps = { readonly state: GenerateFormState; readonly model: Model; readonly wording: Wording };

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Whether a text may be sent otherwise than it is written: it has a choice, a wildcard, or one that is escaped. */
const hasMarks = (text: string): boolean => /[{}|\\]|__/.test(text);

/** How the words of the form are given to the model, where that is not as they stand there: with styles, presets and wildcards drawn. */
export function AsSent({ state, model, wording }: AsSentProps) {
  const prompt = textOf(state.form?.sent.prompt);
  const negative = textOf(state.form?.sent.negative);
  const plain = wording.styles.length + wording.presets.length === 0 && !hasMarks(prompt) && !hasMarks(negative);
  if (plain || prompt.trim() === '') return null;
  return <Composed state={state} model={model} wording={wording} prompt={prompt} negative={negative} />;
}

type ComposedProps = AsSentProps & { readonly prompt: string; readonly negative: string };

function Composed({ state, model, wording, prompt, negative }: ComposedProps) {
  const [open, setOpen] = useState(false);
  const [example, setExample] = useState(randomSeed);
  const id = useId();
  const set = state.form?.sent.seed;
  const seed = typeof set === 'number' ? set : example;
  const words = useSettled(prompt, REST_MS);
  const lacks = useSettled(negative, REST_MS);
  const { styles, presets } = wording;
  const asked = {
    modelId: model.id,
    projectId: state.projectId,
    prompt: words,
    negative: lacks,
    seed,
    styles,
    presets,
  };
  const { data, error } = useQuery(readComposed(useApi(), asked));
  const measured = useMeasured(model.id, data?.prompt ?? '');
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex h-6 min-w-0 items-center gap-1 rounded-control text-left text-meta text-second hover:text-text"
      >
        <ChevronRight
          aria-hidden
          className={joinClasses('size-3.5 shrink-0 transition-transform', open && 'rotate-90')}
        />
        <span className="shrink-0 font-medium">As sent</span>{' '}
        <span dir="auto" className="min-w-0 grow truncate text-faint">
          {!open && !error && data?.prompt}
        </span>{' '}
        {data && !error && measured && (
          <span className={joinClasses('shrink-0 tabular-nums', measured.unread === null ? 'text-faint' : 'text-warn')}>
            {sayLength(measured)}
          </span>
        )}
      </button>
      {error && (
        <div className="flex flex-col items-start gap-1.5">
          <p role="alert" className="text-meta text-bad">
            {describeProblem(problemIn(error)).sentence}
          </p>
          {(hasMarks(prompt) || hasMarks(negative)) && (
            <Button size="small" onClick={() => actOn(OPEN_WILDCARDS, undefined)?.()}>
              {OPEN_WILDCARDS.label}
            </Button>
          )}
        </div>
      )}
      <div id={id} hidden={!open}>
        {data && !error && (
          <dl className="flex flex-col gap-2 rounded-control border border-line bg-field p-2 text-meta">
            <Part name="Prompt">{data.prompt}</Part>
            {data.negative !== '' && <Part name="Negative">{data.negative}</Part>}
            {data.unsaid !== null && (
              <p className="text-warn">
                {model.name} has no negative prompt, so it is not told: {data.unsaid}
              </p>
            )}
            {data.unreadMarks.length > 0 && (
              <p className="text-warn">
                {model.name} reads no weights: {data.unreadMarks.join(', ')}{' '}
                {data.unreadMarks.length === 1 ? 'is' : 'are'} taken for words.
              </p>
            )}
            {data.varies && (
              <div className="flex items-center justify-between gap-2 text-second">
                <span className="tabular-nums">
                  {typeof set === 'number' ? `Drawn with seed ${seed}.` : 'An example: each take draws its own.'}
                </span>
                {typeof set !== 'number' && (
                  <Button size="small" variant="ghost" icon={<Dices />} onClick={() => setExample(randomSeed())}>
                    Another
                  </Button>
                )}
              </div>
            )}
          </dl>
        )}
      </div>
    </div>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-faint">{name}</dt>
      <dd dir="auto" className="max-h-40 select-text overflow-y-auto whitespace-pre-wrap break-words text-text">
        {children}
      </dd>
    </div>
  );
}
