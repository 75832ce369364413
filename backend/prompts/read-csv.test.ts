import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { readStylesCsv } from './read-styles-csv.ts';

const field = fc
  .array(fc.constantFrom('a', 'ö', '"', ',', ';', '\n', '\r\n', ' ', 'fog'), { maxLength: 8 })
  .map(signs => signs.join(''));
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('a CSV file', () => {
  it('gives back the fields that were written, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom(',', ';'),
        (rows, separator) => {
          const text = rows.map(row => row.map(quote).join(separator)).join('\r\n');
          expect(readCsv(text, separator).map(({ fields, fault }) => [fields, fault])).toEqual(
            rows.map(row => [row, null]),
          );
        },
      ),
    );
  });

  it('has its other records, in their lines, where one is broken', () => {
    const records = readCsv('a,b\n"c\nd",e\n"f" g,h\ni,"j\nk,l', ',');
    expect(records.map(({ line, fields, fault }) => [line, fields[0], fault === null])).toEqual([
      [1, 'a', true],
      [2, 'c\nd', true],
      [4, 'f" g', false],
      [5, 'i', false],
      [6, 'k', true],
    ]);
  });

  it('comes to an end with any text', () => {
    for (const hostile of ['"', '"\n', '"a""\n', 'a,"\n', '""x\n', ',', '\n', '"""x\n'])
      expect(readCsv(hostile.repeat(60_000), ',').length).toBeLessThanOrEqual(60_001);
  });
});

describe('styles.csv', () => {
  it('may be parted by semicolons, and have its columns in another order', () => {
    const { styles, broken } = readStylesCsv('negative_prompt;name;prompt\nblur;Noir;"a;b"\n');
    expect(styles).toEqual([{ line: 2, style: { name: 'Noir', before: '', after: 'a;b', negative: 'blur' } }]);
    expect(broken).toEqual([]);
  });

  it('may be as old as its column “text”', () => {
    expect(readStylesCsv('name,text\nNoir,by night').styles[0]?.style).toMatchObject({
      after: 'by night',
      negative: '',
    });
  });

  it('is refused where its first line is no header', () => {
    for (const text of ['', 'Noir,by night,', '<html>', '"name'])
      expect(() => readStylesCsv(text)).toThrow('The first line of styles.csv');
  });
});
