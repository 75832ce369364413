import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { mediaUrl } from '../../../backend/contract/bytes.ts';
import type { Generation } from '../../../backend/contract/generations.ts';
import { useApi } from '../../api/api-context.tsx';
import { readGeneration } from '../../api/reads.ts';
import { ClipPlayer } from '../../ui/clip-player.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayDuration } from '../../ui/say-time.ts';
import { Slider } from '../../ui/slider.tsx';
import { findMade } from './faith-note.tsx';
import { findTakeItem } from './take-map-store.ts';
import { useOverlays } from './view-store.ts';

const isClip = (take: Generation) => take.media.type.startsWith('video/');

function Caption({ take, side }: { readonly take: Generation; readonly side: string }) {
  const { data } = useQuery(readGeneration(useApi(), take.id));
  const recipe = data && findMade(data)?.recipe;
  return (
    <div className="min-w-0 text-meta text-second">
      <p className="truncate">
        {side}: “{take.prompt}”{take.seed !== null && `, seed ${take.seed}`}
      </p>
      {recipe && (
        <p className="truncate tabular-nums">
          {recipe.worker}, {recipe.runtime}: {sayDuration(recipe.tookMs)}, free
        </p>
      )}
    </div>
  );
}

function SlidingPictures({ left, right }: { readonly left: Generation; readonly right: Generation }) {
  const [share, setShare] = useState(50);
  const handle = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Once the dialog has put the focus where it sees fit: arrow keys are to move the slider at once.
    const frame = requestAnimationFrame(() => handle.current?.querySelector<HTMLElement>('[role="slider"]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const box = 'absolute inset-0 size-full object-contain';
  return (
    <>
      <div className="relative min-h-0 grow overflow-hidden rounded-card bg-ground">
        <img src={mediaUrl(right.media.sha256)} alt={`Right: ${right.prompt}`} className={box} />
        <img
          src={mediaUrl(left.media.sha256)}
          alt={`Left: ${left.prompt}`}
          className={box}
          style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}
        />
        <div aria-hidden className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-knob" style={{ left: `${share}%` }} />
      </div>
      <div ref={handle}>
        <Slider
          label="How much of the left take is shown"
          min={0}
          max={100}
          value={share}
          onValueChange={setShare}
          format={value => `${value} %`}
        />
      </div>
    </>
  );
}

/** Two takes against each other: pictures under a slider, clips side by side. */
export function CompareTakes() {
  const comparing = useOverlays(state => state.comparing);
  const left = findTakeItem(comparing?.[0] ?? null)?.take;
  const right = findTakeItem(comparing?.[1] ?? null)?.take;
  if (!left || !right) return null;
  return (
    <Dialog open onOpenChange={open => !open && useOverlays.setState({ comparing: null })} title="Compare" size="full">
      <div className="flex h-full flex-col gap-3">
        {isClip(left) || isClip(right) ? (
          <div className="grid min-h-0 grow grid-cols-2 gap-3">
            {[left, right].map(take =>
              isClip(take) ? (
                <ClipPlayer
                  key={take.id}
                  clip={mediaUrl(take.media.sha256)}
                  poster={mediaUrl(take.media.sha256, 'preview')}
                  label={take.prompt}
                  width={take.media.width}
                  height={take.media.height}
                  className="size-full"
                />
              ) : (
                <img
                  key={take.id}
                  src={mediaUrl(take.media.sha256)}
                  alt={take.prompt}
                  className="size-full object-contain"
                />
              ),
            )}
          </div>
        ) : (
          <SlidingPictures left={left} right={right} />
        )}
        <div className="flex justify-between gap-6">
          <Caption take={left} side="Left" />
          <Caption take={right} side="Right" />
        </div>
      </div>
    </Dialog>
  );
}
