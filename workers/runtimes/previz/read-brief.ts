import type { RuntimeOutput } from '../runtime.ts';
import type { Order } from './read-order.ts';
import { readPrompt, type SceneBrief } from './read-prompt.ts';
import { type Shot, type Style, shots, styles } from './vocabulary/manner.ts';

const isStyle = (name: string): name is Style => name in styles;
const isShot = (name: string): name is Shot => name in shots;

/** The brief of an order: the words, and over them the style and framing that were chosen. */
export function readBrief(order: Order): SceneBrief {
  const read = readPrompt(order.text('prompt'), order.text('negative'));
  const style = order.text('style');
  const shot = order.text('shot');
  return { ...read, style: isStyle(style) ? style : read.style, shot: isShot(shot) ? shot : read.shot };
}

/** Tells of words to leave out that mean nothing to a sketch. */
export function listUnheard(brief: SceneBrief): RuntimeOutput['unmapped'] {
  if (brief.unheard.length === 0) return [];
  const words = brief.unheard
    .slice(0, 8)
    .map(word => `“${word.slice(0, 24)}”`)
    .join(', ');
  return [{ name: 'negative', why: `A sketch has nothing called ${words} that it could leave out` }];
}
