import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeEnd, describeTotal } from './print-report.ts';
import { runCommand } from './run-command.ts';
import { runSteps } from './run-steps.ts';
import { failed, leftOut, type Outcome, passed, type Step } from './step.ts';

describe('running the steps', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'steps-'));
  const room = { root, logs: path.join(root, 'logs'), verbose: false };
  const quiet = { begin: () => {}, end: () => {} };
  const step = (name: string, outcome: Outcome, rest: Partial<Step> = {}): Step => ({
    name,
    about: name,
    run: async () => outcome,
    ...rest,
  });

  it('goes on after a failure and closes with what failed, what was left out and why, and the sum', async () => {
    const results = await runSteps(
      [
        step('format', passed()),
        step('lint', failed('a finding')),
        step('unit', { is: 'passed', passed: 40, notes: [] }),
        step('journeys', { is: 'failed', passed: 7, failed: 2, why: 'two' }),
        step('desktop', leftOut('chromium is not installed')),
      ],
      room,
      quiet,
    );
    expect(describeTotal(results)).toBe(
      [
        'Failed: lint',
        'Failed: journeys',
        'Left out: desktop, because chromium is not installed',
        '48 passed, 3 failed',
      ].join('\n'),
    );
  });

  describe('with two lanes', () => {
    const told: string[] = [];
    const tell = {
      begin: ({ name }: Step) => void told.push(`${name} begins`),
      end: ({ step: { name } }: { readonly step: Step }) => void told.push(`${name} ends`),
    };
    const begun: string[] = [];
    const hold = (name: string, rest: Partial<Step> = {}) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const run = () => {
        begun.push(name);
        return promise;
      };
      return { step: { ...step(name, passed()), ...rest, run }, end: () => resolve(passed()) };
    };
    const settle = () => new Promise(resolve => setImmediate(resolve));
    beforeEach(() => {
      told.length = 0;
      begun.length = 0;
    });

    it('runs two at once, never three, and tells of them one after the other in their order', async () => {
      const [types, layers, lock] = [hold('types'), hold('layers'), hold('lock')];
      const all = runSteps([types.step, layers.step, lock.step], room, tell, 2);
      await settle();
      expect(begun).toEqual(['types', 'layers']);
      layers.end();
      await settle();
      expect(begun).toEqual(['types', 'layers', 'lock']);
      expect(told).toEqual(['types begins']);
      lock.end();
      types.end();
      expect((await all).map(({ step }) => step.name)).toEqual(['types', 'layers', 'lock']);
      expect(told.join()).toBe('types begins,types ends,layers begins,layers ends,lock begins,lock ends');
    });

    it('lets nothing run beside a step that wants to be alone', async () => {
      const [lint, unit, chaos] = [hold('lint'), hold('unit', { alone: true }), hold('chaos')];
      const all = runSteps([lint.step, unit.step, chaos.step], room, tell, 2);
      await settle();
      expect(begun).toEqual(['lint']);
      lint.end();
      await settle();
      expect(begun).toEqual(['lint', 'unit']);
      unit.end();
      await settle();
      expect(begun).toEqual(['lint', 'unit', 'chaos']);
      chaos.end();
      await all;
      expect(told.join()).toBe('lint begins,lint ends,unit begins,unit ends,chaos begins,chaos ends');
    });

    it('begins a step only once that is ended which it works on', async () => {
      const [build, pack] = [hold('build'), hold('package', { after: ['build'] })];
      const all = runSteps([build.step, pack.step], room, tell, 2);
      await settle();
      expect(begun).toEqual(['build']);
      build.end();
      await settle();
      expect(begun).toEqual(['build', 'package']);
      pack.end();
      await all;
    });
  });

  it('fails a step whose files do not exist, rather than leaving it out', async () => {
    const [result] = await runSteps([step('chaos', passed(), { files: ['e2e/chaos.ts'] })], room, quiet);
    expect(result?.outcome).toMatchObject({ is: 'failed', why: 'It needs e2e/chaos.ts, which does not exist.' });
  });

  it('fails a step that breaks, with the reason, and runs the next one', async () => {
    const broken: Step = { ...step('broken', passed()), run: () => Promise.reject(new Error('no such room')) };
    const results = await runSteps([broken, step('next', passed())], room, quiet);
    expect(results.map(({ outcome }) => outcome.is)).toEqual(['failed', 'passed']);
    expect(results.map(describeEnd).join('\n')).toContain('no such room');
  });

  it('shows what a failed command printed on both of its streams, and keeps it in a log', async () => {
    const script = path.join(root, 'fail.mjs');
    writeFileSync(script, "console.log('out here'); console.error('err here'); process.exitCode = 3;");
    const result = await runCommand({ ...room, logs: root }, [process.execPath, script], { log: 'fail' });
    expect(result).toMatchObject({ code: 3, timedOut: false });
    expect(result.output).toContain('out here');
    expect(result.output).toContain('err here');
  });

  it('stops a command that takes too long', async () => {
    const script = path.join(root, 'hang.mjs');
    writeFileSync(script, 'setInterval(() => {}, 1000);');
    const options = { log: 'hang', limitMs: 300 };
    const result = await runCommand({ ...room, logs: root }, [process.execPath, script], options);
    expect(result).toMatchObject({ code: null, timedOut: true });
  });
});
