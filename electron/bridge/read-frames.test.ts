import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, readFrames } from './read-frames.ts';

async function read(...chunks: (string | Uint8Array)[]): Promise<Frame[]> {
  async function* bytes() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
  }
  return Array.fromAsync(readFrames(bytes()));
}

describe('reading server-sent events', () => {
  it('tells each event with its id, or null where it brought none', async () => {
    expect(await read('id: 7\ndata: {"a":1}\n\ndata: {"b":2}\n\n')).toEqual([
      { id: '7', data: '{"a":1}' },
      { id: null, data: '{"b":2}' },
    ]);
  });

  it('joins the data lines of one event and passes over comments, names and empty events', async () => {
    expect(await read(': hello\n\nevent: x\nretry: 5\n\ndata: one\ndata:two\ndata:  three\n\n')).toEqual([
      { id: null, data: 'one\ntwo\n three' },
    ]);
  });

  it('tells where the stream is, where it says so without an event', async () => {
    expect(await read('retry: 1000\nid: 41\n\n')).toEqual([{ id: '41', data: null }]);
  });

  it('does not tell an event that never ended', async () => {
    expect(await read('id: 1\ndata: half\n')).toEqual([]);
  });

  it('reads the same whatever the bytes are cut into, and whichever line ends are used', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.constantFrom('\n', '\r\n', '\r'), async (places, end) => {
        const text = ['id: 12', 'data: {"prompt":"närdå 霧 🌫️ لیل"}', '', ': still here', 'data: b', '', ''].join(end);
        // The last lone carriage return can only be told from half a pair by what follows it.
        const whole = new TextEncoder().encode(end === '\r' ? `${text}:` : text);
        const at = [0, ...places.filter(place => place < whole.length).sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((to, i) => whole.subarray(at[i], to));
        expect(await read(...chunks)).toEqual([
          { id: '12', data: '{"prompt":"närdå 霧 🌫️ لیل"}' },
          { id: null, data: 'b' },
        ]);
      }),
    );
  });
});
