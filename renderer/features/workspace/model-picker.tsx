import type { Model, TaskKind } from '../../../backend/contract/models.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { ModelList } from './read-models.ts';

/** The models there are, the chosen one, and how to read them again where that failed. */
export type ModelPickerProps = {
  readonly models: ModelList;
  readonly model: Model | undefined;
  readonly onChoose: (modelId: string) => void;
  readonly onRetry: () => void;
};

const KINDS = [
  { kind: 'image', heading: 'Pictures' },
  { kind: 'video', heading: 'Clips' },
  { kind: 'edit', heading: 'Edits' },
  { kind: 'upscale', heading: 'Upscaling' },
  { kind: 'rate', heading: 'Judging' },
] as const satisfies readonly { kind: TaskKind; heading: string }[];

const detailOf = (model: Model) =>
  [model.label, model.online === 0 && 'no worker online now'].filter(Boolean).join(', ') || undefined;

/** Chooses what to ask, and says what it is. */
export function ModelPicker({ models, model, onChoose, onRetry }: ModelPickerProps) {
  if (models === 'loading') return <Skeleton className="h-13" />;
  if (models === 'unread') {
    return (
      <div className="flex items-center justify-between gap-2">
        <p className="text-body text-second">The list of models could not be read.</p>
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  }
  const groups = KINDS.map(({ kind, heading }) => ({
    heading,
    options: models
      .filter(known => known.kind === kind)
      .toSorted((a, b) => Number(b.online > 0) - Number(a.online > 0) || a.name.localeCompare(b.name, 'en'))
      .map(known => ({ value: known.id, label: known.name, detail: detailOf(known) })),
  })).filter(group => group.options.length > 0);
  return (
    <div className="flex flex-col gap-1.5" data-field="model">
      <Select
        label="Model"
        placeholder={models.length === 0 ? 'None yet' : 'Choose a model…'}
        value={model?.id}
        onValueChange={onChoose}
        groups={groups}
        aside={model?.label && <Badge>{model.label}</Badge>}
        hint={model?.about}
      />
    </div>
  );
}
