import { ImageOff } from 'lucide-react';
import { type SyntheticEvent, useMemo, useState } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import { joinClasses } from './join-classes.ts';

/** A picture, its true size in pixels, and the thumbhash in base64 that stands for it until it has come. */
export interface PictureProps {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly placeholder?: string | null | undefined;
  /** `cover` fills the place it is given and crops; `contain` shows all of it. */
  readonly fit?: 'cover' | 'contain' | undefined;
  readonly className?: string | undefined;
  readonly draggable?: boolean | undefined;
}

function drawPlaceholder(hash: string | null | undefined): string | undefined {
  if (!hash) return undefined;
  return thumbHashToDataURL(Uint8Array.from(atob(hash), sign => sign.charCodeAt(0)));
}

/** Shows a picture once it is decoded, in a place that never changes its shape; a new `src` takes over without a flash. */
export function Picture(props: PictureProps) {
  const { src, alt, width, height, placeholder, fit = 'cover', className, draggable = false } = props;
  const [shown, setShown] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const blur = useMemo(() => drawPlaceholder(placeholder), [placeholder]);
  const layers = shown === null || shown === src ? [src] : [shown, src];
  const showDecoded = ({ currentTarget }: SyntheticEvent<HTMLImageElement>) => {
    const show = () => setShown(src);
    // A picture that loads and cannot be decoded is as broken as one that does not load.
    currentTarget.decode().then(show, () => setBroken(src));
  };
  return (
    <span
      className={joinClasses('relative block overflow-hidden bg-raised', className)}
      style={{
        aspectRatio: `${width} / ${height}`,
        ...(blur && shown === null && { backgroundImage: `url(${blur})`, backgroundSize: '100% 100%' }),
      }}
    >
      {broken === src ? (
        <span
          role="img"
          aria-label={`${alt} (cannot be shown)`}
          className="absolute inset-0 grid place-items-center bg-raised text-faint"
        >
          <span className="flex flex-col items-center gap-1 text-meta">
            <ImageOff aria-hidden className="size-5" />
            Cannot be shown
          </span>
        </span>
      ) : (
        layers.map(layer => (
          <img
            key={layer}
            src={layer}
            alt={layer === src ? alt : ''}
            width={width}
            height={height}
            draggable={draggable}
            decoding="async"
            onLoad={layer === src ? showDecoded : undefined}
            onError={() => setBroken(layer)}
            className={joinClasses(
              'absolute inset-0 size-full transition-opacity',
              fit === 'cover' ? 'object-cover' : 'object-contain',
              layer === shown ? 'opacity-100' : 'opacity-0',
            )}
          />
        ))
      )}
    </span>
  );
}
