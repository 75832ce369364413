import { createHash } from 'node:crypto';

/** Marks that nothing within can close: every text of one order is put between them. */
export type Fence = {
  /** What stands in the marks, and in no text. */
  readonly code: string;
  /** A text between its marks, each on a line of its own. */
  around(name: string, text: string): string;
  /** The same on one line. */
  inline(name: string, text: string): string;
};

/**
 * Signs that servers of models read as their own, even in the middle of words: a turn's end in ChatML, Llama, Gemma, Mistral, DeepSeek and Phi. A space in them
 * makes them words. `<lora:x:1>` and the like are none of these.
 */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/<(?=[|｜])/g, '< '],
  [/(?<=[|｜])>/g, ' >'],
  [/<(?=\/?(?:s|bos|eos|unk|pad|mask|start_of_turn|end_of_turn|think|tool_call|tool_response)>)/gi, '< '],
  [/\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])/gi, '[ '],
  [/<(?=<\/?SYS>>)/gi, '< '],
];

const disarm = (text: string) => SIGNS.reduce((words, [sign, harmless]) => words.replace(sign, harmless), text);

/** The same texts have the same marks, so that a writer with a seed answers alike; none of them can hold its own code. */
function codeFor(texts: readonly string[]): string {
  const all = texts.join('\0').toLowerCase();
  for (let turn = 0; ; turn++) {
    const code = createHash('sha256').update(`${turn}\0${all}`).digest('hex').slice(0, 16);
    if (!all.includes(code)) return code;
  }
}

/** Makes the marks for these texts. */
export function makeFence(texts: readonly string[]): Fence {
  const code = codeFor(texts);
  const inline = (name: string, text: string) => `<${name} ${code}>${disarm(text)}</${name} ${code}>`;
  return { code, inline, around: (name, text) => inline(name, `\n${text}\n`) };
}
