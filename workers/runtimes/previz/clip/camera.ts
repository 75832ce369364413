/** How the camera moves. */
export type CameraMove = 'push-in' | 'pull-out' | 'pan-left' | 'pan-right' | 'tilt-up' | 'drift' | 'static';

/** How a layer lies in the frame at a moment: a scale about the focus, and a shift in scene units. */
export type Placement = { readonly scale: number; readonly x: number; readonly y: number };

const moves: ReadonlySet<string> = new Set<CameraMove>([
  'push-in',
  'pull-out',
  'pan-left',
  'pan-right',
  'tilt-up',
  'drift',
  'static',
]);

/** Whether a word names a camera move. */
export const isCameraMove = (word: string): word is CameraMove => moves.has(word);

/** The farthest that anything is shifted, in scene units: layers must reach this far beyond the frame. */
export const MARGIN = { x: 0.13, y: 0.1 } as const;

const ease = (t: number) => t * t * (3 - 2 * t);

/** Where a layer lies at `time` (0-1 of the clip); what is near (depth 1) moves most, what is far hardly. */
export function placeLayer(move: CameraMove, depth: number, time: number): Placement {
  const t = ease(Math.min(1, Math.max(0, time)));
  const near = 0.1 + 0.9 * depth;
  const dolly = (way: number) => 1 / (1 - way * 0.21 * near);
  switch (move) {
    case 'push-in':
      return { scale: dolly(t), x: 0, y: 0 };
    case 'pull-out':
      return { scale: dolly(1 - t), x: 0, y: 0 };
    case 'pan-left':
      return { scale: 1, x: (t - 0.5) * 2 * MARGIN.x * near, y: 0 };
    case 'pan-right':
      return { scale: 1, x: (0.5 - t) * 2 * MARGIN.x * near, y: 0 };
    case 'tilt-up':
      return { scale: 1, x: 0, y: (t - 0.5) * 2 * MARGIN.y * (0.45 + 0.55 * near) };
    case 'drift': {
      const turn = time * Math.PI * 2;
      return { scale: 1 + 0.03 * near, x: Math.sin(turn) * 0.055 * near, y: (Math.cos(turn) - 1) * 0.012 * near };
    }
    case 'static':
      return { scale: 1, x: 0, y: 0 };
    default:
      return move satisfies never;
  }
}
