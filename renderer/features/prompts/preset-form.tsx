import { useId } from 'react';
import { ContentLevel } from '../../../backend/contract/content.ts';
import { PromptFamily } from '../../../backend/contract/templates.ts';
import type { NegativePreset } from '../../../backend/contract/wording.ts';
import { Badge } from '../../ui/badge.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CONTENT_NAMES, FAMILY_NAMES } from './family-names.ts';
import { NEW } from './prompts-search.ts';
import { dropDraft, useShelfDraft } from './shelf-drafts.ts';
import { type Removal, ShelfForm } from './shelf-form.tsx';
import { useShelfChange } from './use-shelf-change.ts';

const FIELDS = ['name', 'category', 'family', 'content', 'negative'] as const;
const EMPTY = { name: '', category: 'quality', family: 'generic', content: 'general', negative: '' };

type PresetFormProps = {
  /** Null for one that is not there yet. */
  readonly preset: NegativePreset | null;
  /** The themes that there are. */
  readonly categories: readonly string[];
  readonly onSaved: (id: string) => void;
  readonly onRemoved: () => void;
};

const shownOf = ({ name, category, family, content, negative }: NegativePreset) => ({
  name,
  category,
  family,
  content,
  negative,
});

function findReason({ name, category, negative }: Record<(typeof FIELDS)[number], string>): string | undefined {
  if (name.trim() === '') return 'Give it a name';
  if (category.trim() === '') return 'Give it a theme';
  return negative.trim() === '' ? 'Give it words' : undefined;
}

/** A negative preset: its name, what it is about, which models it is for, and its words. */
export function PresetForm({ preset, categories, onSaved, onRemoved }: PresetFormProps) {
  const id = preset?.id ?? NEW;
  const list = useId();
  const { values, set, changed, discard } = useShelfDraft('preset', id, preset ? shownOf(preset) : EMPTY);
  const family = PromptFamily.catch('generic').parse(values.family);
  const content = ContentLevel.catch('general').parse(values.content);
  const save = useShelfChange((api, wanted: typeof EMPTY) => {
    const body = { ...wanted, family, content };
    return preset ? api.changePreset({ params: { id: preset.id }, body }) : api.addPreset({ body });
  }, FIELDS);
  const remove = useShelfChange((api, gone: string) => api.removePreset({ params: { id: gone } }));
  const write = (name: (typeof FIELDS)[number]) => (text: string) => {
    save.reset();
    set({ [name]: text });
  };
  const takeAway = (gone: string, after: () => void) => (onDone: () => void) =>
    remove.mutate(gone, {
      onSuccess: () => {
        dropDraft('preset', gone);
        after();
      },
      onSettled: onDone,
    });
  return (
    <ShelfForm
      title={preset?.name ?? 'New preset'}
      aside={
        preset && (preset.bundled || preset.changed) ? (
          <Badge>{preset.changed ? 'Came along, changed by you' : 'Came along'}</Badge>
        ) : undefined
      }
      changed={changed}
      notReady={findReason(values)}
      saving={save.isPending}
      onSave={() =>
        save.mutate(values, {
          onSuccess: saved => {
            dropDraft('preset', id);
            onSaved(saved.id);
          },
        })
      }
      onDiscard={() => {
        save.reset();
        discard();
      }}
      removal={removalOf(preset, remove.isPending, takeAway, onRemoved)}
    >
      <TextField
        label="Name"
        value={values.name}
        onValueChange={write('name')}
        error={save.errors.name}
        maxLength={80}
        dir="auto"
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label="Theme"
          list={list}
          value={values.category}
          onValueChange={write('category')}
          error={save.errors.category}
          maxLength={40}
          dir="auto"
        />
        <datalist id={list}>
          {categories.map(category => (
            <option key={category} value={category} />
          ))}
        </datalist>
        <Select<PromptFamily>
          label="For models of"
          value={family}
          onValueChange={write('family')}
          groups={[{ options: PromptFamily.options.map(value => ({ value, label: FAMILY_NAMES[value] })) }]}
        />
      </div>
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium text-meta text-second">For pictures that are fit for</span>
        <SegmentedControl<ContentLevel>
          label="For pictures that are fit for"
          value={content}
          onValueChange={write('content')}
          segments={ContentLevel.options.map(value => ({ value, label: CONTENT_NAMES[value] }))}
        />
      </div>
      <TextArea
        label="What pictures are not to have"
        hint="Clauses with commas between them; each is given to the model once."
        value={values.negative}
        onValueChange={write('negative')}
        error={save.errors.negative}
        rows={4}
        dir="auto"
      />
      {preset?.bundled && (
        <p className="text-meta text-second">
          It came along with Dailies. What you change is kept as yours, and can be reset.
        </p>
      )}
    </ShelfForm>
  );
}

type TakeAway = (gone: string, after: () => void) => (onDone: () => void) => void;

function removalOf(
  preset: NegativePreset | null,
  busy: boolean,
  takeAway: TakeAway,
  onRemoved: () => void,
): Removal | undefined {
  if (preset === null) return undefined;
  const { id, name, bundled, changed } = preset;
  if (changed)
    return {
      label: 'Reset…',
      question: `Reset “${name}”?`,
      consequence: 'It is as it came along again. Your words in it are lost.',
      confirm: 'Reset',
      busy,
      onRemove: takeAway(id, () => undefined),
    };
  if (bundled) return undefined;
  return {
    label: 'Remove…',
    question: `Remove the preset “${name}”?`,
    consequence: 'Takes that were made with it stay as they are. There is no way back.',
    confirm: 'Remove',
    busy,
    onRemove: takeAway(id, onRemoved),
  };
}
