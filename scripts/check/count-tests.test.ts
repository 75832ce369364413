import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './count-tests.ts';

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

  it('counts a journey that passed only on a second try, and an error outside journeys, as failures', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}], suites: [] };
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: [] });
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
