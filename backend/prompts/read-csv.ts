/** One record of a CSV file by the line that it begins in, from 1; or why it cannot be read, with its first line as it is. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[]; readonly fault: string | null };

type Reading = { readonly fields: readonly string[]; readonly fault: string | null; readonly end: number };

const lineEnd = (text: string, from: number): number => {
  const end = text.slice(from).search(/\r\n|\r|\n/);
  return end < 0 ? text.length : from + end;
};
const pastEnd = (text: string, at: number): number => (text.startsWith('\r\n', at) ? at + 2 : at + 1);

/** Reads the record that begins here; `end` is where the line ends that it ends in. */
function readRecord(text: string, begun: number, separator: string): Reading {
  const fields: string[] = [];
  let at = begun;
  for (;;) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return { fields, fault: 'its quotes have no end', end: -1 };
        field += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
      while (text[at] === ' ') at += 1;
      const next = text[at];
      if (next !== undefined && next !== separator && next !== '\n' && next !== '\r')
        return { fields, fault: 'words follow the end of its quotes: a quote inside is written twice', end: -1 };
    } else {
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
      field = text.slice(from, at);
    }
    fields.push(field);
    if (text[at] !== separator) return { fields, fault: null, end: at };
    at += 1;
  }
}

/**
 * Reads CSV as RFC 4180 has it, with this separator: fields in quotes may hold separators, line ends and quotes written twice. A record that breaks these rules is told with its line,
 * and reading goes on with the line after. Empty lines are none.
 */
export function readCsv(text: string, separator: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  const countLines = (from: number, to: number) => text.slice(from, to).match(/\r\n|\r|\n/g)?.length ?? 0;
  while (at < text.length) {
    const { fields, fault, end } = readRecord(text, at, separator);
    const stop = fault === null ? end : lineEnd(text, at);
    const written = text.slice(at, stop);
    if (written.trim() !== '') {
      const first = written.split(separator).map(field => field.replace(/^"|"$/g, ''));
      records.push({ line, fields: fault === null ? fields : first, fault });
    }
    line += countLines(at, stop) + 1;
    at = pastEnd(text, stop);
  }
  return records;
}
