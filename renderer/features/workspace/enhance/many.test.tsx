import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NewTask, tasks } from '../../../../backend/contract/tasks.ts';
import { refuse } from '../../../api/transport.fake.ts';
import { useDrafts } from '../draft-store.ts';
import { batchOf, projectId } from '../workspace.fake.ts';
import { giveSizes } from '../workspace-screen.fake.tsx';
import { forgetWriters, openWriters, press, prompt, showWriters } from './enhance-screen.fake.tsx';

beforeAll(giveSizes);
afterEach(forgetWriters);

const list = () => screen.findByRole('region', { name: 'Prompts from this idea' });
const words = (place: number) => screen.getByRole<HTMLTextAreaElement>('textbox', { name: `Words of prompt ${place}` });

async function openMany() {
  const studio = await openWriters('a harbour');
  const { user, writers } = studio;
  await user.click(press('Many…'));
  const count = await screen.findByRole('spinbutton', { name: 'Prompts from this idea' });
  await waitFor(() => expect(document.activeElement).toBe(count));
  await user.clear(count);
  await user.keyboard('3{Enter}');
  await screen.findByText('Being written by Rules…');
  writers.finish('a harbour at dawn', 'a harbour in snow', 'a harbour from above');
  await list();
  return studio;
}

const sent = (studio: Awaited<ReturnType<typeof openMany>>) =>
  studio.bodies('/api/tasks').map(body => NewTask.parse(body).parameters.prompt);
const keysOf = (studio: Awaited<ReturnType<typeof openMany>>) =>
  studio.headers.map(headers => headers.get('idempotency-key')).filter(key => key !== null);

describe('many prompts from one idea', () => {
  it('are as many as were wished for, and generate nothing by themselves', async () => {
    const studio = await openMany();
    expect(studio.writers.asked()).toMatchObject([{ purpose: 'many', text: 'a harbour', count: 3 }]);
    expect(words(3).value).toBe('a harbour from above');
    expect(sent(studio)).toEqual([]);
  });

  it('are each asked for once, with the idea they came from, and put away then', async () => {
    const studio = await openMany();
    await studio.user.dblClick(press('Generate all 3'));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Prompts from this idea' })).toBeNull());
    expect(sent(studio)).toEqual(['a harbour at dawn', 'a harbour in snow', 'a harbour from above']);
    expect(new Set(keysOf(studio)).size).toBe(3);
    for (const body of studio.bodies('/api/tasks'))
      expect(NewTask.parse(body).wording).toMatchObject({
        original: 'a harbour',
        enhancementId: studio.writers.latest(),
      });
    expect(studio.writers.verdicts.map(({ verdict }) => verdict)).toEqual(['kept']);
    expect(prompt().value).toBe('a harbour');
  });

  it('are changed, left out and removed one by one', async () => {
    const studio = await openMany();
    await studio.user.type(words(1), ', gulls');
    await studio.user.click(screen.getByRole('checkbox', { name: 'Prompt 2' }));
    await studio.user.click(press('Remove prompt 3'));
    await studio.user.click(press('Generate the 1 chosen'));
    await waitFor(() => expect(sent(studio)).toEqual(['a harbour at dawn, gulls']));
    expect(words(2).value).toBe('a harbour in snow');
  });

  it('say which one was refused, and ask for that alone the next time', async () => {
    const studio = await openMany();
    let refusing = true;
    studio.answer(tasks.createTask, ({ body }) => {
      const asked = NewTask.parse(body);
      return refusing && asked.parameters.prompt === 'a harbour in snow'
        ? refuse({ code: 'too_large', message: 'Too long.', limit: 9, unit: 'characters' })
        : batchOf(9000, { parameters: asked.parameters });
    });
    await studio.user.click(press('Generate all 3'));
    const part = within(await list());
    expect(await part.findByText(/Not asked for\. The limit is 9 characters/)).toBeDefined();
    await waitFor(() => expect(part.getAllByText(/Asked for$/)).toHaveLength(2));
    refusing = false;
    await studio.user.click(press('Generate the 1 chosen'));
    await waitFor(() => expect(sent(studio)).toHaveLength(4));
    expect(sent(studio).at(-1)).toBe('a harbour in snow');
  });

  it('send what may have arrived again under the same key, even after a reload', async () => {
    const studio = await openMany();
    // The studio takes it and its answer never comes.
    studio.answer(tasks.createTask, () => refuse({ code: 'unreachable', message: 'It is away.', where: 'studio' }));
    await studio.user.click(press('Generate all 3'));
    await waitFor(() => expect(sent(studio).length).toBeGreaterThan(0));
    const [key] = keysOf(studio);
    studio.leave();
    const again = await showWriters(studio.writers.known);
    await list();
    await again.user.click(await screen.findByRole('button', { name: 'Generate all 3' }));
    await waitFor(() => expect(again.bodies('/api/tasks')).toHaveLength(3));
    expect(again.headers.map(headers => headers.get('idempotency-key')).filter(found => found !== null)[0]).toBe(key);
  });

  it('become the prompt where one of them alone is meant', async () => {
    const { user } = await openMany();
    await user.click(press(/^Use only prompt 2/));
    expect(prompt().value).toBe('a harbour in snow');
    expect(useDrafts.getState().drafts[projectId]?.wording.original).toBe('a harbour');
    await user.click(press('Undo'));
    expect(prompt().value).toBe('a harbour');
  });
});
