import { describe, expect, it } from 'vitest';
import { openStudio, value } from '../studio.fake.ts';

type Bench = Awaited<ReturnType<typeof openStudio>>;
type Heard = { id: number | null; type: string };

/** Reads the stream until `enough`, then goes away. */
async function listen(
  { studio }: Bench,
  after: number | null,
  enough: (heard: Heard[]) => boolean,
  act: () => Promise<unknown> = async () => undefined,
) {
  const gone = new AbortController();
  const url = new URL(`/api/events${after === null ? '' : `?after=${after}`}`, studio.address);
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${studio.desktopToken}` },
    signal: gone.signal,
  });
  const heard: Heard[] = [];
  let text = '';
  const decoder = new TextDecoder();
  const acted = act();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const frame = text.slice(0, end);
      text = text.slice(end + 2);
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      const id = /^id: (\d+)$/m.exec(frame)?.[1];
      if (data)
        heard.push({ id: id === undefined ? null : Number(id), type: (JSON.parse(data) as { type: string }).type });
    }
    if (enough(heard)) break;
  }
  gone.abort();
  await acted;
  return heard;
}

describe('the stream of events', () => {
  it('tells what happens as it happens', async () => {
    const bench = await openStudio();
    const heard = await listen(
      bench,
      null,
      h => h.length >= 1,
      () => value(bench.api.createProject({ body: { name: 'Noir' } })),
    );
    expect(heard.map(event => event.type)).toEqual(['project.changed']);
  });

  it('leaves out nothing for a reader that was away, and repeats nothing', async () => {
    const bench = await openStudio();
    const name = (n: number) => value(bench.api.createProject({ body: { name: `Project ${n}` } }));
    const [first] = await listen(
      bench,
      null,
      h => h.length >= 1,
      () => name(0),
    );
    for (let n = 1; n <= 5; n++) await name(n);
    const missed = await listen(
      bench,
      first?.id ?? 0,
      h => h.length >= 6,
      () => name(6),
    );
    const ids = missed.map(event => event.id);
    expect(ids).toEqual([1, 2, 3, 4, 5, 6].map(n => (first?.id ?? 0) + n));
  });

  it('asks a reader to read everything again when the log no longer reaches back to it, or it comes from another studio', async () => {
    const bench = await openStudio();
    const heard = await listen(bench, 99_999_999, h => h.length >= 1);
    expect(heard.map(event => event.type)).toEqual(['studio.reload']);
  });
});
