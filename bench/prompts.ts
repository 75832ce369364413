import { loadClip } from '../backend/prompts/load-clip.ts';
import { measurePrompt } from '../backend/prompts/measure-prompt.ts';
import { findTextLimit } from '../backend/prompts/text-limits.ts';
import { type Bench, median } from './support/bench.ts';

const ROUNDS = 500;
const SUBJECTS = 'castle harbour lighthouse market bridge forest desert garden tower station'.split(' ');
const LIGHTS = 'dawn dusk moonlight lanterns neon storm fog candlelight noon aurora'.split(' ');

/** A prompt of 400 words that is not the same twice. */
const write = (round: number) =>
  Array.from({ length: 40 }, (_, at) => {
    const subject = SUBJECTS[(at + round) % SUBJECTS.length];
    const light = LIGHTS[(at * 3 + round) % LIGHTS.length];
    return `(a ${subject} number ${round * at}:1.2) under ${light}, seen from far above`;
  }).join(', ');

/** What it costs to count the tokens of a long prompt, as with every rest of the keys. */
export const prompts: Bench = {
  name: 'prompts',
  question: 'How long does it take to count the tokens of a prompt of 400 words?',
  run: async () => {
    const began = performance.now();
    const countWord = loadClip();
    const loaded = performance.now() - began;
    const limit = findTextLimit('SDXL', 'comfyui');
    const times = Array.from({ length: ROUNDS }, (_, round) => {
      const prompt = write(round);
      const start = performance.now();
      measurePrompt(prompt, limit, countWord);
      return performance.now() - start;
    });
    return [
      { what: 'counting 400 words', value: median(times), unit: 'ms', goal: { atMost: 1 } },
      { what: 'loading the vocabulary, once', value: loaded, unit: 'ms' },
    ];
  },
};
