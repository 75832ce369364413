import { ECDH } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openExchange } from './pairing-exchange.ts';

type Side = { readonly code: string; readonly channel: string };

/** What both sides come to when each knows what it knows. */
async function run(worker: Side, studio: Side) {
  const [first, second] = await Promise.all([
    openExchange('worker', worker.code, worker.channel),
    openExchange('studio', studio.code, studio.channel),
  ]);
  return Promise.all([first.prove(second.share), second.prove(first.share)]);
}

describe('the exchange', () => {
  it('gives both the same proofs where both know the code and see the same certificate', async () => {
    const sides = fc.record({ code: fc.stringMatching(/^\d{6}$/), channel: fc.stringMatching(/^[0-9a-f]{64}$/) });
    await fc.assert(
      fc.asyncProperty(sides, async side => {
        const [worker, studio] = await run(side, side);
        expect(worker).toEqual(studio);
        expect(worker.worker).not.toBe(worker.studio);
      }),
      { numRuns: 20 },
    );
  });

  it('gives them nothing in common where the code or the certificate differs', async () => {
    const known = { code: '123456', channel: 'a'.repeat(64) };
    for (const other of [
      { ...known, code: '123457' },
      { ...known, channel: 'b'.repeat(64) },
    ]) {
      const [worker, studio] = await run(known, other);
      expect(worker.worker).not.toBe(studio.worker);
      expect(worker.studio).not.toBe(studio.studio);
    }
  });

  it('shows another share and another proof each time, so that a run cannot be played again', async () => {
    const known = { code: '123456', channel: 'a'.repeat(64) };
    const runs = await Promise.all([run(known, known), run(known, known)]);
    expect(runs[0]?.[0].worker).not.toBe(runs[1]?.[0].worker);
  });

  it('shows shares that are points of P-256, as another implementation sees them', async () => {
    for (let count = 0; count < 8; count++) {
      const { share } = await openExchange('worker', `00000${count}`, 'same machine');
      expect(() => ECDH.convertKey(`02${share}`, 'prime256v1', 'hex', 'hex', 'uncompressed')).not.toThrow();
    }
  });

  it('refuses a share that is no point: beyond the field, off the curve, or not hex', async () => {
    const { prove } = await openExchange('studio', '123456', 'same machine');
    // Of the first x, about half are on the curve; another implementation says which are not.
    const off = ['1', '2', '3', '4', '5', '6', '7', '8']
      .map(digit => digit.padStart(64, '0'))
      .filter(x => {
        try {
          return !ECDH.convertKey(`02${x}`, 'prime256v1', 'hex', 'hex', 'uncompressed');
        } catch {
          return true;
        }
      });
    expect(off.length).toBeGreaterThan(0);
    for (const share of ['f'.repeat(64), 'zz', '', ...off]) await expect(prove(share)).rejects.toThrow('is no point');
  });
});
