import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generations } from '../../../backend/contract/generations.ts';
import { type Batch, tasks } from '../../../backend/contract/tasks.ts';
import { fakeId } from '../../api/shapes.fake.ts';
import { refuse } from '../../api/transport.fake.ts';
import { batchOf, clipModel, sketchModel, takeOf, taskOf } from './workspace.fake.ts';
import { forgetScreen, giveSizes, showWorkspace } from './workspace-screen.fake.tsx';

beforeAll(giveSizes);
afterEach(forgetScreen);

const cards = () => screen.queryAllByRole('button', { name: /fog over a harbour, (Sketch|task)/ });
const card = (number: number) => screen.getByRole('button', { name: new RegExp(`take ${number}, Sketch`) });
const named = (number: number) => takeOf(number, { prompt: `take ${number}` });
const threeTakes = batchOf(1, { takes: [named(1), named(2), named(3)] });
const blur = () => (document.activeElement as HTMLElement | null)?.blur();
const changed = (take: Batch['takes'][number]) => ({ generations: [take] });

describe('takes', () => {
  let screenOf: Awaited<ReturnType<typeof showWorkspace>>;
  beforeEach(async () => {
    screenOf = await showWorkspace({ batches: [threeTakes] });
    await screen.findByRole('button', { name: /take 1/ });
    blur();
  });

  it('are walked by J, K and the arrows, and the focus goes along', async () => {
    const { user } = screenOf;
    await user.keyboard('j');
    expect(document.activeElement).toBe(card(1));
    await user.keyboard('jj');
    expect(document.activeElement).toBe(card(3));
    await user.keyboard('k{ArrowLeft}');
    expect(document.activeElement).toBe(card(1));
    expect(card(1).getAttribute('aria-current')).toBe('true');
  });

  it('are kept with S at once, and let go again with S', async () => {
    const { user, answer, bodies } = screenOf;
    answer(generations.keepTakes, () => changed(named(1)));
    answer(generations.unkeepTakes, () => changed(named(1)));
    let release = () => {};
    answer(
      generations.keepTakes,
      () => new Promise(resolve => (release = () => resolve(changed({ ...named(1), keptAt: named(1).createdAt })))),
    );
    await user.keyboard('js');
    expect(await screen.findByRole('button', { name: /take 1, Sketch, no AI model, kept/ })).toBeDefined();
    release();
    await waitFor(() => expect(bodies('/api/generations/keep')).toEqual([{ ids: [named(1).id] }]));
    await user.keyboard('s');
    await waitFor(() => expect(bodies('/api/generations/unkeep')).toEqual([{ ids: [named(1).id] }]));
    expect(screen.queryByRole('button', { name: /kept/ })).toBeNull();
  });

  it('come back as they were, with the problem told, when a keep is refused', async () => {
    const { user, answer } = screenOf;
    answer(generations.keepTakes, () => refuse({ code: 'disk_full', message: 'full' }));
    await user.keyboard('js');
    expect(await screen.findByText('The disk is full')).toBeDefined();
    expect(screen.queryByRole('button', { name: /kept/ })).toBeNull();
  });

  it('are discarded with X at once, the next one is current, and U brings them back', async () => {
    const { user, answer, bodies } = screenOf;
    answer(generations.discardTakes, () => changed(named(2)));
    answer(generations.restoreTakes, () => changed(named(2)));
    await user.keyboard('jjx');
    await waitFor(() => expect(screen.queryByRole('button', { name: /take 2, Sketch/ })).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(card(3)));
    expect(await screen.findByText('Take discarded')).toBeDefined();
    await user.keyboard('u');
    expect(await screen.findByRole('button', { name: /take 2, Sketch/ })).toBeDefined();
    await waitFor(() => expect(bodies('/api/generations/restore')).toEqual([{ ids: [named(2).id] }]));
    expect(bodies('/api/generations/discard')).toEqual([{ ids: [named(2).id] }]);
  });

  it('stay when a discard is refused', async () => {
    const { user, answer } = screenOf;
    answer(generations.discardTakes, () => refuse({ code: 'read_only', message: 'no', folder: '/data' }));
    await user.keyboard('jx');
    expect(await screen.findByText('The data folder cannot be written')).toBeDefined();
    expect(await screen.findByRole('button', { name: /take 1, Sketch/ })).toBeDefined();
  });

  it('are chosen together with Shift and Control, and handled in one step', async () => {
    const { user, answer, bodies } = screenOf;
    answer(generations.discardTakes, () => ({ generations: [] }));
    await user.click(card(1));
    await user.keyboard('{Shift>}');
    await user.click(card(3));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('3 chosen')).toBeDefined();
    await user.keyboard('{Control>}');
    await user.click(card(2));
    await user.keyboard('{/Control}');
    expect(screen.getByText('2 chosen')).toBeDefined();
    await user.keyboard('x');
    await waitFor(() => expect(bodies('/api/generations/discard')).toEqual([{ ids: [named(1).id, named(3).id] }]));
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/^\d chosen$/)).toBeNull();
  });

  it('are compared when two are chosen, and say so when they are not', async () => {
    const { user } = screenOf;
    await user.keyboard('jc');
    expect(await screen.findByText(/Choose two takes first/)).toBeDefined();
    await user.keyboard('{Shift>}j{/Shift}c');
    const dialog = await screen.findByRole('dialog', { name: 'Compare' });
    await waitFor(() => expect(within(dialog).getByRole('slider')).toBe(document.activeElement));
  });

  it('give their settings to the form with R, and Undo brings the former words back', async () => {
    const { user } = screenOf;
    const words = () => screen.getByRole('textbox', { name: 'Prompt' }) as HTMLTextAreaElement;
    await user.type(words(), 'my words');
    blur();
    await user.keyboard('jr');
    expect(words().value).toBe('fog over a harbour');
    expect((screen.getByRole('spinbutton', { name: 'Seed' }) as HTMLInputElement).value).toBe('1');
    await user.keyboard('u');
    expect(words().value).toBe('my words');
  });

  it('are varied with V: the same with another seed, based on them', async () => {
    const { user, bodies } = screenOf;
    await user.keyboard('jv');
    await waitFor(() => expect(bodies('/api/tasks')).toHaveLength(1));
    const [body] = bodies('/api/tasks') as [{ parameters: { seed: number; count?: number }; basedOn: string }];
    expect(body.basedOn).toBe(named(1).id);
    expect(body.parameters).toMatchObject({ prompt: 'fog over a harbour', size: { width: 1024, height: 1024 } });
    expect(body.parameters.count).toBeUndefined();
    expect(body.parameters.seed).not.toBe(1);
  });

  it('become the reference with F, and what is made of it is based on them', async () => {
    const { user, bodies } = screenOf;
    await user.keyboard('jf');
    expect(await screen.findByRole('img', { name: 'Reference that is used' })).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'rain');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(bodies('/api/tasks')[0]).toMatchObject({
        basedOn: named(1).id,
        parameters: { reference: { media: named(1).media.sha256 } },
      }),
    );
  });

  it('open large with Space, where the arrows walk on, and give the focus back', async () => {
    const { user } = screenOf;
    await user.keyboard('j{ }');
    const box = await screen.findByRole('dialog', { name: 'take 1' });
    expect(within(box).getByText('1 of 3')).toBeDefined();
    await user.keyboard('{ArrowRight}');
    expect(await screen.findByRole('dialog', { name: 'take 2' })).toBeDefined();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(card(2)));
  });

  it('carry themselves when they are dragged', () => {
    const data = new Map<string, string>();
    const dataTransfer = { setData: (type: string, text: string) => data.set(type, text) };
    fireEvent.dragStart(card(2), { dataTransfer });
    expect(JSON.parse(data.get('application/x-dailies-take') ?? '')).toEqual({
      media: named(2).media.sha256,
      generationId: named(2).id,
      kind: 'image',
    });
  });
});

