/** A point of a drawing; y grows downwards and the foot of a thing is at y = 0. */
export type Point = readonly [x: number, y: number];
/** A point of a limb with its half width there. */
export type Joint = readonly [x: number, y: number, radius: number];

const put = (value: number) => (Math.round(value * 10) / 10).toString();

/** Path data through straight corners. */
export const corners = (points: readonly Point[], closed = true): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${put(x)} ${put(y)}`).join('') + (closed ? 'Z' : '');

/** Path data through all points without corners (Catmull-Rom as Bézier curves). */
export function curve(points: readonly Point[], closed = true): string {
  const count = points.length;
  const at = (i: number): Point => {
    const index = closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i));
    return points[index] ?? [0, 0];
  };
  const first = at(0);
  let d = `M${put(first[0])} ${put(first[1])}`;
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${put(b[0] + (c[0] - a[0]) / 6)} ${put(b[1] + (c[1] - a[1]) / 6)} ${put(c[0] - (e[0] - b[0]) / 6)} ${put(c[1] - (e[1] - b[1]) / 6)} ${put(c[0])} ${put(c[1])}`;
  }
  return closed ? `${d}Z` : d;
}

/** Reads `x,y x,y …`, the way outlines are written down. */
export const readPoints = (text: string): Point[] =>
  text
    .trim()
    .split(/\s+/)
    .map(pair => {
      const [x, y] = pair.split(',').map(Number);
      return [x ?? 0, y ?? 0];
    });

/** Reads `x,y,r x,y,r …`, the way limbs are written down. */
export const readJoints = (text: string): Joint[] =>
  text
    .trim()
    .split(/\s+/)
    .map(joint => {
      const [x, y, r] = joint.split(',').map(Number);
      return [x ?? 0, y ?? 0, r ?? 0];
    });

/** Path data of a body part that swells and thins along a line: an arm, a neck, a fish, a branch. */
export function limb(joints: readonly Joint[]): string {
  const left: Point[] = [];
  const right: Point[] = [];
  const fine = subdivide(joints);
  for (const [i, [x, y, r]] of fine.entries()) {
    const before = fine[Math.max(0, i - 1)] ?? [x, y, r];
    const after = fine[Math.min(fine.length - 1, i + 1)] ?? [x, y, r];
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const nx = -(after[1] - before[1]) / length;
    const ny = (after[0] - before[0]) / length;
    left.push([x + nx * r, y + ny * r]);
    right.push([x - nx * r, y - ny * r]);
  }
  const caps = [fine[0], fine.at(-1)].map(joint => (joint ? circlePath(joint[0], joint[1], joint[2]) : ''));
  return `${corners([...left, ...right.reverse()])}${caps.join('')}`;
}

const circlePath = (x: number, y: number, r: number) =>
  `M${put(x - r)} ${put(y)}A${put(r)} ${put(r)} 0 1 0 ${put(x + r)} ${put(y)}A${put(r)} ${put(r)} 0 1 0 ${put(x - r)} ${put(y)}Z`;

function subdivide(joints: readonly Joint[]): Joint[] {
  const steps = 5;
  const last = joints.length - 1;
  const at = (i: number): Joint => joints[Math.min(last, Math.max(0, i))] ?? [0, 0, 0];
  const fine: Joint[] = [];
  for (let i = 0; i < last; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const blend = (k: 0 | 1 | 2) =>
        0.5 *
        (2 * b[k] +
          (c[k] - a[k]) * t +
          (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
          (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3);
      fine.push([blend(0), blend(1), Math.max(0.2, blend(2))]);
    }
  }
  fine.push(at(last));
  return fine;
}

/** A filled path. */
export const fill = (d: string, colour: string): string => `<path d="${d}" fill="${colour}"/>`;
/** A drawn line. */
export const line = (d: string, colour: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${put(width)}" stroke-linecap="round" stroke-linejoin="round"/>`;
/** A filled ellipse. */
export const ellipse = (x: number, y: number, rx: number, ry: number, colour: string): string =>
  `<ellipse cx="${put(x)}" cy="${put(y)}" rx="${put(rx)}" ry="${put(ry)}" fill="${colour}"/>`;
/** A filled rectangle. */
export const rect = (x: number, y: number, width: number, height: number, colour: string): string =>
  `<rect x="${put(x)}" y="${put(y)}" width="${put(width)}" height="${put(height)}" fill="${colour}"/>`;
/** Elements moved, and turned about their own origin (degrees), and scaled. */
export const move = (body: string, x: number, y: number, by: number | Point = 1, turn = 0): string => {
  const [sx, sy] = typeof by === 'number' ? [by, by] : by;
  const round = (v: number) => Math.round(v * 1e4) / 1e4;
  return `<g transform="translate(${put(x)} ${put(y)})${turn ? ` rotate(${put(turn)})` : ''} scale(${round(sx)} ${round(sy)})">${body}</g>`;
};
