import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode, useId, useState } from 'react';
import type { DeclaredParameter } from '../../../backend/contract/parameters.ts';
import { joinClasses } from '../../ui/join-classes.ts';
import { EnhanceBar } from './enhance/enhance-bar.tsx';
import { type AnyFieldProps, DeclaredField } from './fields/declared-field.tsx';
import type { GenerateFormState } from './use-generate-form.ts';
import { WordingBar } from './wording/wording-bar.tsx';

type Drops = Pick<AnyFieldProps, 'onFilesRefused'> & {
  readonly bringing: { readonly name: string; readonly file: string } | null;
  readonly onFiles: (name: string, files: readonly File[]) => void;
  readonly onTake: (name: string, data: string) => void;
};

/** The controls that apply now, and what happens to what is dropped on a picture field. */
export type FormGroupsProps = {
  readonly state: GenerateFormState;
  readonly drops: Drops;
  /** Stands between the words and the settings of the picture. */
  readonly model: ReactNode;
};

type PartProps = Omit<FormGroupsProps, 'model'>;

const BEFORE_MODEL = [
  { group: 'prompt', title: 'Words' },
  { group: 'reference', title: 'Reference' },
] as const;
const AFTER_MODEL = [
  { group: 'picture', title: 'Picture' },
  { group: 'motion', title: 'Motion' },
  { group: 'sampling', title: 'Sampling' },
] as const;

function FieldSlot({ parameter, state, drops }: PartProps & { readonly parameter: DeclaredParameter }) {
  const { name, type } = parameter;
  const half = type === 'choice' || type === 'flag';
  return (
    <div data-field={name} className={joinClasses('min-w-0', half ? 'col-span-1' : 'col-span-2')}>
      <DeclaredField
        key={`${name}/${state.draft.revision}`}
        modelId={state.model?.id ?? ''}
        parameter={parameter}
        value={state.draft.values[name]}
        error={state.errorOf(name)}
        onChange={value => state.setValue(name, value)}
        onTypedProblem={problem => state.noteTyped(name, problem)}
        bringing={drops.bringing?.name === name ? drops.bringing.file : null}
        onFiles={files => drops.onFiles(name, files)}
        onFilesRefused={drops.onFilesRefused}
        onTake={data => drops.onTake(name, data)}
      />
    </div>
  );
}

function Group({
  title,
  parameters,
  ...rest
}: PartProps & { readonly title: string; readonly parameters: readonly DeclaredParameter[] }) {
  if (parameters.length === 0) return null;
  return (
    <fieldset className="grid min-w-0 grid-cols-2 gap-x-3 gap-y-4">
      <legend className="sr-only">{title}</legend>
      {parameters.map(parameter => (
        <Fragment key={parameter.name}>
          <FieldSlot parameter={parameter} {...rest} />
          {parameter.name === 'prompt' && parameter.type === 'text' && <EnhanceBar state={rest.state} />}
        </Fragment>
      ))}
    </fieldset>
  );
}

/** The form of a model: its groups in order, and behind "More" what is seldom changed. */
export function FormGroups({ model, ...parts }: FormGroupsProps) {
  const { form, draft, reasons } = parts.state;
  const [more, setMore] = useState(false);
  const id = useId();
  const shown = form?.shown ?? [];
  const advanced = shown.filter(parameter => parameter.advanced === true);
  const set = advanced.filter(({ name }) => draft.values[name] !== undefined).length;
  // What is wrong must be seen to be mended.
  const wrong = advanced.some(({ name }) => reasons.some(reason => reason.field === name));
  const open = more || wrong;
  const inGroup = (group: DeclaredParameter['group']) =>
    shown.filter(parameter => parameter.group === group && parameter.advanced !== true);
  return (
    <>
      {BEFORE_MODEL.map(({ group, title }) => (
        <Fragment key={group}>
          <Group title={title} parameters={inGroup(group)} {...parts} />
          {group === 'prompt' && <WordingBar state={parts.state} />}
        </Fragment>
      ))}
      {model}
      {AFTER_MODEL.map(({ group, title }) => (
        <Group key={group} title={title} parameters={inGroup(group)} {...parts} />
      ))}
      {advanced.length > 0 && (
        <div className="flex flex-col gap-4">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setMore(!open)}
            className="flex h-7 items-center gap-1 self-start rounded-control pr-2 text-body font-medium text-second hover:text-text"
          >
            <ChevronRight aria-hidden className={joinClasses('size-4 transition-transform', open && 'rotate-90')} />
            More{set > 0 && ` (${set} set)`}
          </button>
          <div id={id} hidden={!open}>
            <Group title="More" parameters={advanced} {...parts} />
          </div>
        </div>
      )}
    </>
  );
}
