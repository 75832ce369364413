import { Refusal } from '../contract/problem.ts';
import { isPlain, type Part, readMarks } from './read-marks.ts';

const PLACE = { path: 'text', name: 'the prompt' };

function spell(parts: readonly Part[]): string {
  const spelled = parts.map(part => {
    switch (part.kind) {
      case 'text':
        return part.text;
      case 'list':
        return part.name.replace(/[-_/]/g, ' ');
      case 'choice': {
        const options = part.options.filter(({ weight }) => weight > 0).map(option => spell(option.parts));
        const longest = options.sort((a, b) => b.length - a.length).slice(0, part.most);
        return longest.join(part.joiner);
      }
      default:
        return part satisfies never;
    }
  });
  return spelled.join('');
}

/** Words with the longest that could be drawn of each choice, so that what is counted is enough; a list is there by its name. What cannot be drawn stays as it is written. */
export function spellLongest(text: string): string {
  if (isPlain(text)) return text;
  try {
    return spell(readMarks(text, PLACE));
  } catch (error) {
    if (error instanceof Refusal) return text; // half typed; it is told where it is asked for
    throw error;
  }
}
