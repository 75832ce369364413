import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prompts } from '../../../../backend/contract/prompts.ts';
import { type NegativePreset, type Style, wording } from '../../../../backend/contract/wording.ts';
import { setRemedyPerformer } from '../../../api/remedies.ts';
import { fakeId } from '../../../api/shapes.fake.ts';
import { type createFakeTransport, refuse } from '../../../api/transport.fake.ts';
import { useDrafts } from '../draft-store.ts';
import { batchOf, clipModel, projectId, sketchModel, takeOf } from '../workspace.fake.ts';
import { forgetScreen, giveSizes, showWorkspace } from '../workspace-screen.fake.tsx';

const AT = '2026-01-02T03:04:05.000Z';
const oils: Style = { id: fakeId(51), name: 'Oils', before: 'oil painting of', after: '', negative: '', changedAt: AT };
const noir: Style = { ...oils, id: fakeId(52), name: 'Noir', before: '', after: 'black and white' };
const hands: NegativePreset = {
  id: 'hands',
  name: 'Hands',
  category: 'anatomy',
  family: 'generic',
  content: 'general',
  negative: 'extra fingers',
  bundled: true,
  changed: false,
  changedAt: AT,
};
const paintModel = { ...sketchModel, id: 'paint', name: 'Paint' };

type Asked = { prompt: string; seed: number; styles: string[]; presets: string[] };

/** Styles, a preset that only the sketch model has, and words that are put together as far as a test looks at them. */
function arrange(fake: ReturnType<typeof createFakeTransport>): void {
  fake.answer(wording.listStyles, () => ({ styles: [oils, noir] }));
  fake.answer(wording.listPresets, ({ url }) => ({
    presets: ['previz-sketch', null].includes(url.searchParams.get('modelId')) ? [hands] : [],
  }));
  fake.answer(wording.composeWords, ({ body }) => {
    const { prompt, seed, styles, presets } = body as Asked;
    const around = [oils, noir].filter(({ id }) => styles.includes(id)).map(({ before, after }) => before + after);
    return {
      prompt: [...around, prompt.replace('__animal__', `animal ${seed}`)].join(' + '),
      negative: presets.includes('hands') ? hands.negative : '',
      wildcards: [],
      varies: prompt.includes('__'),
      unsaid: null,
      unreadMarks: [],
    };
  });
  fake.answer(prompts.measurePrompt, () => ({
    tokens: 31,
    least: 31,
    most: 75,
    exact: true,
    blocks: 1,
    unread: null,
    unbalanced: false,
  }));
}

const draft = () => useDrafts.getState().drafts[projectId];
const around = () => screen.getByRole('region', { name: 'Around the prompt' });
const write = (prompt: string) =>
  useDrafts.getState().restore(projectId, { modelId: sketchModel.id, values: { prompt } });

