import { expect, test } from '../support/studio-fixture.ts';

type Probe = {
  ranHere?: boolean;
  document: { createElement(name: string): Script; head: { append(script: Script): void } };
};
type Script = { textContent: string };

test('no script runs in the page but the studio’s own, and the page asks nobody but the studio', async ({ studio }) => {
  const { page } = studio;
  const answer = await page.evaluate(async () => {
    const probe = globalThis as unknown as Probe;
    const script = probe.document.createElement('script');
    script.textContent = 'globalThis.ranHere = true';
    probe.document.head.append(script);
    const attempt = async (act: () => unknown) => {
      try {
        await act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    const elsewhere = await attempt(() => fetch('http://127.0.0.1:9/'));
    // In a task of the page's own: what the test itself runs is above the page's policy.
    const evaluated = await new Promise(resolve =>
      setTimeout(() => resolve(attempt(() => new Function('return 1')()))),
    );
    return { inline: probe.ranHere ?? false, evaluated, elsewhere };
  });
  expect(answer).toEqual({ inline: false, evaluated: 'EvalError', elsewhere: 'TypeError' });
});
