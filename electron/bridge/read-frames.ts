/** One server-sent event: its own id, where it brought one, and its data lines joined; one without data only says where the stream is. */
export type Frame = { readonly id: string | null; readonly data: string | null };

/** Reads server-sent events from bytes that may be cut anywhere; comments and empty events are passed over. */
export async function* readFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const decoder = new TextDecoder();
  let rest = '';
  let id: string | null = null;
  let data: string[] = [];
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A carriage return at the very end may be the first half of a pair: it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== '') {
        const { name, value } = readField(line);
        if (name === 'data') data.push(value);
        else if (name === 'id') id = value;
        continue;
      }
      if (data.length > 0 || id !== null) yield { id, data: data.length > 0 ? data.join('\n') : null };
      id = null;
      data = [];
    }
  }
}

function readField(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: line, value: '' };
  const value = line.slice(colon + 1);
  return { name: line.slice(0, colon), value: value.startsWith(' ') ? value.slice(1) : value };
}
