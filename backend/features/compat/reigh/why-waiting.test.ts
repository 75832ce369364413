import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openChains } from './chain-bench.fake.ts';

describe('why a task of Reigh’s programs waits', () => {
  it('is told by the machine that will run it, also where nobody can ask for such a task here', async () => {
    const { create, beat, api } = await openChains();
    await beat('gpu-1');
    const id = await create('travel_segment', { prompt: 'a street', segment_index: 0 });
    const why = await value(api.readWhy({ params: { id } }));
    expect(why.places.find(({ worker }) => worker.name === 'GPU box')).toMatchObject({ blocker: null });
    expect(why.sentence).not.toContain('No machine');
  });

  it('is that no machine can, for what only programs at a cloud run', async () => {
    const { create, beat, api } = await openChains();
    await beat('gpu-1');
    const id = await create('video_enhance', { video_url: 'https://a.example/a.mp4' });
    expect((await value(api.readWhy({ params: { id } }))).sentence).toBe('No machine has this model now.');
  });
});
