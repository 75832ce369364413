import { useQuery } from '@tanstack/react-query';
import { ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { PromptFamily } from '../../../backend/contract/templates.ts';
import type { NegativePreset } from '../../../backend/contract/wording.ts';
import { useApi } from '../../api/api-context.tsx';
import { readPresets } from '../../api/wording-reads.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/select.tsx';
import { FAMILY_NAMES } from './family-names.ts';
import { PresetForm } from './preset-form.tsx';
import { NEW } from './prompts-search.ts';
import { useUnsaved } from './shelf-drafts.ts';
import type { ShelfGroup } from './shelf-list.tsx';
import { hasWords, ShelfTab, type ShelfTabProps } from './shelf-tab.tsx';

const ALL = 'all';
const FAMILIES = [
  { value: ALL, label: 'All families of models' },
  ...PromptFamily.options.map(value => ({ value, label: FAMILY_NAMES[value] })),
];

const capitalise = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function groupByCategory(presets: readonly NegativePreset[], unsaved: (id: string) => boolean): ShelfGroup[] {
  const categories = [...new Set(presets.map(({ category }) => category))].toSorted((a, b) => a.localeCompare(b));
  return categories.map(category => ({
    heading: capitalise(category),
    items: presets
      .filter(preset => preset.category === category)
      .map(({ id, name, family, content, changed }) => ({
        id,
        label: name,
        detail: [
          FAMILY_NAMES[family],
          ...(content === 'mature' ? ['adults'] : []),
          ...(changed ? ['changed'] : []),
        ].join(', '),
        unsaved: unsaved(id),
      })),
  }));
}

/** Negative presets: what pictures are not to have, by theme and by family of models. */
export function NegativesTab(props: ShelfTabProps) {
  const { search, onSearchChange } = props;
  const read = useQuery(readPresets(useApi(), null));
  const unsaved = useUnsaved('preset');
  const [family, setFamily] = useState<string>(ALL);
  const presets = read.data ?? [];
  const { q, item } = search;
  const chosen = presets.find(({ id }) => id === item);
  const show = (next: string | undefined) => onSearchChange({ ...search, item: next });
  const found = presets.filter(
    preset =>
      hasWords(q, preset.name, preset.category, preset.negative) && (family === ALL || preset.family === family),
  );
  const fresh = unsaved(NEW) || item === NEW ? [{ id: NEW, label: 'New preset', unsaved: unsaved(NEW) }] : [];
  return (
    <ShelfTab
      {...props}
      many="negative presets"
      add="New preset"
      read={read}
      groups={[{ heading: 'Not saved yet', items: fresh }, ...groupByCategory(found, unsaved)]}
      narrow={
        <Select<string>
          label="For models of"
          labelHidden
          value={family}
          onValueChange={setFamily}
          groups={[{ options: FAMILIES }]}
        />
      }
      form={
        item === NEW || chosen ? (
          <PresetForm
            key={item}
            preset={chosen ?? null}
            categories={[...new Set(presets.map(({ category }) => category))]}
            onSaved={show}
            onRemoved={() => show(undefined)}
          />
        ) : null
      }
      unchosen={
        <EmptyState
          illustration={<ShieldOff />}
          title="Choose a preset"
          sentence="A negative preset says in few words what a picture is not to have: extra fingers, a watermark, the look of plastic. Choose some under the prompt in Work; they are put together with your own, each word once. Those that came along can be changed, and reset."
        />
      }
    />
  );
}
