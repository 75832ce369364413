import { createFalClient } from '@fal-ai/client';
import { expect, it } from 'vitest';
import { startFakeFal } from './fal.fake.ts';
import { openFal } from './open-fal.ts';

const KEY = 'a:key';

it('FAL’s own client finds in the fake what it finds at FAL, and our runs among them', async () => {
  const fake = await startFakeFal({ key: KEY, makeOutput: () => ({ bytes: Buffer.from(''), type: 'image/png' }) });
  const client = createFalClient({
    credentials: KEY,
    fetch: (url, init) => fetch(String(url).replace('https://queue.fal.run', fake.origin), init),
  });
  const theirs = await client.queue.submit('fal-ai/flux/schnell', { input: { prompt: 'a lamp' } });
  const signal = new AbortController().signal;
  const ours = await openFal(KEY, fake.place).submit(
    { model: 'fal-ai/flux/schnell', version: null, input: { prompt: 'a lamp' }, deadlineMs: 60_000, webhook: null },
    signal,
  );
  const requestId = ours.outcome === 'accepted' ? ours.ref.id : '';
  for (const id of [theirs.request_id, requestId]) {
    const states = [];
    for (let looks = 0; looks < 3; looks += 1)
      states.push((await client.queue.status('fal-ai/flux/schnell', { requestId: id })).status);
    expect(states).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']);
    const { data } = await client.queue.result('fal-ai/flux/schnell', { requestId: id });
    expect(data).toMatchObject({ images: [{ content_type: 'image/png' }] });
  }
  await fake.close();
});
