import { Bookmark, BookmarkX, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { mediaUrl } from '../../../backend/contract/bytes.ts';
import { ClipThumb } from '../../ui/clip-thumb.tsx';
import { Picture } from '../../ui/picture.tsx';
import { CardButton } from './card-button.tsx';
import { CardFrame } from './card-frame.tsx';
import type { ItemOfTake } from './lay-out-takes.ts';
import { useSelection } from './selection-store.ts';
import { startDrag } from './take-drag.ts';
import { useTakeVerbs } from './take-verbs.tsx';

/** A finished take, and the size of its picture on the screen in CSS pixels. */
export type TakeCardProps = { readonly item: ItemOfTake; readonly width: number; readonly pictureHeight: number };

// Thumbs fit 360 px; a little less than sharp is not seen on a moving list.
const THUMB_FITS = 420;

/** A finished take: its picture or clip, what it is, and whether it is kept. */
export const TakeCard = memo(function TakeCard({ item, width, pictureHeight }: TakeCardProps) {
  const { take } = item;
  const { media, label, prompt, keptAt, variants } = take;
  const verbs = useTakeVerbs();
  const current = useSelection(state => state.current === take.id);
  const longest = Math.max(width, pictureHeight) * window.devicePixelRatio;
  const src = mediaUrl(media.sha256, longest > THUMB_FITS ? 'preview' : 'thumb');
  const kept = keptAt !== null;
  const clip = media.durationMs !== null && media.type.startsWith('video/');
  const kind = take.kind === 'video' ? 'Clip' : 'Picture';
  const picture = {
    alt: '',
    width: media.width,
    height: media.height,
    placeholder: media.placeholder,
    className: 'size-full',
    veiled: take.content === 'mature',
  };
  return (
    <CardFrame
      id={take.id}
      label={[`${kind}: ${prompt}`, label, take.content === 'mature' && 'for adults', kept && 'kept']
        .filter(Boolean)
        .join(', ')}
      pictureHeight={pictureHeight}
      onDragStart={event => startDrag(event, take)}
      picture={
        clip ? (
          <ClipThumb
            {...picture}
            clip={mediaUrl(media.sha256)}
            poster={src}
            durationMs={media.durationMs ?? 0}
            playing={current}
          />
        ) : (
          <Picture {...picture} src={src} />
        )
      }
      caption={
        <>
          <span className="truncate">{label ?? item.batch.modelName}</span>
          {variants > 1 && <span className="ml-auto shrink-0 tabular-nums">{variants} versions</span>}
        </>
      }
    >
      {kept && (
        <span className="absolute top-1.5 left-1.5 flex h-6 items-center gap-1 rounded-control bg-scrim px-1.5 text-meta text-knob">
          <Bookmark aria-hidden className="size-3.5 fill-current" />
          Kept
        </span>
      )}
      <div className="absolute top-1.5 right-1.5 flex gap-1">
        <CardButton
          card={take.id}
          label={kept ? 'Do not keep' : 'Keep'}
          shortcut="S"
          onPress={() => verbs.keep([take])}
        >
          {kept ? <BookmarkX aria-hidden /> : <Bookmark aria-hidden />}
        </CardButton>
        <CardButton card={take.id} label="Discard" shortcut="X" onPress={() => verbs.discard([take])}>
          <Trash2 aria-hidden />
        </CardButton>
      </div>
    </CardFrame>
  );
});
