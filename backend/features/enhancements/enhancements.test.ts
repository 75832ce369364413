import { describe, expect, it } from 'vitest';
import type { StudioEvent } from '../../contract/events.ts';
import { openStudio, value } from '../../studio.fake.ts';
import { heardBy, settled } from './enhancement-bench.fake.ts';

const asked = {
  modelId: 'previz-sketch',
  purpose: 'enhance' as const,
  text: 'a cat on a windowsill',
  writerId: 'rules',
};

describe('words that the rules work on', () => {
  it('come by events, stretch by stretch, and are kept as one prompt that begins with the person’s own', async () => {
    const { api, studio, projectId } = await openStudio();
    const events = await heardBy(studio);
    const begun = await value(api.startEnhancement({ body: { ...asked, projectId, seed: 7 } }));
    const done = await settled(api, begun.id);
    expect(done).toMatchObject({
      state: 'done',
      writer: { kind: 'rules' },
      text: asked.text,
      seed: 7,
      content: 'general',
    });
    expect(done.prompts).toEqual([done.written]);
    expect(done.written).toMatch(/^a cat on a windowsill, \S/);
    await events.until(event => event.type === 'enhancement.ended');
    const stretches = events.seen.filter(
      (event): event is Extract<StudioEvent, { type: 'enhancement.text' }> => event.type === 'enhancement.text',
    );
    expect(stretches.reduce((text, { from, text: more }) => text.slice(0, from) + more, '')).toBe(done.written);
    expect(events.seen.at(-1)).toEqual({ type: 'enhancement.ended', enhancementId: done.id });
  });
});
