import { useState } from 'react';
import { formatClipTime } from './format-clip-time.ts';
import { joinClasses } from './join-classes.ts';
import { Picture, type PictureProps } from './picture.tsx';
import { wantsLessMotion } from './wants-less-motion.ts';

/** A clip by its address, its poster as a Picture has it, and its length in milliseconds. */
export interface ClipThumbProps extends Omit<PictureProps, 'src' | 'fit' | 'draggable'> {
  readonly clip: string;
  readonly poster: string;
  readonly durationMs: number;
  /** Plays without being pointed at, such as where its cell has the keyboard's focus. */
  readonly playing?: boolean | undefined;
}

/** A clip's poster with its length; it plays without sound while it is pointed at. */
export function ClipThumb({
  clip,
  poster,
  durationMs,
  playing = false,
  className,
  veiled,
  ...picture
}: ClipThumbProps) {
  const [pointed, setPointed] = useState(false);
  return (
    <span
      className={joinClasses('relative block overflow-hidden', veiled && 'veiled', className)}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <Picture {...picture} src={poster} className="size-full" />
      {(pointed || playing) && !wantsLessMotion() && (
        <video
          src={clip}
          muted
          loop
          autoPlay
          playsInline
          aria-hidden
          tabIndex={-1}
          className="absolute inset-0 size-full object-cover"
        />
      )}
      <span className="absolute right-1.5 bottom-1.5 rounded-[4px] bg-scrim px-1 text-meta text-knob tabular-nums">
        {formatClipTime(durationMs)}
      </span>
    </span>
  );
}
