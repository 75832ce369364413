import { mediaUrl } from '../../../backend/contract/bytes.ts';
import { ClipPlayer } from '../../ui/clip-player.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Lightbox } from '../../ui/lightbox.tsx';
import { ZoomablePicture } from '../../ui/zoomable-picture.tsx';
import type { ItemOfTake } from './lay-out-takes.ts';
import { listTakeActions } from './list-take-actions.tsx';
import { RecipeDetails } from './recipe-details.tsx';
import { moveTo, useSelection } from './selection-store.ts';
import { findTakeItem, useTakesShown } from './take-map-store.ts';
import { useTakeVerbs } from './take-verbs.tsx';
import { useOverlays } from './view-store.ts';

function Large({ item }: { readonly item: ItemOfTake }) {
  const { media, prompt } = item.take;
  const size = { width: media.width, height: media.height };
  if (media.type.startsWith('video/')) {
    return (
      <ClipPlayer clip={mediaUrl(media.sha256)} poster={mediaUrl(media.sha256, 'preview')} label={prompt} {...size} />
    );
  }
  return (
    <ZoomablePicture
      key={media.sha256}
      src={mediaUrl(media.sha256)}
      alt={prompt}
      placeholder={media.placeholder}
      {...size}
    />
  );
}

/** The current take over the whole window; walking there walks in the list too. */
export function TakeLightbox() {
  const open = useOverlays(state => state.lightbox);
  const current = useSelection(state => state.current);
  const { map } = useTakesShown();
  const verbs = useTakeVerbs();
  const item = findTakeItem(current);
  const takes = map.items.filter(other => other.kind === 'take');
  const at = takes.findIndex(other => other.id === item?.id);
  const close = () => useOverlays.setState({ lightbox: false });
  if (item === null) return null;
  const actions = listTakeActions([item], item, verbs);
  const go = (to: ItemOfTake | undefined) => to && (() => moveTo(to.id, true));
  return (
    <Lightbox
      open={open}
      onOpenChange={next => !next && close()}
      title={item.take.prompt}
      position={`${at + 1} of ${takes.length}`}
      onPrevious={go(takes[at - 1])}
      onNext={go(takes[at + 1])}
      actions={[actions.keep, actions.vary, actions.upscale, actions.reuse, actions.download, actions.discard].map(
        action => (
          <IconButton
            key={action.label}
            label={action.label}
            shortcut={action.shortcut}
            disabledReason={action.disabledReason}
            tooltipSide="bottom"
            onClick={action.onSelect}
          >
            {action.icon}
          </IconButton>
        ),
      )}
      details={<RecipeDetails id={item.id} />}
      onCloseAutoFocus={event => {
        event.preventDefault();
        moveTo(item.id, true);
      }}
    >
      <Large item={item} />
    </Lightbox>
  );
}
