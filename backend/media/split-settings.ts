/** A pair such as `CFG scale: 7`. Keys are short, so a sentence with a colon is not taken for one. */
const PAIR = /^\s*([A-Za-z][\w \-/]{0,60}):\s*(.*)$/s;

/**
 * Takes a line like `Steps: 20, Sampler: Euler a, Model: "one, two"` apart; values in quotes are JSON texts.
 * Null when the line does not begin with `Steps:` and is not made of three pairs or more.
 */
export function splitSettings(line: string): ReadonlyMap<string, string> | null {
  const pairs = splitOutsideQuotes(line).map(piece => PAIR.exec(piece));
  const settings = new Map<string, string>();
  for (const pair of pairs) if (pair?.[1] && !settings.has(pair[1])) settings.set(pair[1], unquote(pair[2] ?? ''));
  const certain = /^\s*Steps: ?\d/.test(line) || settings.get('Version') === 'Dailies';
  return certain || (pairs.length >= 3 && pairs.every(pair => pair !== null)) ? settings : null;
}

/** Splits at commas, but for those between quotes; one pass, whatever the line. */
function splitOutsideQuotes(line: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"' && (quoted || /:\s*$/.test(line.slice(Math.max(from, at - 3), at)))) quoted = !quoted;
    else if (character === ',' && !quoted) {
      pieces.push(line.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(line.slice(from));
  return pieces;
}

function unquote(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  try {
    const value: unknown = JSON.parse(trimmed);
    return typeof value === 'string' ? value : trimmed;
  } catch {
    return trimmed;
  }
}
