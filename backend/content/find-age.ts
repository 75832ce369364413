const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen'.split(
    ' ',
  );
const ADULT = 18;
const NUMBER = `(\\d{1,3}|${ONES.join('|')})`;
const BETWEEN = '[\\s.\\-–_]{0,3}';
const YEARS =
  '(?:years?|yrs?|y\\/?o|y\\.o\\.?|jahre?n?|jahrig\\p{L}*|ans|anos|anni|lat|letni\\p{L}*|jaar|jarige?|yas\\p{L}*|лет\\p{L}*|год\\p{L}*|歳|才|岁|歲|살|세)';
/** A number of years, and an age that is named as one; a number of years alone may be a whisky's. */
const AGES = [
  new RegExp(`(?<![\\p{L}\\p{N}.])${NUMBER}${BETWEEN}${YEARS}(?![\\p{sc=Latin}])`, 'giu'),
  new RegExp(
    `(?<!\\p{L})(?:aged?|alter|edad|âge|age of|turning|turned)[\\s:=]{1,3}(?:of\\s)?${NUMBER}(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  /(?<![\p{L}\p{N}])(\d{1,2})\s?[fm](?![\p{L}\p{N}.])/giu,
];

/** The age under 18 that a text names, as it was written; null where it names none. */
export function findAge(text: string): string | null {
  const flat = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]/gu, '')
    .toLowerCase();
  for (const ages of AGES) {
    for (const [written, number = ''] of flat.matchAll(ages)) {
      const years = /^\d/.test(number) ? Number(number) : ONES.indexOf(number) + 1;
      if (years > 0 && years < ADULT) return written.trim();
    }
  }
  return null;
}
