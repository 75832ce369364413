import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeId } from '../../api/shapes.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useTemplateDrafts } from './template-drafts.ts';
import { createFakeTemplates, fakeBody, fakeTemplate, openTemplates } from './templates-screen.fake.tsx';
import { useTrialWish } from './trial-store.ts';

fakeLayout({ width: 1_400 });

const SDXL = fakeTemplate();
const firstWish = useTrialWish.getState();

beforeEach(() => {
  localStorage.clear();
  useTemplateDrafts.setState({ drafts: {} });
  useTrialWish.setState(firstWish);
});
afterEach(cleanup);

const open = () => {
  const fake = createFakeTemplates([SDXL]);
  return { fake, ...openTemplates(fake, { open: SDXL.id }) };
};
const box = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name });
const asked = () => box('What it is asked');
/** Why it cannot be tried now; null where it can. */
const reasonNow = () => screen.getByRole('button', { name: 'Try it' }).getAttribute('aria-description');
const fill = (area: HTMLElement, value: string) => fireEvent.change(area, { target: { value } });
/** Presses the button as soon as it can be pressed, and tells what comes of it. */
async function tryIt({ user }: ReturnType<typeof open>) {
  await waitFor(() => expect(reasonNow()).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Try it' }));
  return screen.findByRole('region', { name: 'What came of it' });
}

describe('a template that is tried', () => {
  it('is tried as it stands in the form, streams its answer, and says its times, its tokens and its seed', async () => {
    const opened = open();
    const { fake, user } = opened;
    fill(await asked(), 'Enrich: {{prompt}} Be brief.');
    const result = await tryIt(opened);
    expect(fake.bodies('POST', '/api/enhancements')[0]).toMatchObject({
      modelId: 'sdxl-base',
      purpose: 'enhance',
      writerId: 'rules',
      seed: null,
      draft: fakeBody({ user: 'Enrich: {{prompt}} Be brief.' }),
    });
    expect(within(result).getByText('Waiting for the first words…')).toBeDefined();
    fake.write(0, 'a lone ');
    fake.write(7, 'lighthouse');
    expect(await within(result).findByText('a lone lighthouse')).toBeDefined();
    fake.end({
      prompts: ['a lone lighthouse, fog'],
      firstTextMs: 12,
      tookMs: 1_840,
      tokensIn: 1_204,
      tokensOut: 9,
      cutShort: true,
    });
    expect(await within(result).findByText('a lone lighthouse, fog')).toBeDefined();
    expect(
      within(result).getByText(
        'Rules, no model · first words after 12 ms · whole in 1.8 s · 1,204 tokens read, 9 written · seed 77',
      ),
    ).toBeDefined();
    expect(within(result).getByText('Cut at its most tokens')).toBeDefined();
    expect(fake.bodies('PUT', '/api/templates')).toEqual([]);

    await user.click(within(result).getByRole('button', { name: 'Keep this seed' }));
    expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Seed' }).value).toBe('77');
    fill(await asked(), 'Enrich now: {{prompt}}');
    expect(within(result).getByText('Of the form as it was before')).toBeDefined();
  });

  it('can be stopped, and what has come stays', async () => {
    const opened = open();
    const { fake, user } = opened;
    await tryIt(opened);
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(fake.bodies('POST', `/api/enhancements/${fakeId(900)}/cancel`)).toHaveLength(1));
    expect(await screen.findByText('Stopped')).toBeDefined();
  });

  it('says what went wrong with its writer, and can be tried again', async () => {
    const opened = open();
    const { fake, user } = opened;
    await tryIt(opened);
    const message = 'It refused.';
    fake.end({ state: 'failed', problem: { code: 'writer_failed', message, writer: 'Attic', reason: 'refused' } });
    expect((await screen.findByRole('alert')).textContent).toBe('Attic wrote nothing of use. It refused.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(fake.bodies('POST', '/api/enhancements')).toHaveLength(2));
  });

  it('is not tried while it is wrong, and says why', async () => {
    open();
    fill(await asked(), 'Enrich {{promt}}');
    await waitFor(() => expect(reasonNow()).toMatch(/is no variable/));
    fill(await asked(), 'Enrich {{prompt}}');
    await waitFor(() => expect(reasonNow()).toBeNull());
    fill(await box('Words to try it with'), ' ');
    expect(reasonNow()).toBe('Write some words to try it with');
  });
});
