import type { Generation } from '../../../backend/contract/generations.ts';

/** How many there are, in words: "1 item", "1,204 items". */
export const countItems = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'item' : 'items'}`;

/** One item in words for a screen reader. */
export function nameItem({ kind, prompt, media }: Generation): string {
  const what = kind === 'video' ? 'Clip' : 'Picture';
  return `${what}: ${prompt || 'no prompt'}, ${media.width} × ${media.height}`;
}
