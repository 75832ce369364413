import { useId, useState } from 'react';
import { applyStyle } from '../../../backend/contract/apply-style.ts';
import type { NewStyle, Style } from '../../../backend/contract/wording.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NEW } from './prompts-search.ts';
import { dropDraft, useShelfDraft } from './shelf-drafts.ts';
import { ShelfForm } from './shelf-form.tsx';
import { useShelfChange } from './use-shelf-change.ts';

const FIELDS = ['name', 'before', 'after', 'negative'] as const;
const EMPTY = { name: '', before: '', after: '', negative: '' };
const SAMPLE = 'a lighthouse on a rocky coast';

type StyleFormProps = {
  /** Null for one that is not there yet. */
  readonly style: Style | null;
  readonly onSaved: (id: string) => void;
  readonly onRemoved: () => void;
};

const shownOf = ({ name, before, after, negative }: Style) => ({ name, before, after, negative });

function Preview({ before, after, negative }: Pick<NewStyle, 'before' | 'after' | 'negative'>) {
  const [sample, setSample] = useState(SAMPLE);
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 rounded-card border border-line bg-panel p-3">
      <h3 id={id} className="font-medium text-body">
        What it makes of a prompt
      </h3>
      <TextField label="Words to try it with" value={sample} onValueChange={setSample} dir="auto" />
      <p dir="auto" className="whitespace-pre-wrap break-words text-body text-text">
        {applyStyle(sample, { before, after }) || <span className="text-faint">Nothing</span>}
      </p>
      {negative.trim() !== '' && (
        <p dir="auto" className="whitespace-pre-wrap break-words text-meta text-second">
          <span className="text-faint">Negative: </span>
          {negative}
        </p>
      )}
    </section>
  );
}

/** A style: its name, what it puts around words, and what it leaves out. */
export function StyleForm({ style, onSaved, onRemoved }: StyleFormProps) {
  const id = style?.id ?? NEW;
  const { values, set, changed, discard } = useShelfDraft('style', id, style ? shownOf(style) : EMPTY);
  const save = useShelfChange(
    (api, body: NewStyle) => (style ? api.changeStyle({ params: { id: style.id }, body }) : api.addStyle({ body })),
    FIELDS,
  );
  const remove = useShelfChange((api, gone: string) => api.removeStyle({ params: { id: gone } }));
  const write = (name: (typeof FIELDS)[number]) => (text: string) => {
    save.reset();
    set({ [name]: text });
  };
  const nothing = `${values.before}${values.after}${values.negative}`.trim() === '';
  return (
    <ShelfForm
      title={style?.name ?? 'New style'}
      changed={changed}
      notReady={values.name.trim() === '' ? 'Give it a name' : nothing ? 'Give it words' : undefined}
      saving={save.isPending}
      onSave={() =>
        save.mutate(values, {
          onSuccess: saved => {
            dropDraft('style', id);
            onSaved(saved.id);
          },
        })
      }
      onDiscard={() => {
        save.reset();
        discard();
      }}
      removal={
        style
          ? {
              label: 'Remove…',
              question: `Remove the style “${style.name}”?`,
              consequence: 'Takes that were made with it stay as they are. There is no way back.',
              confirm: 'Remove',
              busy: remove.isPending,
              onRemove: onDone =>
                remove.mutate(style.id, {
                  onSuccess: () => {
                    dropDraft('style', style.id);
                    onRemoved();
                  },
                  onSettled: onDone,
                }),
            }
          : undefined
      }
    >
      <TextField
        label="Name"
        value={values.name}
        onValueChange={write('name')}
        error={save.errors.name}
        maxLength={80}
        dir="auto"
      />
      <TextArea
        label="Before the prompt"
        hint={
          <>
            Where it has <code>{'{prompt}'}</code>, your own words stand there.
          </>
        }
        value={values.before}
        onValueChange={write('before')}
        error={save.errors.before}
        rows={2}
        dir="auto"
      />
      <TextArea
        label="After the prompt"
        value={values.after}
        onValueChange={write('after')}
        error={save.errors.after}
        rows={2}
        dir="auto"
      />
      <TextArea
        label="Negative"
        hint="Given to models that have a negative prompt."
        value={values.negative}
        onValueChange={write('negative')}
        error={save.errors.negative}
        rows={2}
        dir="auto"
      />
      <Preview {...values} />
    </ShelfForm>
  );
}
