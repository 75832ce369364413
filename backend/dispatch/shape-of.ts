import type { Parameters } from '../contract/parameters.ts';

/** What decides how long a task takes, apart from its model: `key` names it, `work` compares it with others (pixels × steps × frames). */
export type Shape = { readonly key: string; readonly work: number };

const DRIVERS = ['steps', 'frames', 'seconds', 'duration', 'factor'] as const;
const pixelsOf = (parameters: Parameters): number | null => {
  const { size, width, height } = parameters;
  if (typeof size === 'object' && 'width' in size) return size.width * size.height;
  return typeof width === 'number' && typeof height === 'number' ? width * height : null;
};

/** Finds the shape of a task in its parameters; two tasks of one shape take about as long on one machine. */
export function shapeOf(parameters: Parameters): Shape {
  const parts: string[] = [];
  let work = 1;
  const pixels = pixelsOf(parameters);
  if (pixels !== null) {
    parts.push(`${(pixels / 1_000_000).toFixed(2)} MP`);
    work *= pixels;
  }
  for (const name of DRIVERS) {
    const value = Number(parameters[name]);
    if (!Number.isFinite(value) || value <= 0) continue;
    parts.push(`${value} ${name}`);
    work *= value;
  }
  return { key: parts.join(', '), work };
}
