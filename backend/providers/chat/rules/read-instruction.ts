/** One thing that an instruction asks for. `what` is as a person wrote it, without an article. */
export type Step =
  | { readonly do: 'replace'; readonly what: string; readonly by: string }
  | { readonly do: 'qualify'; readonly what: string; readonly as: string }
  | { readonly do: 'remove' | 'add'; readonly what: string }
  /** To become something: “night”, “an oil painting”, “brighter”; `how` is the word it came with, as “in” or “as”. */
  | { readonly do: 'become'; readonly what: string; readonly how: string }
  | { readonly do: 'shorten' | 'enrich' };

const ALL = '(?:it|this|that|everything|the (?:whole )?(?:picture|image|scene|photo|prompt|video|clip|shot|text))';
const VERBS =
  'make|add|remove|delete|replace|change|turn|swap|without|in|as|at|put|set|with|no|shorten|shorter|drop|move|take|use|give|let|include|leave|get rid|have|more|less|convert|show';
const NEXT = new RegExp(
  `\\s*(?:[;\\n]+|\\.\\s+|,\\s*(?:and\\s+|then\\s+|but\\s+)*|\\s+(?:and|then|but)\\s+(?:then\\s+)?)(?=(?:${VERBS})\\b)`,
  'i',
);
const POLITE =
  /^(?:(?:please|kindly|now|then|also|and|but|just|can you|could you|would you|i want you to|i[’']d like you to|let[’']s)\s+)+/i;
const ARTICLE = /^(?:the|an?|some|any|all(?: of)?(?: the)?|every|each)\s+/i;

const bare = (words: string | undefined) =>
  (words ?? '')
    .trim()
    .replace(ARTICLE, '')
    .replace(/^["“”'‘]|["“”'’]$/g, '')
    .trim();

const some = (words: string | undefined) => (words ?? '').trim().replace(/^(?:some|any|more|the)\s+/i, '');

/** What is read, in this order, and what it asks for; null reads on. */
type Reading = readonly [RegExp, (match: RegExpExecArray) => Step | null];
const of = (pattern: string, read: Reading[1]): Reading => [new RegExp(`^(?:${pattern})$`, 'iu'), read];

const READINGS: readonly Reading[] = [
  of(
    `(?:make ${ALL} )?(?:much |a (?:bit|little) |even )?(?:shorter|more concise|briefer|simpler)|(?:shorten|simplify|condense|trim|tighten)(?: ${ALL})?(?: .{0,30})?`,
    () => ({ do: 'shorten' }),
  ),
  of(
    `(?:make ${ALL} )?(?:longer|richer|more (?:detailed|descriptive|elaborate|vivid))|(?:expand|enrich|elaborate|improve|enhance)(?: (?:on )?${ALL})?|(?:add |with |give (?:it |me )?)?more details?`,
    () => ({ do: 'enrich' }),
  ),
  of('(?:replace|swap|exchange|substitute)\\s+(.+?)\\s+(?:by|with|for|through)\\s+(.+)', match => ({
    do: 'replace',
    what: bare(match[1]),
    by: bare(match[2]),
  })),
  of('(?:use |put |have )?(.+?)\\s+(?:instead of|in place of|rather than)\\s+(.+)', match => ({
    do: 'replace',
    what: bare(match[2]),
    by: bare(match[1]),
  })),
  of(`(?:change|turn|convert|transform|make)\\s+${ALL}\\s+(?:in)?to\\s+(.+)`, match => ({
    do: 'become',
    what: bare(match[1]),
    how: 'as',
  })),
  of('(?:change|turn|convert|transform|make)\\s+(.+?)\\s+(?:in)?to\\s+(?:be\\s+)?(.+)', match => ({
    do: 'replace',
    what: bare(match[1]),
    by: bare(match[2]),
  })),
  of('(?:take|leave|keep)\\s+(?:out\\s+)?(.+?)(?:\\s+(?:out|away|off))?', match =>
    /\bout\b|\baway\b|\boff\b/i.test(match[0]) ? { do: 'remove', what: bare(match[1]) } : null,
  ),
  of(
    '(?:make (?:it|this) )?(?:remove|delete|drop|erase|without|no more|no|omit|lose|minus|get rid of|hide|there (?:should|must) be no)\\s+(.+?)(?:\\s+from\\s+.+)?',
    match => ({ do: 'remove', what: bare(match[1]) }),
  ),
  of(`(?:make|let)\\s+${ALL}\\s+(?:look\\s+|feel\\s+|be\\s+)?(?:(like|as|at|in|on|by|under)\\s+)?(.+)`, match => ({
    do: 'become',
    what: bare(match[2]),
    how: (match[1] ?? '').toLowerCase(),
  })),
  of('(?:make|paint|colou?r|dye)\\s+(?:the\\s+)?(.+?)\\s+((?:an?\\s+)?[\\p{L}-]+)', match => {
    const [what, as] = [bare(match[1]), match[2] ?? ''];
    return /^an? /i.test(as) ? { do: 'replace', what, by: bare(as) } : { do: 'qualify', what, as };
  }),
  of(
    `(?:add|include|insert|put in|give (?:it|me)|show|throw in|bring in|there should be)\\s+(.+?)(?:\\s+to\\s+${ALL})?`,
    match => ({ do: 'add', what: some(match[1]) }),
  ),
  of(`(?:set|put|place|move|bring)\\s+${ALL}\\s+(?:in)?(to|in|at|on|by|under|into|near)\\s+(.+)`, match => ({
    do: 'become',
    what: (match[2] ?? '').trim(),
    how: /^(?:in)?to$/i.test(match[1] ?? '') ? 'in' : (match[1] ?? '').toLowerCase(),
  })),
  of(`(?:draw|paint|render|show|do)(?:ed|n)?\\s+(?:${ALL}\\s+)?(?:as|like)\\s+(.+)`, match => ({
    do: 'become',
    what: bare(match[1]),
    how: 'as',
  })),
  of('(as|like|in|at|on|by|under|near|inside|during)\\s+(.+)', match => ({
    do: 'become',
    what: (match[2] ?? '').trim(),
    how: (match[1] ?? '').toLowerCase(),
  })),
  of('with\\s+(.+)', match => ({ do: 'add', what: some(match[1]) })),
  of('(.{1,40})', match => ({ do: 'become', what: bare(match[1]), how: '' })),
];

/** The steps of an instruction, in the order in which they were asked for; null where one of them is not understood, with its words. */
export function readInstruction(instruction: string): {
  readonly steps: readonly Step[];
  readonly unread: string | null;
} {
  const parts = instruction
    .trim()
    .split(NEXT)
    .map(part =>
      part
        .trim()
        .replace(POLITE, '')
        .replace(/[\s.!]+$|,?\s*please[\s.!]*$/gi, ''),
    )
    .filter(part => part !== '');
  const steps: Step[] = [];
  for (const part of parts) {
    const step = READINGS.map(([pattern, read]) => {
      const match = pattern.exec(part);
      return match ? read(match) : null;
    }).find(one => one !== null);
    if (!step) return { steps, unread: part };
    steps.push(step);
  }
  return { steps, unread: parts.length === 0 ? instruction : null };
}
