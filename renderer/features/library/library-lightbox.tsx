import { useQuery } from '@tanstack/react-query';
import { EllipsisVertical } from 'lucide-react';
import { mediaUrl } from '../../../backend/contract/bytes.ts';
import type { Generation } from '../../../backend/contract/generations.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readGeneration } from '../../api/reads.ts';
import { ClipPlayer } from '../../ui/clip-player.tsx';
import { DropdownMenu } from '../../ui/dropdown-menu.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Lightbox } from '../../ui/lightbox.tsx';
import type { MenuAction } from '../../ui/menu-entry.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { ZoomablePicture } from '../../ui/zoomable-picture.tsx';
import { nameItem } from './count-words.ts';
import { RecipePanel } from './recipe-panel.tsx';

type LibraryLightboxProps = {
  readonly id: string | undefined;
  readonly items: readonly Generation[];
  readonly total: number;
  readonly onShow: (id: string | undefined) => void;
  readonly actionsFor: (id: string) => readonly MenuAction[];
};

function Large({ item }: { item: Generation }) {
  const { media } = item;
  const label = nameItem(item);
  if (media.durationMs !== null) {
    return (
      <div className="absolute inset-x-14 inset-y-4 grid place-items-center">
        <ClipPlayer
          clip={mediaUrl(media.sha256)}
          poster={mediaUrl(media.sha256, 'preview')}
          label={label}
          width={media.width}
          height={media.height}
        />
      </div>
    );
  }
  return (
    <ZoomablePicture
      key={item.id}
      src={mediaUrl(media.sha256)}
      alt={label}
      width={media.width}
      height={media.height}
      placeholder={media.placeholder}
    />
  );
}

/** One item of the library over the whole window, with its recipe; arrows walk to its neighbours. */
export function LibraryLightbox({ id, items, total, onShow, actionsFor }: LibraryLightboxProps) {
  const api = useApi();
  const place = items.findIndex(item => item.id === id);
  const known = items[place];
  // An address may name an item that no page read so far holds.
  const detail = useQuery({ ...readGeneration(api, id ?? ''), enabled: id !== undefined && !known });
  const item = known ?? detail.data?.generation;
  const actions = item ? actionsFor(item.id).filter(({ label }) => label !== 'Open') : [];
  const byKey = actions.flatMap(({ shortcut, onSelect }) => (shortcut ? [[shortcut, onSelect] as const] : []));
  useHotkeys(Object.fromEntries(byKey), { enabled: id !== undefined, overDialogs: true });
  const show = (neighbour: Generation | undefined) => neighbour && (() => onShow(neighbour.id));
  return (
    <Lightbox
      open={id !== undefined}
      onOpenChange={open => !open && onShow(undefined)}
      title={item?.prompt || 'Library item'}
      position={known && `${(place + 1).toLocaleString('en')} of ${total.toLocaleString('en')}`}
      onPrevious={known && show(items[place - 1])}
      onNext={known && show(items[place + 1])}
      actions={
        item && (
          <DropdownMenu
            align="end"
            trigger={
              <IconButton label="Actions" tooltipSide="bottom">
                <EllipsisVertical />
              </IconButton>
            }
            entries={actions}
          />
        )
      }
      details={item && <RecipePanel generation={item} />}
    >
      {item ? (
        <Large item={item} />
      ) : detail.error ? (
        <ProblemNotice error={detail.error} onRetry={() => void detail.refetch()} />
      ) : (
        <SpinnerWithWords words="Reading this item…" />
      )}
    </Lightbox>
  );
}
