import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clearReport, judgeTests } from './judge-tests.ts';

type Count = { readonly passed: number; readonly failed: number; readonly skipped: readonly string[] };

describe('judging a test run', () => {
  const ended = (code: number) => ({ code, output: 'what the runner said', timedOut: false, log: 'unit.log' });
  const judge = (code: number, report: Count | null) => {
    if (report !== null) writeFileSync(file, JSON.stringify(report));
    return judgeTests<Count>(ended(code), file, count => count);
  };
  let file = '';
  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(os.tmpdir(), 'judge-')), 'report.json');
  });

  it('passes when the runner exits 0 and no test failed', () => {
    expect(judge(0, { passed: 3, failed: 0, skipped: [] })).toEqual({ is: 'passed', passed: 3, notes: [] });
  });

  it('tells which tests did not run', () => {
    expect(judge(0, { passed: 3, failed: 0, skipped: ['needs redis'] })).toMatchObject({
      notes: ['not run: needs redis'],
    });
  });

  it('fails when the runner exits badly although every test passed', () => {
    expect(judge(1, { passed: 3, failed: 0, skipped: [] })).toMatchObject({ is: 'failed', passed: 3, failed: 1 });
  });

  it('fails when there was no test to run', () => {
    expect(judge(0, { passed: 0, failed: 0, skipped: [] })).toMatchObject({
      is: 'failed',
      why: 'It found no test to run.',
    });
  });

  it('fails when no report was written, and does not take the report of an earlier run', () => {
    writeFileSync(file, JSON.stringify({ passed: 3, failed: 0, skipped: [] }));
    clearReport(file);
    expect(judge(0, null)).toMatchObject({ is: 'failed', failed: 1 });
  });
});
