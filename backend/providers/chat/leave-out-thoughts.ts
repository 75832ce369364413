const OPENS = ['<think>', '<thinking>', '<thought>'];
const CLOSES = /<\/(think|thinking|thought)>/;
/** The longest mark that ends thoughts, but for its last character. */
const TAIL = '</thinking>'.length - 1;

/** Whether a text may yet become the beginning of a mark. */
const mayOpen = (text: string): boolean => OPENS.some(mark => mark.startsWith(text));

/** What a writer has thought aloud is left out of what it wrote: models that reason begin their answer with their thoughts, between marks. */
export function createThoughtFilter() {
  let held = '';
  let state: 'start' | 'thinking' | 'after' | 'writing' = 'start';
  return {
    /** Takes the next stretch of text; returns what of it belongs to the answer. */
    add: (text: string): string => {
      if (state === 'writing') return text;
      held += text;
      if (state === 'start') {
        held = held.trimStart();
        const opened = OPENS.some(mark => held.startsWith(mark));
        if (!opened && mayOpen(held)) return '';
        state = opened ? 'thinking' : 'writing';
      }
      if (state === 'thinking') {
        const close = CLOSES.exec(held);
        held = close ? held.slice(close.index + close[0].length) : held.slice(-TAIL);
        if (!close) return '';
        state = 'after';
      }
      if (state === 'after') {
        held = held.trimStart();
        if (held === '') return '';
        state = 'writing';
      }
      const answer = held;
      held = '';
      return answer;
    },
    /** What was held back and is part of the answer after all. */
    end: (): string => (state === 'start' ? held : ''),
    /** Whether it has thought. */
    thought: (): boolean => state === 'thinking' || state === 'after',
  };
}

/** The answer in a whole text. A template may have opened the thoughts already, so that only their end is there to see. */
export const leaveOutThoughts = (text: string): string => {
  const close = CLOSES.exec(text);
  return close ? text.slice(close.index + close[0].length) : text;
};