describe('tasks on their way', () => {
  const running = taskOf(11, {
    status: 'running',
    worker: { id: fakeId(70), name: 'Studio PC' },
    startedAt: new Date().toISOString(),
  });
  const batch = batchOf(1, { tasks: [running, taskOf(12, { index: 1 }), taskOf(13, { index: 2 })] });

  it('say how they stand, and what runs shows its progress and its picture as they are told', async () => {
    const { tell } = await showWorkspace({ batches: [batch] });
    expect(await screen.findByText('1 running, 2 waiting')).toBeDefined();
    expect(screen.getByText('Waiting: it is next')).toBeDefined();
    expect(screen.getByText('Waiting: 1 before it')).toBeDefined();
    expect(screen.getByText('on Studio PC')).toBeDefined();
    const progress = { fraction: 0.42, step: 4, steps: 10, message: 'Painting the light' };
    tell({ type: 'task.progress', taskId: running.id, batchId: batch.id, progress });
    expect(
      screen.getByRole('progressbar', { name: 'task 1 of fog over a harbour' }).getAttribute('aria-valuenow'),
    ).toBe('42');
    expect(screen.getByText('Painting the light')).toBeDefined();
    tell({ type: 'task.preview', taskId: running.id, batchId: batch.id, version: 3 });
    expect(document.querySelector(`img[src="/api/tasks/${running.id}/preview?v=3"]`)).not.toBeNull();
  });

  it('veil the picture of what is for adults while it is being made', async () => {
    const { tell } = await showWorkspace({ batches: [{ ...batch, content: 'mature' }] });
    await screen.findByText('1 running, 2 waiting');
    tell({ type: 'task.preview', taskId: running.id, batchId: batch.id, version: 3 });
    const picture = document.querySelector(`img[src="/api/tasks/${running.id}/preview?v=3"]`);
    expect(picture?.closest('.veiled')).not.toBeNull();
  });

  it('are cancelled by their button, and can be tried again', async () => {
    const { user, answer, bodies } = await showWorkspace({ batches: [batch] });
    answer(tasks.cancelTask, () => ({ ...running, batchId: batch.id, status: 'cancelled' }));
    answer(tasks.retryTask, () => ({ ...running, batchId: batch.id, status: 'queued' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel task 1 of fog over a harbour' }));
    await user.click(await screen.findByRole('button', { name: 'Try again task 1 of fog over a harbour' }));
    expect(await screen.findByText('3 waiting')).toBeDefined();
    expect(bodies(`/api/tasks/${running.id}/cancel`)).toHaveLength(1);
  });

  it('say in words why they failed', async () => {
    const problem = { code: 'runtime_failed', message: 'x', runtime: 'previz', reason: 'out of memory' } as const;
    const failed = taskOf(11, { status: 'failed', problem });
    const { user, answer } = await showWorkspace({ batches: [batchOf(1, { tasks: [failed] })] });
    expect(await screen.findByText('It could not be made')).toBeDefined();
    expect(screen.getByText('previz stopped: out of memory')).toBeDefined();
    answer(tasks.dismissBatch, () => batchOf(1, { tasks: [] }));
    await user.click(screen.getByRole('button', { name: /did not finish off the workspace/ }));
    expect(await screen.findByText('Nothing made here yet')).toBeDefined();
  });

  it('say that nothing starts while the queue is paused, or no worker is there', async () => {
    const away = { ...sketchModel, online: 0 };
    const { user } = await showWorkspace({ batches: [batchOf(1, { tasks: [taskOf(12)] })], models: [away, clipModel] });
    expect(await screen.findByText('Waits for a worker with this model: none is online')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'fog');
    expect(screen.getByText(/The worker with this model is offline/)).toBeDefined();
  });
});

describe('an empty workspace', () => {
  it('teaches the next step, and its one button writes an example prompt', async () => {
    const { user } = await showWorkspace();
    await user.click(await screen.findByRole('button', { name: 'Fill in an example prompt' }));
    const words = screen.getByRole('textbox', { name: 'Prompt' }) as HTMLTextAreaElement;
    expect(words.value).toMatch(/lighthouse/);
    await waitFor(() => expect(document.activeElement).toBe(words));
  });
});

describe('clearing the workspace', () => {
  it('asks first, then says what became of the takes', async () => {
    const { user, answer, bodies } = await showWorkspace({ batches: [threeTakes] });
    answer(generations.clearWorkspace, () => ({ generations: [{ ...named(1), trashedAt: named(1).createdAt }] }));
    await user.click(screen.getByRole('button', { name: 'More for the workspace' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Clear workspace…' }));
    expect(bodies('/api/generations/clear-workspace')).toHaveLength(0);
    await user.click(await screen.findByRole('button', { name: 'Clear workspace' }));
    expect(await screen.findByText('Workspace cleared')).toBeDefined();
    expect(cards()).toHaveLength(0);
  });
});
