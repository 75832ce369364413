import { useQuery } from '@tanstack/react-query';
import { Ellipsis, ScanSearch } from 'lucide-react';
import { mediaUrl } from '../../../backend/contract/bytes.ts';
import { useApi } from '../../api/api-context.tsx';
import { readWorkers } from '../../api/reads.ts';
import { Button } from '../../ui/button.tsx';
import { DropdownMenu } from '../../ui/dropdown-menu.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Picture } from '../../ui/picture.tsx';
import { InspectTask } from './inspect-task.tsx';
import type { ItemOfTake } from './lay-out-takes.ts';
import { listElsewhere } from './list-elsewhere.tsx';
import { listTakeActions } from './list-take-actions.tsx';
import { RecipeDetails } from './recipe-details.tsx';
import { useSelection } from './selection-store.ts';
import { findItem, useTakesShown } from './take-map-store.ts';
import { useTakeVerbs } from './take-verbs.tsx';
import { useOverlays } from './view-store.ts';

function InspectTake({ item }: { readonly item: ItemOfTake }) {
  const verbs = useTakeVerbs();
  const { media, prompt, content } = item.take;
  const actions = listTakeActions([item], item, verbs);
  const workers = useQuery(readWorkers(useApi())).data ?? [];
  return (
    <>
      <button
        type="button"
        aria-label="Open large"
        onClick={() => useOverlays.setState({ lightbox: true })}
        className="block w-full bg-ground"
      >
        <Picture
          src={mediaUrl(media.sha256, 'preview')}
          alt={prompt}
          width={media.width}
          height={media.height}
          placeholder={media.placeholder}
          fit="contain"
          veiled={content === 'mature'}
          className="mx-auto max-h-[45vh] max-w-full bg-ground"
        />
      </button>
      <div className="flex flex-wrap gap-2 p-4 pb-1">
        {[actions.keep, actions.vary, actions.reuse].map(({ label, icon, shortcut, disabledReason, onSelect }) => (
          <Button
            key={label}
            size="small"
            icon={icon}
            shortcut={shortcut}
            disabledReason={disabledReason}
            onClick={onSelect}
          >
            {label}
          </Button>
        ))}
        <DropdownMenu
          align="end"
          trigger={
            <IconButton label="More" size="small" variant="secondary">
              <Ellipsis aria-hidden />
            </IconButton>
          }
          entries={[
            actions.open,
            ...listElsewhere(item, workers, verbs),
            actions.upscale,
            actions.rate,
            actions.reference,
            actions.download,
            actions.downloadClean,
            actions.copyPrompt,
            { kind: 'separator' },
            actions.discard,
          ]}
        />
      </div>
      <RecipeDetails id={item.id} />
    </>
  );
}

/** All about the current card. */
export function Inspector() {
  const current = useSelection(state => state.current);
  useTakesShown(state => state.map);
  const item = findItem(current);
  return (
    <aside aria-label="Inspector" className="h-full overflow-y-auto bg-panel [scrollbar-gutter:stable]">
      {item === null ? (
        <EmptyState
          title="Nothing chosen"
          sentence="Choose a take to see how it was made, or walk through them with J and K."
          illustration={<ScanSearch />}
        />
      ) : item.kind === 'take' ? (
        <InspectTake key={item.id} item={item} />
      ) : (
        <InspectTask item={item} />
      )}
    </aside>
  );
}
