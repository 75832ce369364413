import { type Wildcard, Wildcard as WildcardShape } from '../../../backend/contract/wording.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NEW } from './prompts-search.ts';
import { dropDraft, useShelfDraft } from './shelf-drafts.ts';
import { ShelfForm } from './shelf-form.tsx';
import { useShelfChange } from './use-shelf-change.ts';
import { WildcardSamples } from './wildcard-samples.tsx';

const FIELDS = ['text', 'name'] as const;
const EMPTY = { name: '', text: '' };

type WildcardFormProps = {
  readonly projectId: string;
  /** Null for one that is not there yet. */
  readonly wildcard: Wildcard | null;
  readonly onSaved: (name: string) => void;
  readonly onRemoved: () => void;
};

/** How many lines of a list can be drawn: not those that are empty, and not those that begin with #. */
const countLines = (text: string): number =>
  text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '' && !line.trim().startsWith('#')).length;

function findReason(name: string, lines: number): string | undefined {
  if (name.trim() === '') return 'Give it a name';
  const read = WildcardShape.shape.name.safeParse(name);
  if (!read.success) return `Its name ${read.error.issues[0]?.message ?? 'cannot be used'}`;
  return lines === 0 ? 'Give it a line' : undefined;
}

/** A wildcard: its name, its lines, what to write in a prompt for it, and what it draws. */
export function WildcardForm({ projectId, wildcard, onSaved, onRemoved }: WildcardFormProps) {
  const id = wildcard?.name ?? NEW;
  const saved = wildcard ? { name: wildcard.name, text: wildcard.text } : EMPTY;
  const { values, set, changed, discard } = useShelfDraft('wildcard', id, saved);
  const save = useShelfChange((api, body: typeof EMPTY) => api.writeWildcard({ body }), FIELDS);
  const remove = useShelfChange((api, name: string) => api.removeWildcard({ querystring: { name } }));
  const write = (name: (typeof FIELDS)[number]) => (text: string) => {
    save.reset();
    set({ [name]: text });
  };
  const lines = countLines(values.text);
  return (
    <ShelfForm
      title={wildcard?.name ?? 'New wildcard'}
      changed={changed}
      notReady={findReason(values.name, lines)}
      saving={save.isPending}
      onSave={() =>
        save.mutate(values, {
          onSuccess: ({ name }) => {
            dropDraft('wildcard', id);
            onSaved(name);
          },
        })
      }
      onDiscard={() => {
        save.reset();
        discard();
      }}
      removal={
        wildcard
          ? {
              label: 'Remove…',
              question: `Remove the wildcard “${wildcard.name}”?`,
              consequence: `Prompts that name __${wildcard.name}__ are refused from then on. There is no way back.`,
              confirm: 'Remove',
              busy: remove.isPending,
              onRemove: onDone =>
                remove.mutate(wildcard.name, {
                  onSuccess: () => {
                    dropDraft('wildcard', wildcard.name);
                    onRemoved();
                  },
                  onSettled: onDone,
                }),
            }
          : undefined
      }
    >
      {wildcard ? (
        <div className="flex flex-col gap-1">
          <span className="font-medium text-meta text-second">Write this in a prompt</span>
          <CopyLine what="What to write in a prompt" text={`__${wildcard.name}__`} />
        </div>
      ) : (
        <TextField
          label="Name"
          hint="Letters and digits, with - _ or / between them. Prompts name it, so it stays."
          value={values.name}
          onValueChange={write('name')}
          error={save.errors.name}
          maxLength={60}
          dir="auto"
        />
      )}
      <TextArea
        label="Lines"
        aside={`${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}`}
        hint="One choice a line. 3:: before a line has it drawn three times as often; # begins a line that is never drawn. A line may have wildcards too."
        value={values.text}
        onValueChange={write('text')}
        error={save.errors.text}
        rows={10}
        maxRows={22}
        spellCheck={false}
        className="font-mono [font-variant-ligatures:none]"
        dir="auto"
      />
      {wildcard && <WildcardSamples projectId={projectId} wildcard={wildcard} changed={changed} />}
    </ShelfForm>
  );
}
