import type { Colour } from '../colour.ts';
import { createRandom } from '../random.ts';
import type { Raster } from '../raster.ts';

/** What falls or floats through the whole scene. */
export type Falling = {
  readonly form: 'rain' | 'snow' | 'petals' | 'embers' | 'bubbles';
  readonly colour: Colour;
  /** How many in one square scene unit. */
  readonly density: number;
  /** How far the wind carries it sideways for one unit down. */
  readonly wind: number;
  readonly seed: number;
};

/** Speed in scene units a second, how long a trace is, how wide, how bright. */
const forms: Record<Falling['form'], { speed: number; trace: number; width: number; power: number; sway: number }> = {
  rain: { speed: 1.9, trace: 0.055, width: 0.0011, power: 0.3, sway: 0 },
  snow: { speed: 0.16, trace: 0, width: 0.0032, power: 0.75, sway: 0.03 },
  petals: { speed: 0.12, trace: 0.006, width: 0.0042, power: 0.9, sway: 0.06 },
  embers: { speed: -0.14, trace: 0, width: 0.0022, power: 1.5, sway: 0.04 },
  bubbles: { speed: -0.08, trace: 0, width: 0.0028, power: 0.45, sway: 0.02 },
};

const wrap = (value: number, span: number) => ((value % span) + span) % span;

/** Adds what falls, as it is at a moment in seconds; the near ones are larger and faster. */
export function drawFalling(target: Raster, falling: Falling, seconds: number): void {
  const { view, width, height } = target;
  const form = forms[falling.form];
  const random = createRandom(falling.seed, `falling ${falling.form}`);
  const span = { x: width / view.scale + 0.3, y: height / view.scale + 0.3 };
  const count = Math.round(falling.density * span.x * span.y);
  for (let n = 0; n < count; n++) {
    const near = random.next() ** 2.4;
    const [startX, startY, phase] = [random.next(), random.next(), random.next() * 7];
    const size = 0.55 + near * (falling.form === 'snow' || falling.form === 'petals' ? 2.4 : 1.3);
    const fallen = seconds * form.speed * (0.6 + near * 0.8);
    const sway = Math.sin(phase + seconds * (0.7 + near)) * form.sway;
    const x = view.x - 0.15 + wrap(startX * span.x + fallen * falling.wind + sway, span.x);
    const y = view.y - 0.15 + wrap(startY * span.y + fallen, span.y);
    const trace = form.trace * (0.5 + near);
    const power = form.power * (0.45 + 0.55 * near) * (size > 2 ? 0.55 : 1);
    addTrace(target, x, y, falling.wind * trace, trace, form.width * size, power, falling.colour);
  }
}

function addTrace(
  { width, height, view, pixels }: Raster,
  x: number,
  y: number,
  dx: number,
  dy: number,
  wide: number,
  power: number,
  colour: Colour,
): void {
  const r = Math.max(0.55, wide * view.scale);
  const share = Math.min(1, (wide * view.scale) / 0.55);
  const length = Math.hypot(dx, dy) * view.scale;
  const steps = Math.max(1, Math.ceil(length / Math.max(1, r)));
  for (let s = 0; s < steps; s++) {
    const t = steps === 1 ? 0 : s / (steps - 1);
    const cx = (x - dx * t - view.x) * view.scale;
    const cy = (y - dy * t - view.y) * view.scale;
    const fade = steps === 1 ? 1 : (1 - t) * Math.min(1, (1.2 * r * steps) / length);
    for (let row = Math.max(0, Math.ceil(cy - r * 1.6)); row <= Math.min(height - 1, cy + r * 1.6); row++) {
      for (let column = Math.max(0, Math.ceil(cx - r * 1.6)); column <= Math.min(width - 1, cx + r * 1.6); column++) {
        const d = ((column - cx) ** 2 + (row - cy) ** 2) / (r * r);
        const alpha = Math.exp(-d * 1.1) * power * fade * share;
        const i = (row * width + column) * 4;
        for (let k = 0; k < 3; k++)
          pixels[i + k] = (pixels[i + k] as number) * (1 - alpha * 0.6) + (colour[k] as number) * alpha;
      }
    }
  }
}
