import { joinClasses } from './join-classes.ts';
import { wantsLessMotion } from './wants-less-motion.ts';

/** A clip to be watched, with its poster and its size in pixels; `label` names it. */
export interface ClipPlayerProps {
  readonly clip: string;
  readonly poster: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly className?: string | undefined;
}

/** A player with the browser's own controls, which every screen reader and keyboard knows; it begins at once, in a loop, without sound, unless less motion was asked for. */
export function ClipPlayer({ clip, poster, label, width, height, className }: ClipPlayerProps) {
  return (
    // Clips made here have no speech; there is nothing that captions could say.
    <video
      key={clip}
      src={clip}
      poster={poster}
      aria-label={label}
      width={width}
      height={height}
      controls
      muted
      loop
      autoPlay={!wantsLessMotion()}
      playsInline
      className={joinClasses('max-h-full max-w-full bg-raised object-contain', className)}
    />
  );
}