describe('what stands around the prompt', () => {
  beforeAll(giveSizes);
  beforeEach(forgetScreen);
  afterEach(forgetScreen);

  it('is chosen by keys alone, shown as chips, kept in the draft and asked for with the takes', async () => {
    write('fog');
    const { user, bodies } = await showWorkspace({ arrange });
    (await screen.findByRole('button', { name: 'Styles' })).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('option', { name: /^Noir/ });
    await user.keyboard('noi{Enter}{Escape}');
    const chips = within(await within(around()).findByRole('list'));
    expect(chips.getByText('Noir')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Negatives' }));
    await user.click(await screen.findByRole('option', { name: /^Hands/ }));
    await user.keyboard('{Escape}');
    expect(draft()?.wording).toMatchObject({ styles: [noir.id], presets: ['hands'] });
    await user.click(screen.getByRole('button', { name: /^Generate/ }));
    await waitFor(() => expect(bodies('/api/tasks')).toHaveLength(1));
    expect(bodies('/api/tasks')[0]).toMatchObject({ wording: { styles: [noir.id], presets: ['hands'] } });
    await user.click(chips.getByRole('button', { name: 'Take off the style Noir' }));
    expect(draft()?.wording.styles).toEqual([]);
  });

  it('is shown as it is sent, with the tokens of that', async () => {
    write('fog');
    const { user } = await showWorkspace({ arrange });
    expect(screen.queryByRole('button', { name: /^As sent/ })).toBeNull();
    useDrafts.getState().setWording(projectId, { styles: [oils.id], presets: ['hands'] });
    const line = await screen.findByRole('button', { name: /^As sent oil painting of \+ fog 31 \/ 75 tokens$/ });
    await user.click(line);
    expect(within(around()).getByText('oil painting of + fog')).toBeTruthy();
    expect(within(around()).getByText('extra fingers')).toBeTruthy();
  });

  it('is drawn with the seed of the form, or with an example that can be drawn anew', async () => {
    write('an __animal__');
    const { user, bodies } = await showWorkspace({ arrange });
    await user.click(await screen.findByRole('button', { name: /^As sent an animal \d+/ }));
    expect(within(around()).getByText('An example: each take draws its own.')).toBeTruthy();
    await user.click(within(around()).getByRole('button', { name: 'Another' }));
    await waitFor(() => expect(new Set(bodies('/api/wording/compose').map(body => (body as Asked).seed)).size).toBe(2));
    useDrafts.getState().setValue(projectId, 'seed', 7);
    expect(await within(around()).findByText('an animal 7')).toBeTruthy();
    expect(within(around()).getByText('Drawn with seed 7.')).toBeTruthy();
  });

  it('is told to be wrong before anything is asked for, with the way to the wildcards', async () => {
    write('an __anmal__');
    const { user } = await showWorkspace({
      arrange: fake => {
        arrange(fake);
        const message = 'In the prompt, there is no wildcard “anmal”';
        const issues = [{ path: 'prompt', message }];
        fake.answer(wording.composeWords, () => refuse({ code: 'invalid_request', message, issues }));
      },
    });
    expect((await within(around()).findByRole('alert')).textContent).toMatch(/there is no wildcard “anmal”/);
    const led: string[] = [];
    const forget = setRemedyPerformer(({ kind }) => led.push(kind));
    await user.click(within(around()).getByRole('button', { name: 'Open wildcards' }));
    expect(led).toEqual(['open-wildcards']);
    forget();
  });

  it('loses the presets that are not for a model that is chosen, says so, and keeps the styles', async () => {
    write('fog');
    useDrafts.getState().setWording(projectId, { styles: [oils.id], presets: ['hands'] });
    const { user } = await showWorkspace({ arrange, models: [sketchModel, paintModel] });
    expect(await within(around()).findByText('− Hands')).toBeTruthy();
    useDrafts.getState().chooseModel(projectId, paintModel.id);
    const note = await within(around()).findByRole('status');
    expect(note.textContent).toBe('Left out, not for Paint: Hands.');
    expect(draft()?.wording).toMatchObject({ styles: [oils.id], presets: [] });
    await user.click(within(note).getByRole('button', { name: 'All right' }));
    expect(within(around()).queryByRole('status')).toBeNull();
  });

  it('has no negatives where a model cannot be told what to leave out', async () => {
    write('fog');
    await showWorkspace({ arrange, models: [sketchModel, clipModel] });
    await screen.findByRole('button', { name: 'Negatives' });
    useDrafts.getState().chooseModel(projectId, clipModel.id);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Negatives' })).toBeNull());
    expect(screen.getByRole('button', { name: 'Styles' })).toBeTruthy();
  });
});

describe('reused settings', () => {
  beforeAll(giveSizes);
  beforeEach(forgetScreen);
  afterEach(forgetScreen);

  const take = takeOf(3);
  const made = batchOf(100, {
    prompt: 'an __animal__',
    parameters: { prompt: 'an __animal__', negative: 'blur', count: 1 },
    wording: { original: null, enhancementId: null, styles: [oils.id], presets: [] },
    takes: [take],
  });
  const sent = { prompt: 'oil painting of an owl', negative: '' };
  const batch = { ...made, tasks: made.tasks.map(task => ({ ...task, sent })) };

  it('of a batch are as they were typed, with their styles', async () => {
    const { user } = await showWorkspace({ arrange, batches: [batch] });
    const [all] = await screen.findAllByRole('button', { name: 'Reuse settings' });
    await user.click(all ?? expect.fail('there is no button'));
    expect(draft()).toMatchObject({
      values: { prompt: 'an __animal__', negative: 'blur' },
      wording: { styles: [oils.id] },
    });
  });

  it('of a take are its words as they were sent, with its seed and without styles, so that it comes out again', async () => {
    const { user } = await showWorkspace({ arrange, batches: [batch] });
    await user.click(await screen.findByRole('button', { name: /^Picture: / }));
    await user.keyboard('r');
    await waitFor(() => expect(draft()?.values).toMatchObject({ prompt: 'oil painting of an owl', seed: 3 }));
    expect(draft()?.values.negative).toBeUndefined();
    expect(draft()?.wording.styles).toEqual([]);
  });

  it('of a take that is varied have its words as they were sent too', async () => {
    const { user, bodies } = await showWorkspace({ arrange, batches: [batch] });
    await user.click(await screen.findByRole('button', { name: /^Picture: / }));
    await user.keyboard('v');
    await waitFor(() => expect(bodies('/api/tasks')).toHaveLength(1));
    expect(bodies('/api/tasks')[0]).toMatchObject({ parameters: { prompt: sent.prompt }, wording: null });
  });
});
