import { ImageOff } from 'lucide-react';
import { type SyntheticEvent, useEffect, useMemo, useState } from 'react';
import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash';
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
  /** Shown blurred, where the app shows such pictures so. */
  readonly veiled?: boolean | undefined;
}

/**
 * Until then a picture's mean colour stands for it, in milliseconds: drawing the blur takes about one on a slow machine,
 * and in a grid that is scrolled quickly most pictures come before it would be seen.
 */
const BLUR_AFTER_MS = 60;

function sayColour(hash: Uint8Array): string {
  const { r, g, b, a } = thumbHashToAverageRGBA(hash);
  return `rgb(${[r, g, b].map(part => Math.round(part * 255)).join(' ')} / ${a})`;
}

function usePlaceholder(encoded: string | null | undefined, awaited: boolean) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!awaited) return;
    const timer = setTimeout(() => setLate(true), BLUR_AFTER_MS);
    return () => clearTimeout(timer);
  }, [awaited]);
  const style = useMemo(() => {
    if (!encoded || !awaited) return {};
    const hash = Uint8Array.from(atob(encoded), sign => sign.charCodeAt(0));
    if (!late) return { backgroundColor: sayColour(hash) };
    return { backgroundImage: `url(${thumbHashToDataURL(hash)})`, backgroundSize: '100% 100%' };
  }, [encoded, awaited, late]);
  return { late, style };
}

/** Shows a picture once it is decoded, in a place that never changes its shape; a new `src` takes over without a flash. */
export function Picture(props: PictureProps) {
  const { src, alt, width, height, placeholder, fit = 'cover', className, draggable = false, veiled } = props;
  const [shown, setShown] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const { late, style } = usePlaceholder(placeholder, shown === null);
  const layers = shown === null || shown === src ? [src] : [shown, src];
  const showDecoded = ({ currentTarget }: SyntheticEvent<HTMLImageElement>) => {
    const show = () => setShown(src);
    // A picture that loads and cannot be decoded is as broken as one that does not load.
    currentTarget.decode().then(show, () => setBroken(src));
  };
  return (
    <span
      className={joinClasses('relative block overflow-hidden bg-raised', veiled && 'veiled', className)}
      style={{ aspectRatio: `${width} / ${height}`, ...style }}
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
              'absolute inset-0 size-full',
              // What comes at once stands there at once; only what was waited for fades in.
              late && 'transition-opacity',
              fit === 'cover' ? 'object-cover' : 'object-contain',
              layer === shown ? 'opacity-100' : 'opacity-0',
            )}
          />
        ))
      )}
    </span>
  );
}
