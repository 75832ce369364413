/** Tests by how they ended; `skipped` names every test that did not run. */
export type TestCount = { readonly passed: number; readonly failed: number; readonly skipped: readonly string[] };

/** The part of Vitest's JSON report that is counted. */
export type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

/** The part of Playwright's JSON report that is counted. */
export type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly errors: readonly unknown[];
  readonly suites: readonly PlaywrightSuite[];
};

type PlaywrightSuite = {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[];
};

/** Counts Vitest's report; a file that could not be loaded counts as one failed test. */
export function countVitest(report: VitestReport): TestCount {
  const broken = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  );
  const skipped = report.testResults
    .flatMap(file => file.assertionResults)
    .filter(test => test.status !== 'passed' && test.status !== 'failed')
    .map(test => test.fullName);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped };
}

/** Counts Playwright's report; a test that passed only on a second try counts as failed, and so does an error outside tests. */
export function countPlaywright(report: PlaywrightReport): TestCount {
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped: report.suites.flatMap(nameSkipped),
  };
}

function nameSkipped(suite: PlaywrightSuite): readonly string[] {
  const own = suite.specs.filter(spec => spec.tests.some(test => test.status === 'skipped')).map(spec => spec.title);
  return [...own, ...(suite.suites ?? []).flatMap(nameSkipped)];
}
