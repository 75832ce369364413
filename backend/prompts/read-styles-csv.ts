import { Refusal } from '../contract/problem.ts';
import { readCsv } from './read-csv.ts';

/** A style as a file has it, by the line that it begins in. */
export type FoundStyle = {
  readonly line: number;
  readonly style: { readonly name: string; readonly before: string; readonly after: string; readonly negative: string };
};
/** A row that is no style, and why. */
export type BrokenRow = { readonly line: number; readonly name: string; readonly why: string };

const OWN = '{prompt}';

/** The separator of a header: whichever of comma, semicolon and tab it has most of. */
function findSeparator(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * Reads AUTOMATIC1111's styles.csv: columns `name`, `prompt` (once called `text`) and `negative_prompt`. A prompt without `{prompt}` stands behind a person's own words.
 * Rows that are broken are told and the others taken. Raises `invalid_request` where the first line names no such columns. Source: `modules/styles.py` of the web UI.
 */
export function readStylesCsv(csv: string): {
  readonly styles: readonly FoundStyle[];
  readonly broken: readonly BrokenRow[];
} {
  const text = csv.replace(/^\uFEFF/, '');
  const [header, ...rows] = readCsv(text, findSeparator(text));
  const columns = header?.fields.map(column => column.trim().toLowerCase()) ?? [];
  const nameAt = columns.indexOf('name');
  const promptAt = columns.includes('prompt') ? columns.indexOf('prompt') : columns.indexOf('text');
  const negativeAt = columns.indexOf('negative_prompt');
  if (header?.fault || nameAt < 0 || promptAt < 0) {
    const message = 'The first line of styles.csv must be name,prompt,negative_prompt';
    throw new Refusal({ code: 'invalid_request', message: `${message}.`, issues: [{ path: 'csv', message }] });
  }
  const styles: FoundStyle[] = [];
  const broken: BrokenRow[] = [];
  for (const { line, fields, fault } of rows) {
    const name = (fields[nameAt] ?? '').trim();
    const prompt = (fields[promptAt] ?? '').trim();
    const negative = (negativeAt < 0 ? '' : (fields[negativeAt] ?? '')).trim();
    const tell = (why: string) => broken.push({ line, name: name.slice(0, 80), why });
    if (fault) tell(fault);
    else if (fields.length > columns.length)
      tell(`it has ${fields.length} fields instead of ${columns.length}: words with commas need quotes around them`);
    else if (name === '') tell('it has no name');
    else if (prompt === '' && negative === '') tell('it has no words');
    else if (prompt.includes(OWN)) styles.push({ line, style: { name, before: prompt, after: '', negative } });
    else styles.push({ line, style: { name, before: '', after: prompt, negative } });
  }
  return { styles, broken };
}
