import type { PromptFamily } from '../../../contract/templates.ts';
import type { CountWord } from '../../../prompts/load-clip.ts';
import { measurePrompt } from '../../../prompts/measure-prompt.ts';
import { readMarkup } from '../../../prompts/read-markup.ts';
import type { TextLimit } from '../../../prompts/text-limits.ts';
import type { Draw } from './draw.ts';
import type { Addition } from './pick-entry.ts';
import type { SlotName, Thesaurus } from './thesaurus.ts';

/** How prompts of a family are written: in phrases between commas or in sentences, of a picture or of a clip. */
export type Manner = { readonly style: 'phrases' | 'sentences'; readonly clip: boolean };

const CLIP_MODEL: TextLimit = { tokens: 'clip', most: 75, beyond: 'block', markup: true };
/** T5's tokens are counted about, so a fifth is left free. Sources: `max_sequence_length` of diffusers' pipelines; LTX's is 128. */
const about = (most: number): TextLimit => ({
  tokens: 'about',
  most: Math.floor(most * 0.8),
  beyond: 'cut',
  markup: true,
});
const LIMITS: Record<PromptFamily, TextLimit> = {
  sd15: CLIP_MODEL,
  sdxl: CLIP_MODEL,
  flux: about(512),
  'qwen-image': about(1024),
  wan: about(512),
  ltx: about(128),
  generic: about(512),
};

/** Of a family nothing special is known of, words are gone on with as they were begun. */
export function mannerOf(family: PromptFamily, text: string): Manner {
  switch (family) {
    case 'sd15':
    case 'sdxl':
      return { style: 'phrases', clip: false };
    case 'flux':
    case 'qwen-image':
      return { style: 'sentences', clip: false };
    case 'wan':
    case 'ltx':
      return { style: 'sentences', clip: true };
    case 'generic':
      return { style: /[.!?。]["”’)]*\s*$/.test(text) ? 'sentences' : 'phrases', clip: false };
    default:
      return family satisfies never;
  }
}

/** Whether a model of this family reads all of a text, as far as that is known. */
export function fitsFamily(text: string, family: PromptFamily, countWord: CountWord): boolean {
  const { blocks, unread } = measurePrompt(text, LIMITS[family], countWord);
  return unread === null && blocks <= readMarkup(text).blocks.length;
}

/** What of a text stands for networks, at its end: `<lora:name:0.8>` and its like. */
export function splitNetworks(text: string): { readonly words: string; readonly networks: string } {
  const at = /(?:[\s,]*<(?:lora|lyco|hypernet):[^>]+>)+\s*$/.exec(text)?.index ?? text.length;
  return { words: text.slice(0, at), networks: text.slice(at) };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** An entry in the manner of a family, as it stands after other words; `{x}` in a frame of its slot stands for it. */
export function phraseOf({ slot, entry }: Addition, { style }: Manner, thesaurus: Thesaurus, draw: Draw): string {
  if (style === 'phrases') return entry.say.replace(/^an? /, '');
  const { frames } = thesaurus.slots[slot];
  const frame = frames[Math.floor(draw() * frames.length)] ?? '{x}.';
  return capital(frame.replace('{x}', entry.say).replace('{X}', entry.say));
}

/** The mark and space with which a phrase is put after words, without touching them. */
export function joinWith(words: string, { style }: Manner): string {
  if (words === '') return '';
  if (/\s$/.test(words)) return '';
  if (/[.!?。:;,，、]["”’)]*$/.test(words)) return ' ';
  return style === 'phrases' ? ', ' : '. ';
}

/** What may be added for a family, what matters most first. */
export const slotsOf = ({ clip }: Manner): readonly SlotName[] =>
  clip
    ? ['motion', 'camera', 'light', 'atmosphere', 'mood', 'detail', 'palette', 'composition']
    : ['light', 'composition', 'palette', 'lens', 'mood', 'detail', 'place', 'atmosphere', 'medium'];
