import { describe, expect, it, vi } from 'vitest';
import { openFake } from './a1111-bench.fake.ts';

describe('a cancelled picture', () => {
  it('is interrupted at once when it is the one that runs', async () => {
    const { run, fake, stop, progress, name } = await openFake({ stepMs: 100, steps: 200 });
    const running = run();
    await vi.waitFor(() => expect(progress.length).toBeGreaterThan(0), 5_000);
    stop.abort(new Error('cancelled by the person'));
    await expect(running).rejects.toThrow('cancelled by the person');
    await vi.waitFor(() => expect(fake.interrupted).toEqual([name]), 5_000);
  });

  it('never stops another client’s: one that waits is interrupted only when its turn comes', async () => {
    const { run, fake, stop, progress, name } = await openFake({ stepMs: 100, steps: 20 });
    const other = fake.runOther('task(txt2img-OTHER)');
    const running = run();
    await vi.waitFor(() => expect(progress.length).toBeGreaterThan(0), 5_000);
    stop.abort(new Error('cancelled by the person'));
    await expect(running).rejects.toThrow('cancelled by the person');
    expect((await other).interrupted).toBe(false);
    await vi.waitFor(() => expect(fake.interrupted).toEqual([name]), 5_000);
  });

  it('is left to finish and dropped where the program does not say whose work runs', async () => {
    const { run, fake, stop } = await openFake({ taskNames: false, stepMs: 100, steps: 25 });
    const running = run();
    await vi.waitFor(() => expect(fake.posted).toHaveLength(1), 5_000);
    stop.abort(new Error('cancelled by the person'));
    await expect(running).rejects.toThrow('cancelled by the person');
    await vi.waitFor(() => expect(fake.finished).toHaveLength(1), 8_000);
    expect(fake.interrupted).toEqual([]);
  });

  it('is interrupted on SD.Next, which answers 204, while nobody waits behind it', async () => {
    const { run, fake, stop } = await openFake({ flavour: 'sdnext', stepMs: 100, steps: 200 });
    const running = run();
    await vi.waitFor(() => expect(fake.posted).toHaveLength(1), 5_000);
    stop.abort(new Error('cancelled by the person'));
    await expect(running).rejects.toThrow('cancelled by the person');
    await vi.waitFor(() => expect(fake.interrupted).toHaveLength(1), 5_000);
  });

  it.each(['before', 'behind'] as const)(
    'leaves another client’s work that waits %s it on SD.Next alone',
    async where => {
      const { run, fake, stop } = await openFake({ flavour: 'sdnext', stepMs: 100, steps: 5 });
      const early = where === 'before' ? fake.runOther() : null;
      const running = run();
      await vi.waitFor(() => expect(fake.posted).toHaveLength(1), 5_000);
      const other = early ?? fake.runOther();
      stop.abort(new Error('cancelled by the person'));
      await expect(running).rejects.toThrow('cancelled by the person');
      expect((await other).interrupted).toBe(false);
      expect(fake.interrupted).toEqual([]);
    },
  );

  it('by somebody in the program itself is a failure that says so, and no empty result', async () => {
    const { run, fake, progress } = await openFake({ stepMs: 100, steps: 200 });
    const running = run();
    await vi.waitFor(() => expect(progress.length).toBeGreaterThan(0), 5_000);
    await fetch(`${fake.address}/sdapi/v1/interrupt`, { method: 'POST' });
    await expect(running).rejects.toThrow('stopped in the program itself');
  });
});
