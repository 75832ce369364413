import { Palette, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Model } from '../../../../backend/contract/models.ts';
import { actOn } from '../../../api/remedies.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PickMany } from '../../../ui/pick-many.tsx';
import type { WordingState } from './use-wording.ts';

/** The most styles and the most presets that words may have around them. */
const MOST = { styles: 20, presets: 40 } as const;

const counted = (label: string, number: number) => (number === 0 ? label : `${label}, ${number} chosen`);

function PickerButton({ label, number, icon, ...rest }: PickerButtonProps) {
  return (
    <Button
      {...rest}
      variant="ghost"
      size="small"
      icon={icon}
      aria-label={counted(label, number)}
      className="-ml-1 px-1.5"
    >
      {label}
    </Button>
  );
}
type PickerButtonProps = { readonly label: string; readonly number: number; readonly icon: ReactNode };

const openShelf = (kind: 'open-styles' | 'open-presets', label: string) => {
  const open = actOn({ kind, label }, undefined);
  return (
    open && (
      <Button size="small" variant="ghost" onClick={open}>
        {label}
      </Button>
    )
  );
};

/** Chooses the styles that stand around the words. */
export function StylesPicker({ wording: { wording, styles, toggleStyle } }: { readonly wording: WordingState }) {
  const full = wording.styles.length >= MOST.styles;
  return (
    <PickMany
      trigger={<PickerButton label="Styles" number={wording.styles.length} icon={<Palette />} />}
      label="Styles"
      searchLabel="Search styles"
      chosen={wording.styles}
      onToggle={id => (full && !wording.styles.includes(id) ? undefined : toggleStyle(id))}
      groups={[
        {
          options: styles.map(({ id, name, before, after }) => ({
            id,
            label: name,
            detail: [before, after].filter(words => words.trim() !== '').join(' … ') || undefined,
          })),
        },
      ]}
      none={
        <EmptyState
          className="py-6"
          title="No styles yet"
          sentence="A style is a name for words that are put around your own."
          action={openShelf('open-styles', 'Make a style')}
        />
      }
      footer={
        styles.length > 0 &&
        (full ? (
          <p className="text-meta text-second">{MOST.styles} are the most at once.</p>
        ) : (
          openShelf('open-styles', 'Edit styles')
        ))
      }
    />
  );
}

/** Chooses what the picture is not to have, of what is for the model. */
export function PresetsPicker({ wording, model }: { readonly wording: WordingState; readonly model: Model }) {
  const { presets, togglePreset } = wording;
  const chosen = wording.wording.presets;
  const full = chosen.length >= MOST.presets;
  const categories = [...new Set(presets.map(({ category }) => category))].toSorted((a, b) => a.localeCompare(b));
  return (
    <PickMany
      trigger={<PickerButton label="Negatives" number={chosen.length} icon={<ShieldOff />} />}
      label="Negative presets"
      searchLabel={`Search negatives for ${model.name}`}
      chosen={chosen}
      onToggle={id => (full && !chosen.includes(id) ? undefined : togglePreset(id))}
      groups={categories.map(category => ({
        heading: category.charAt(0).toUpperCase() + category.slice(1),
        options: presets
          .filter(preset => preset.category === category)
          .map(({ id, name, negative }) => ({ id, label: name, detail: negative, keywords: [category] })),
      }))}
      none={
        <EmptyState
          className="py-6"
          title={`No presets for ${model.name}`}
          sentence="A negative preset says what a picture is not to have."
          action={openShelf('open-presets', 'Make a preset')}
        />
      }
      footer={presets.length > 0 && openShelf('open-presets', 'Edit negatives')}
    />
  );
}
