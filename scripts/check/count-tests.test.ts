import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, findFailedFiles } from './count-tests.ts';

describe('counting tests', () => {
  it('counts what Vitest passed and failed, and names what it skipped', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'adds', status: 'passed' },
            { fullName: 'takes', status: 'passed' },
            { fullName: 'divides', status: 'failed' },
            { fullName: 'needs redis', status: 'skipped' },
          ],
        },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 1, skipped: ['needs redis'] });
  });

  it('counts a test file that could not be loaded as a failure, though it has no failed test', () => {
    const report = {
      numPassedTests: 0,
      numFailedTests: 0,
      testResults: [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }],
    };
    expect(countVitest(report).failed).toBe(1);
  });

  it('names a journey that passed only on a second try, and counts an error outside journeys as a failure', () => {
    const suites = [{ specs: [{ title: 'waits for a clip', tests: [{ status: 'flaky' }] }] }];
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}], suites };
    expect(countPlaywright(report)).toEqual({ passed: 6, failed: 2, skipped: [], unsteady: ['waits for a clip'] });
  });

  it('names the files in which something failed', () => {
    const file = (name: string, status: string) => ({ name, status, assertionResults: [] });
    const testResults = [file('a.test.ts', 'passed'), file('b.test.ts', 'failed')];
    expect(findFailedFiles({ numPassedTests: 1, numFailedTests: 1, testResults })).toEqual(['b.test.ts']);
  });

  it('names skipped journeys at any depth', () => {
    const skipped = { title: 'opens a menu', tests: [{ status: 'skipped' }] };
    const walked = { title: 'keeps a take', tests: [{ status: 'expected' }] };
    const report = {
      stats: { expected: 1, unexpected: 0, flaky: 0 },
      errors: [],
      suites: [{ specs: [], suites: [{ specs: [walked, skipped] }] }],
    };
    expect(countPlaywright(report).skipped).toEqual(['opens a menu']);
  });
});
