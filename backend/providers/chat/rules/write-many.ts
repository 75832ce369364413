import { Refusal } from '../../../contract/problem.ts';
import { createDraw } from './draw.ts';
import { type Enhancing, enhanceWords } from './enhance-words.ts';
import { refuseWish } from './refuse-wish.ts';

/** So many turns are tried for each prompt. */
const TURNS = 4;
const INTENSITIES = ['medium', 'strong', 'light'] as const;

/** Prompts of one idea, each with a seed of its own; no two with the same words, and none that is there already. As many as there can be. */
export function writeMany(
  idea: string,
  count: number,
  existing: readonly string[],
  seed: number,
  enhancing: Enhancing,
): string[] {
  const text = idea.replace(/\s+/g, ' ');
  const known = new Set(existing.map(prompt => prompt.trim()));
  const prompts: string[] = [];
  let taken = new Set<string>();
  for (let turn = 0; prompts.length < count && turn < count * TURNS + TURNS; turn++) {
    const draw = createDraw(seed + turn * 7_919);
    const intensity = INTENSITIES[turn % INTENSITIES.length] ?? 'medium';
    const own = { ...enhancing, draw, intensity, taken, temperature: Math.max(enhancing.temperature, 0.8) };
    const prompt = writeOne(text, own);
    if (prompt === null)
      taken = new Set(); // all that fits was said once: it may be said again, in other company
    else if (!known.has(prompt)) {
      known.add(prompt);
      prompts.push(prompt);
    }
  }
  if (prompts.length === 0) throw refuseWish('There is nothing new that the rules could say of this idea.');
  return prompts;
}

function writeOne(text: string, enhancing: Enhancing): string | null {
  try {
    return enhanceWords(text, enhancing).join('');
  } catch (error) {
    if (!(error instanceof Refusal) || enhancing.taken.size === 0) throw error;
    return null;
  }
}
