import type { Generation } from '../../../backend/contract/generations.ts';

/** One picture's place within its row, in pixels. */
export type Cell = {
  readonly item: Generation;
  /** Its place in the whole library. */
  readonly index: number;
  readonly left: number;
  readonly width: number;
};

/** A row of pictures that share one height; `top` counts from the start of the grid, in pixels. */
export type Row = { readonly top: number; readonly height: number; readonly cells: readonly Cell[] };

/** The space between pictures, in pixels. */
export const GAP = 8;

/** Beyond these shapes a picture is cropped, so that a strip neither fills the page nor becomes a line. */
const NARROWEST = 0.5;
const WIDEST = 2.6;

const aspectOf = ({ media }: Generation) => Math.min(WIDEST, Math.max(NARROWEST, media.width / media.height));

/**
 * Lays pictures out in full rows of about the wished height, each with its true shape. Rows are filled from the first
 * picture on, so that more pictures at the end change no row but the last.
 */
export function layOutRows(items: readonly Generation[], width: number, wishedHeight: number): Row[] {
  if (width <= 0) return [];
  const rows: Row[] = [];
  let top = 0;
  let first = 0;
  let aspects = 0;
  items.forEach((item, index) => {
    aspects += aspectOf(item);
    const gaps = (index - first) * GAP;
    const filled = aspects * wishedHeight + gaps >= width;
    if (!filled && index < items.length - 1) return;
    const height = Math.round(Math.min(wishedHeight, (width - gaps) / aspects));
    let left = 0;
    const cells = items.slice(first, index + 1).map((own, place): Cell => {
      const isLast = filled && first + place === index;
      // The last one takes what rounding left over, so that all full rows end on the same line.
      const wide = isLast ? width - left : Math.round(aspectOf(own) * height);
      const cell = { item: own, index: first + place, left, width: wide };
      left += wide + GAP;
      return cell;
    });
    rows.push({ top, height, cells });
    top += height + GAP;
    first = index + 1;
    aspects = 0;
  });
  return rows;
}
