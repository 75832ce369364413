/** A stretch of a prompt that the model reads, without the marks that only an engine understands. */
export type Piece = { readonly text: string; readonly from: number; readonly to: number };

/** A prompt as an engine takes it apart: what the model reads, by blocks, and what stands for something else. */
export type Markup = {
  /** A `BREAK` begins another block. */
  readonly blocks: readonly (readonly Piece[])[];
  /** Brackets that open and never close, or close and never opened: engines read these in ways of their own. */
  readonly unbalanced: boolean;
};

const NETWORK = /^<(?:lora|lyco|hypernet):[^>]+>/;
const WEIGHT = /^\s*:\s*-?\d*\.?\d+\s*(?=[)\]])/;
const BREAK = /^BREAK\b/;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * Takes a prompt apart as AUTOMATIC1111's web UI and ComfyUI do: `(word)` `((word))` `[word]` `(word:1.2)`, `\\(` for a bracket that is meant,
 * `BREAK`, `<lora:name:0.8>`. Choices and lists are drawn before, by the studio itself.
 * Source: the web UI's own page "Features", sections Attention/emphasis, BREAK and Extra networks.
 */
export function readMarkup(prompt: string): Markup {
  const blocks: Piece[][] = [[]];
  const open: string[] = [];
  let unbalanced = false;
  let begun = 0;
  let text = '';
  const close = (to: number) => {
    if (text !== '') blocks.at(-1)?.push({ text, from: begun, to });
    text = '';
  };
  /** Goes past so many signs that are no words. */
  const skip = (at: number, length: number) => {
    close(at);
    begun = at + length;
    return length;
  };
  const readAt = (at: number): number => {
    const rest = prompt.slice(at, at + 200);
    const sign = prompt[at] ?? '';
    if (sign === '\\' && /^[()[\]{}\\]/.test(rest.slice(1))) {
      text += rest[1];
      return 2;
    }
    const past = NETWORK.exec(rest) ?? (open.length > 0 ? WEIGHT.exec(rest) : null);
    if (past) return skip(at, past[0].length);
    if (BREAK.test(rest) && !/[\p{L}\p{N}]/u.test(prompt[at - 1] ?? '')) {
      const length = skip(at, 5);
      blocks.push([]);
      return length;
    }
    if (sign === '(' || sign === '[') {
      open.push(sign);
      return skip(at, 1);
    }
    if (sign === ')' || sign === ']') {
      if (CLOSING[open.pop() ?? ''] !== sign) unbalanced = true;
      return skip(at, 1);
    }
    if (text === '') begun = at;
    text += sign;
    return 1;
  };
  let at = 0;
  while (at < prompt.length) at += readAt(at);
  close(prompt.length);
  return { blocks, unbalanced: unbalanced || open.length > 0 };
}
