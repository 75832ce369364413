import { cleanAnswer } from './clean-answer.ts';

const MARKER =
  /^\s*(?:\d{1,2}\s?[.):]|[-*•–])\s+|^\s*(?:\*\*)?(?:prompt|option|variation|version)\s+\d{1,2}(?:\*\*)?\s*[:.)–-]\s*/i;
const PARTING = /^(?:let me know|i hope|feel free|would you like|these prompts|note:)\b/i;

/** Words as they are held against others: without case, marks and spaces. */
export const likenOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function readList(text: string): string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  try {
    const told: unknown = JSON.parse(text);
    return Array.isArray(told) && told.every(one => typeof one === 'string') ? told : null;
  } catch {
    return null; // `[fog] over a harbour` begins so too, and is no JSON
  }
}

/** Each part begins at a line with a number or a bullet; what stands before the first is a lead-in. */
function splitAtMarkers(lines: readonly string[]): string[] {
  const parts: string[] = [];
  for (const line of lines) {
    if (MARKER.test(line)) parts.push(line.replace(MARKER, ''));
    else if (parts.length > 0 && line.trim() !== '' && !PARTING.test(line.trim()))
      parts.push(`${parts.pop() ?? ''} ${line.trim()}`);
  }
  return parts;
}

/** The prompts in an answer, as they were listed: numbered, with bullets, in JSON, in paragraphs or one a line. */
function splitParts(answer: string): string[] {
  const list = readList(answer);
  if (list) return list;
  const lines = answer.split(/\r?\n/);
  if (lines.filter(line => MARKER.test(line)).length > 1) return splitAtMarkers(lines);
  const paragraphs = answer.split(/\r?\n\s*\r?\n/);
  const parts =
    paragraphs.length > 1
      ? paragraphs.map(part =>
          part
            .split('\n')
            .map(line => line.trim())
            .join(' '),
        )
      : lines;
  return parts.filter(part => !PARTING.test(part.trim()));
}

/** The prompts that an answer holds: none twice, none that was there before, none that has no words. The last of one that was cut short is left out. */
export function splitAnswer(answer: string, before: readonly string[], cutShort: boolean): string[] {
  const known = new Set(before.map(likenOf));
  const parts = splitParts(cleanAnswer(answer)).map(part => cleanAnswer(part.replace(MARKER, '')));
  const whole = cutShort && parts.length > 1 ? parts.slice(0, -1) : parts;
  return whole.filter(part => {
    const liken = likenOf(part);
    if (liken === '' || known.has(liken)) return false;
    known.add(liken);
    return true;
  });
}
