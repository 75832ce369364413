import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { promptHistory } from '../../../backend/contract/prompt-history.ts';
import { fakeGeneration, fakeId } from '../../api/shapes.fake.ts';
import { refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { readOffers } from '../../ui/offered-commands.ts';
import { dismissToast, useToasts } from '../../ui/toast-store.ts';
import { createFakeHistory, openPrompts, usedPrompt } from './prompts-screen.fake.tsx';

fakeLayout();

const many = (count: number) => Array.from({ length: count }, (_, at) => usedPrompt(at + 1));
const row = async (words: string) => {
  const item = (await screen.findByRole('button', { name: words })).closest('li');
  return within(item ?? expect.fail('the words stand in no row'));
};

describe('the prompts that were used', () => {
  afterEach(() => {
    cleanup();
    for (const toast of useToasts.getState().toasts) dismissToast(toast.id);
  });

  it('are counted, with what each was used for', async () => {
    const latest = [fakeGeneration({ id: fakeId(900) }), fakeGeneration({ id: fakeId(901), content: 'mature' })];
    const prompt = usedPrompt(1, { text: 'fog over a harbour', uses: 3, takes: 12, latest });
    const { led, user } = openPrompts(createFakeHistory([prompt, usedPrompt(2)]));
    const first = await row('fog over a harbour');
    expect(first.getByText(/^Sketch · used 3 times · 12 takes ·/)).toBeTruthy();
    expect(first.getByText('+10')).toBeTruthy();
    expect(screen.getByText('2 prompts')).toBeTruthy();
    const [general, mature] = first.getAllByRole('button', { name: /^Open picture/ });
    expect(general?.querySelector('.veiled')).toBeNull();
    expect(mature?.querySelector('.veiled')).not.toBeNull();
    await user.click(mature ?? expect.fail('there is no second picture'));
    expect(led).toEqual([`take ${fakeId(901)}`]);
  });

  it('are drawn only as far as they are in view, and read on as one goes down', async () => {
    const fake = createFakeHistory(many(3_000), 100);
    const { user } = openPrompts(fake);
    await row('prompt 1');
    expect(screen.getByText('3,000 prompts')).toBeTruthy();
    expect(screen.getAllByRole('listitem').length).toBeLessThan(40);
    await user.keyboard('{End}');
    await waitFor(() => expect(fake.asked.filter(({ path }) => path.includes('cursor='))).not.toEqual([]));
    expect(await row('prompt 100')).toBeTruthy();
    expect(screen.getAllByRole('listitem').length).toBeLessThan(40);
  });

  it('are found as one types, and one is told where none has the words', async () => {
    const fake = createFakeHistory([usedPrompt(1, { text: 'fog' }), usedPrompt(2, { text: 'dunes' })]);
    const { user, address } = openPrompts(fake);
    await row('fog');
    await user.type(screen.getByRole('searchbox', { name: 'Search prompts' }), 'dun');
    expect(await screen.findByText('1 prompt found')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'fog' })).toBeNull();
    expect(address.current).toEqual({ q: 'dun' });
    await user.type(screen.getByRole('searchbox'), 'garee');
    expect(await screen.findByText('No prompt has these words')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Look in all projects' }));
    expect(address.current).toEqual({ q: 'dungaree', everywhere: true });
  });

  it('are of this project, or of all of them with their names', async () => {
    const other = usedPrompt(2, { text: 'dunes', projectId: fakeId(2) });
    const { user } = openPrompts(createFakeHistory([usedPrompt(1, { text: 'fog' }), other]));
    await row('fog');
    expect(screen.queryByRole('button', { name: 'dunes' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'All projects' }));
    expect((await row('dunes')).getByText(/Harbour film/)).toBeTruthy();
  });

  it('are starred at once, and found by the star', async () => {
    const fake = createFakeHistory(many(3));
    const { user } = openPrompts(fake);
    await user.click((await row('prompt 2')).getByRole('button', { name: 'Star' }));
    expect((await row('prompt 2')).getByRole('button', { name: 'Take the star off', pressed: true })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Starred' }));
    expect(await screen.findByText('1 prompt found')).toBeTruthy();
    expect(await row('prompt 2')).toBeTruthy();
  });

  it('are as they were where the studio does not take the star', async () => {
    const fake = createFakeHistory(many(1));
    fake.answer(promptHistory.starPrompt, () => refuse({ code: 'read_only', message: 'No.', folder: '/x' }));
    const { user } = openPrompts(fake);
    await user.click((await row('prompt 1')).getByRole('button', { name: 'Star' }));
    await waitFor(() => expect(useToasts.getState().toasts.map(({ tone }) => tone)).toEqual(['bad']));
    expect((await row('prompt 1')).getByRole('button', { name: 'Star', pressed: false })).toBeTruthy();
  });

  it('are forgotten only after a question, and the others stay', async () => {
    const fake = createFakeHistory(many(2));
    const { user } = openPrompts(fake);
    await user.click((await row('prompt 1')).getByRole('button', { name: 'Forget…' }));
    const question = await screen.findByRole('alertdialog', { name: 'Forget this prompt?' });
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(fake.asked.filter(({ method }) => method === 'DELETE')).toEqual([]);
    await user.click((await row('prompt 1')).getByRole('button', { name: 'Forget…' }));
    await user.click(await screen.findByRole('button', { name: 'Forget' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'prompt 1' })).toBeNull());
    expect(await row('prompt 2')).toBeTruthy();
    expect(screen.getByText('1 prompt')).toBeTruthy();
  });

  it('are walked, read in full, starred and used by keys alone', async () => {
    const { user, led } = openPrompts(createFakeHistory(many(3)));
    await row('prompt 1');
    await user.keyboard('jj');
    const words = screen.getByRole('button', { name: 'prompt 2' });
    await waitFor(() => expect(document.activeElement).toBe(words));
    await user.keyboard('{Enter}');
    expect(words.getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('s');
    expect(await (await row('prompt 2')).findByRole('button', { name: 'Take the star off' })).toBeTruthy();
    expect(readOffers().flatMap(({ items }) => items.map(({ label }) => label))).toContain(
      'Take the star off this prompt',
    );
    await user.keyboard('r');
    expect(led).toEqual(['use prompt 2']);
  });

  it('teach how the first one comes here, and lead there', async () => {
    const { user, led } = openPrompts(createFakeHistory([]));
    expect(await screen.findByText('No prompts in this project yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open Work' }));
    expect(led).toEqual(['work']);
  });

  it('have a new one at their top once a task was asked for', async () => {
    const fake = createFakeHistory(many(1));
    const { tell } = openPrompts(fake);
    await row('prompt 1');
    fake.add(usedPrompt(7, { text: 'just asked for' }));
    tell({ type: 'task.created', batchId: fakeId(100) });
    expect(await row('just asked for')).toBeTruthy();
  });

  it('are read again from their beginning alone while takes come in, however far one has read', async () => {
    const fake = createFakeHistory(many(300), 100);
    const { tell, user } = openPrompts(fake);
    await row('prompt 1');
    for (const cursor of ['100', '200']) {
      await user.keyboard('{End}');
      await waitFor(() => expect(fake.asked.at(-1)?.path).toContain(`cursor=${cursor}`));
    }
    const before = fake.asked.length;
    fake.add(usedPrompt(301, { text: 'just asked for' }));
    tell({ type: 'task.created', batchId: fakeId(100) });
    expect(await screen.findByText('301 prompts')).toBeTruthy();
    const reads = fake.asked.slice(before).filter(({ path }) => path.startsWith('/api/prompts'));
    expect(reads).toHaveLength(1);
    await user.keyboard('{Home}');
    expect(await row('just asked for')).toBeTruthy();
    await user.keyboard('{End}');
    expect(await row('prompt 300')).toBeTruthy();
  });
});
