import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useAnnouncements } from '../../../ui/announce.ts';
import { useDrafts } from '../draft-store.ts';
import { projectId } from '../workspace.fake.ts';
import { giveSizes } from '../workspace-screen.fake.tsx';
import { forgetWriters, openWriters, press, prompt, proposal, showWriters } from './enhance-screen.fake.tsx';

beforeAll(giveSizes);
afterEach(forgetWriters);

const said = () => useAnnouncements.getState().announcements.map(({ words }) => words);
const enhancerRow = () => screen.getByRole('group', { name: 'Let a writer work on the prompt' });

async function openWritten() {
  const studio = await openWriters();
  await studio.user.click(press('Enhance'));
  await screen.findByText('Being written by Rules…');
  studio.writers.finish('thick fog over a harbour at dawn');
  await proposal();
  return studio;
}

describe('enhancing a prompt', () => {
  it('shows the words as they come, and leaves the own words in the field', async () => {
    const { user, writers } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Rules…');
    writers.write('thick fog ');
    writers.write('over a harbour');
    expect(await screen.findByText('thick fog over a harbour')).toBeDefined();
    expect(prompt().value).toBe('fog over a harbour');
    expect(writers.asked()).toMatchObject([
      { purpose: 'enhance', text: 'fog over a harbour', modelId: 'previz-sketch' },
    ]);
  });

  it('says its beginning and its end once to a screen reader, none of the words between, and takes no focus', async () => {
    const { user, writers } = await openWriters();
    await user.click(prompt());
    await user.keyboard('{Control>}e{/Control}');
    await screen.findByText('Being written by Rules…');
    writers.write('thick ');
    writers.write('fog');
    writers.finish('thick fog over a harbour');
    await proposal();
    expect(said()).toEqual(['Being written by Rules.', 'Written by Rules: 1 word added.']);
    expect(document.activeElement).toBe(prompt());
  });

  it('shows what was added and removed, and the words before and after', async () => {
    const { user } = await openWritten();
    const part = within(await proposal());
    expect(part.getByText(/3 words added/)).toBeDefined();
    expect([...document.querySelectorAll('ins')].map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('thick'),
      expect.stringContaining('at dawn'),
    ]);
    await user.click(part.getByRole('radio', { name: 'Before' }));
    expect(part.getByText('fog over a harbour')).toBeDefined();
    await user.click(part.getByRole('radio', { name: 'After' }));
    expect(part.getByText('thick fog over a harbour at dawn')).toBeDefined();
  });

  it('is kept, asked for with the words as they were typed, and undone later', async () => {
    const { user, writers, bodies } = await openWritten();
    await user.click(press('Keep'));
    expect(prompt().value).toBe('thick fog over a harbour at dawn');
    expect(document.activeElement).toBe(press('Enhance'));
    await user.click(press(/^Generate/));
    await waitFor(() =>
      expect(bodies('/api/tasks')).toMatchObject([
        {
          parameters: { prompt: 'thick fog over a harbour at dawn' },
          wording: { original: 'fog over a harbour', enhancementId: writers.latest() },
        },
      ]),
    );
    await user.click(press('Undo'));
    expect(prompt().value).toBe('fog over a harbour');
    await user.click(press(/^Generate/));
    await waitFor(() => expect(bodies('/api/tasks')).toMatchObject([{}, { wording: null }]));
    await waitFor(() => expect(writers.verdicts.map(({ verdict }) => verdict)).toEqual(['kept', 'undone']));
  });

  it('is kept to be written on, with the keyboard in the prompt', async () => {
    const { user, writers } = await openWritten();
    await user.click(press('Edit'));
    await waitFor(() => expect(document.activeElement).toBe(prompt()));
    await user.keyboard(', gulls');
    expect(prompt().value).toBe('thick fog over a harbour at dawn, gulls');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    expect(useDrafts.getState().drafts[projectId]?.wording.original).toBe('fog over a harbour');
    await waitFor(() => expect(writers.verdicts).toEqual([{ id: writers.latest(), verdict: 'edited' }]));
  });

  it('is written again from the own words with a seed by chance', async () => {
    const { user, writers } = await openWritten();
    await user.click(press('Again'));
    await waitFor(() =>
      expect(writers.asked()).toMatchObject([{ seed: 0 }, { seed: null, text: 'fog over a harbour' }]),
    );
    expect(writers.verdicts.map(({ verdict }) => verdict)).toEqual(['undone']);
  });

  it('is discarded, and nothing is left of it', async () => {
    const { user, writers } = await openWritten();
    await user.click(press('Discard'));
    expect(screen.queryByRole('region', { name: 'What was written' })).toBeNull();
    expect(useDrafts.getState().drafts[projectId]).toMatchObject({ writing: null, wording: { original: null } });
    await waitFor(() => expect(writers.verdicts.map(({ verdict }) => verdict)).toEqual(['undone']));
  });

  it('is stopped before a word had come, and the own words are as they were', async () => {
    const { user } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Rules…');
    await user.click(press('Stop'));
    expect(await screen.findByText('Stopped. Your words are as they were.')).toBeDefined();
    expect(prompt().value).toBe('fog over a harbour');
  });

  it('is stopped in the middle, and what had come by then is kept when one wants it', async () => {
    const { user, writers } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Rules…');
    writers.write('thick fog over a');
    await user.click(press('Stop'));
    const part = within(await proposal());
    expect(part.getByText(/^Stopped: this is what had come/)).toBeDefined();
    expect(said().at(-1)).toBe('Stopped. What had come can be kept; your words are as they were.');
    expect(prompt().value).toBe('fog over a harbour');
    await user.click(part.getByRole('button', { name: 'Keep' }));
    expect(prompt().value).toBe('thick fog over a');
    await user.click(press('Undo'));
    expect(prompt().value).toBe('fog over a harbour');
    await waitFor(() => expect(writers.verdicts.map(({ verdict }) => verdict)).toEqual(['kept', 'undone']));
  });

  it('fails in the middle, says why, and what had come by then can be kept', async () => {
    const { user, writers } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Rules…');
    writers.write('thick fog over a');
    writers.breakOff({ code: 'writer_failed', message: 'It broke.', writer: 'Rules', reason: 'broken' });
    expect(await screen.findByRole('region', { name: 'Not written to its end' })).toBeDefined();
    await user.click(within(await proposal()).getByRole('button', { name: 'Keep' }));
    expect(prompt().value).toBe('thick fog over a');
    expect(screen.queryByRole('region', { name: 'Not written to its end' })).toBeNull();
  });

  it('is stopped even before it has begun', async () => {
    const { user, writers, asked } = await openWriters();
    const begin = writers.hold();
    await user.click(press('Enhance'));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    begin();
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith('/cancel'))).toBe(true));
    expect(useDrafts.getState().drafts[projectId]?.writing).toBeNull();
  });

  it('never holds up Generate, which sends the own words meanwhile', async () => {
    const { user, writers, bodies } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Rules…');
    writers.write('thick fog');
    await user.click(press(/^Generate/));
    await waitFor(() =>
      expect(bodies('/api/tasks')).toMatchObject([{ parameters: { prompt: 'fog over a harbour' }, wording: null }]),
    );
    expect(screen.getByText('Being written by Rules…')).toBeDefined();
  });

  it('is found again after the window was reloaded', async () => {
    const { user, writers, leave } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Rules…');
    leave();
    const again = await showWriters(writers.known);
    again.writers.finish('thick fog over a harbour');
    await user.click(within(await proposal()).getByRole('button', { name: 'Keep' }));
    expect(prompt().value).toBe('thick fog over a harbour');
  });

  it('is forgotten where the studio no longer knows it', async () => {
    const { user, writers, leave } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Rules…');
    leave();
    expect(useDrafts.getState().drafts[projectId]?.writing).toBe(writers.latest());
    await showWriters(new Map());
    await waitFor(() => expect(useDrafts.getState().drafts[projectId]?.writing).toBeNull());
    expect(screen.queryByText(/Asking the writer|Being written/)).toBeNull();
    expect(prompt().value).toBe('fog over a harbour');
  });

  it('says that the words have changed since, where they have', async () => {
    const { user } = await openWritten();
    await user.type(prompt(), ' and gulls');
    expect(within(await proposal()).getByText(/Your words have changed since/)).toBeDefined();
    await user.click(press('Keep'));
    await user.click(press('Undo'));
    expect(prompt().value).toBe('fog over a harbour and gulls');
  });

  it('needs words, and says so', async () => {
    await openWriters('');
    expect(within(enhancerRow()).getByRole('button', { name: 'Enhance' }).getAttribute('aria-description')).toMatch(
      /Write what you want to see first/,
    );
  });
});
