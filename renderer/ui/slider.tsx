import { Slider as Radix } from 'radix-ui';

/** A value on a track; `format` says it in words with its unit, `onValueCommit` hears where the hand let go. */
export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly onValueChange: (value: number) => void;
  readonly onValueCommit?: ((value: number) => void) | undefined;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  readonly format?: ((value: number) => string) | undefined;
}

/** Picks a number on a track by hand or by arrow keys. */
export function Slider({ label, value, onValueChange, onValueCommit, min, max, step = 1, format }: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => next !== undefined && onValueChange(next)}
      onValueCommit={([next]) => next !== undefined && onValueCommit?.(next)}
      className="group relative flex h-5 w-full touch-none items-center select-none"
    >
      <Radix.Track className="relative h-1 grow rounded-full bg-edge/60">
        <Radix.Range className="absolute h-full rounded-full bg-second group-hover:bg-text" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={format?.(value)}
        className="block size-3.5 rounded-full border border-edge bg-text transition-shadow hover:ring-4 hover:ring-hover"
      />
    </Radix.Root>
  );
}
