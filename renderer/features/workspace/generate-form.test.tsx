import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { media } from '../../../backend/contract/media.ts';
import { tasks } from '../../../backend/contract/tasks.ts';
import { fakeMedia } from '../../api/shapes.fake.ts';
import { refuse } from '../../api/transport.fake.ts';
import { clipModel, projectId, sketchModel, takeOf } from './workspace.fake.ts';
import { forgetScreen, giveSizes, showWorkspace } from './workspace-screen.fake.tsx';

beforeAll(giveSizes);
afterEach(forgetScreen);

const prompt = () => screen.getByRole('textbox', { name: 'Prompt' });
const button = () => screen.getByRole('button', { name: /^Generate/ });
const choose = async (user: Awaited<ReturnType<typeof showWorkspace>>['user'], field: string, option: RegExp) => {
  await user.click(screen.getByRole('combobox', { name: field }));
  await user.click(await screen.findByRole('option', { name: option }));
};
const drop = (label: RegExp, data: Record<string, string>, files: readonly File[] = []) =>
  fireEvent.drop(screen.getByRole('region', { name: label }), {
    dataTransfer: {
      types: files.length > 0 ? ['Files'] : Object.keys(data),
      files,
      getData: (type: string) => data[type] ?? '',
    },
  });

describe('the form', () => {
  it('means a model of own machines until a person has chosen another: nobody spends without choosing to', async () => {
    const dear = { ...sketchModel, id: 'a-cloud-model', name: 'Dear one', runtime: 'fal' };
    const { user } = await showWorkspace({ models: [dear, sketchModel] });
    expect(screen.getByRole('combobox', { name: 'Model' }).textContent).toContain(sketchModel.name);
    await choose(user, 'Model', /Dear one/);
    expect(screen.getByRole('combobox', { name: 'Model' }).textContent).toContain('Dear one');
  });

  it('has a control for every parameter that the model declares, and none that it does not', async () => {
    const { user } = await showWorkspace();
    for (const name of ['Prompt', 'Leave out'])
      expect(screen.getByRole('textbox', { name, hidden: true })).toBeDefined();
    expect(screen.getByRole('spinbutton', { name: 'Count' })).toBeDefined();
    expect(screen.getByRole('combobox', { name: 'Size' })).toBeDefined();
    expect(screen.getByRole('combobox', { name: 'Palette' })).toBeDefined();
    expect(screen.getByRole('spinbutton', { name: 'Seed' })).toBeDefined();
    expect(screen.queryByRole('spinbutton', { name: 'Length' })).toBeNull();

    await choose(user, 'Model', /Animatic/);
    expect(screen.getByRole('spinbutton', { name: 'Length' })).toBeDefined();
    expect(screen.queryByRole('combobox', { name: 'Palette' })).toBeNull();
  });

  it('says what kind of model it is', async () => {
    await showWorkspace();
    expect(within(screen.getByRole('form')).getByText('Sketch, no AI model')).toBeDefined();
  });

  it('keeps what is seldom changed behind More', async () => {
    const { user } = await showWorkspace();
    expect(screen.queryByRole('switch', { name: 'Grain' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('switch', { name: 'Grain' }));
    expect(screen.getByRole('button', { name: 'More (1 set)' })).toBeDefined();
  });

  it('shows a control that depends on another only once that is set', async () => {
    await showWorkspace();
    expect(screen.queryByRole('spinbutton', { name: 'How much may change' })).toBeNull();
    const take = takeOf(4);
    drop(/Reference/, {
      'application/x-dailies-take': JSON.stringify({ media: take.media.sha256, generationId: take.id, kind: 'image' }),
    });
    expect(screen.getByRole('spinbutton', { name: 'How much may change' })).toBeDefined();
  });
});

describe('switching the model', () => {
  it('keeps what both have, and says plainly what the new one cannot use', async () => {
    const { user, bodies } = await showWorkspace();
    await user.type(prompt(), 'fog');
    await choose(user, 'Palette', /Warm dusk/);
    await choose(user, 'Model', /Animatic/);
    expect((prompt() as HTMLTextAreaElement).value).toBe('fog');
    expect(screen.getByRole('region', { name: 'Not used' }).textContent).toContain(
      'Palette: Warm dusk – Animatic has no such control',
    );

    await user.click(button());
    await waitFor(() => expect(bodies('/api/tasks')).toHaveLength(1));
    expect(bodies('/api/tasks')[0]).toMatchObject({ modelId: clipModel.id, parameters: { prompt: 'fog' } });

    await choose(user, 'Model', /Storyboard sketch/);
    expect(screen.queryByRole('region', { name: 'Not used' })).toBeNull();
    expect(screen.getByRole('combobox', { name: 'Palette' }).textContent).toContain('Warm dusk');
  });

  it('lets go of what cannot be used when told to', async () => {
    const { user } = await showWorkspace();
    await choose(user, 'Palette', /Warm dusk/);
    await choose(user, 'Model', /Animatic/);
    await user.click(screen.getByRole('button', { name: 'Remove the values that are not used' }));
    await choose(user, 'Model', /Storyboard sketch/);
    expect(screen.getByRole('combobox', { name: 'Palette' }).textContent).toContain('From the words');
  });
});

describe('Generate', () => {
  it('says why it cannot be pressed, leads to what is missing, and is never dead', async () => {
    const { user, bodies } = await showWorkspace();
    expect(button().getAttribute('aria-disabled')).toBe('true');
    expect(button().getAttribute('aria-description')).toBe('Write what you want to see.');
    await user.click(button());
    expect(document.activeElement).toBe(prompt());
    expect(bodies('/api/tasks')).toHaveLength(0);
  });

  it('says what it will make, and sends what was set and no more', async () => {
    const { user, bodies, headers } = await showWorkspace();
    await user.type(prompt(), 'fog over a harbour');
    const count = screen.getByRole('spinbutton', { name: 'Count' });
    await user.clear(count);
    await user.type(count, '6');
    expect(button().textContent).toContain('Generate 6 sketches');
    await user.click(button());
    await waitFor(() =>
      expect(bodies('/api/tasks')).toEqual([
        {
          projectId,
          modelId: sketchModel.id,
          parameters: { prompt: 'fog over a harbour', count: 6 },
          basedOn: null,
          wording: null,
        },
      ]),
    );
    expect(headers.some(found => (found.get('idempotency-key')?.length ?? 0) >= 8)).toBe(true);
    expect(await screen.findAllByRole('button', { name: /^waiting: fog over a harbour/ })).toHaveLength(6);
  });

  it('is pressed with Control and Enter from within the prompt', async () => {
    const { user, bodies } = await showWorkspace();
    await user.type(prompt(), 'fog');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(bodies('/api/tasks')).toHaveLength(1));
    expect((prompt() as HTMLTextAreaElement).value).toBe('fog');
  });

  it('is pressed once by these keys on any of its controls, also on a list that Enter opens', async () => {
    const { user, bodies } = await showWorkspace();
    await user.type(prompt(), 'fog');
    screen.getByRole('combobox', { name: 'Palette' }).focus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(bodies('/api/tasks')).toHaveLength(1));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('names a number that is out of its limits, and does not send it', async () => {
    const { user, bodies } = await showWorkspace();
    await user.type(prompt(), 'fog');
    const count = screen.getByRole('spinbutton', { name: 'Count' });
    await user.clear(count);
    await user.type(count, '99');
    expect(button().getAttribute('aria-description')).toMatch(/Count: Use at most 16/);
    await user.click(button());
    expect(bodies('/api/tasks')).toHaveLength(0);
  });

  it('shows the cards as being sent until the studio has answered', async () => {
    const { user, answer } = await showWorkspace();
    let release = (_: unknown) => {};
    answer(tasks.createTask, () => new Promise(resolve => (release = resolve)));
    await user.type(prompt(), 'fog');
    await user.click(button());
    expect(await screen.findByRole('region', { name: 'Sending: fog' })).toBeDefined();
    release(refuse({ code: 'disk_full', message: 'full' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Sending: fog' })).toBeNull());
  });

  it('tells a refusal beside the button and keeps the words', async () => {
    const { user, answer, bodies } = await showWorkspace();
    answer(tasks.createTask, () => refuse({ code: 'disk_full', message: 'full' }));
    await user.type(prompt(), 'fog');
    await user.click(button());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Not sent: The disk is full');
    expect((prompt() as HTMLTextAreaElement).value).toBe('fog');

    await user.type(prompt(), ' and rain');
    await user.click(within(alert).getByRole('button', { name: 'Put its words in the form' }));
    expect((prompt() as HTMLTextAreaElement).value).toBe('fog');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(bodies('/api/tasks')).toHaveLength(1);
  });

  it('asks again under the same key where the studio did not answer', async () => {
    const { user, answer, headers } = await showWorkspace();
    let calls = 0;
    answer(tasks.createTask, () => {
      calls += 1;
      return refuse({ code: 'unreachable', message: 'gone', where: 'studio' });
    });
    await user.type(prompt(), 'fog');
    await user.click(button());
    await waitFor(() => expect(calls).toBe(2), { timeout: 5000 });
    const sent = headers.map(found => found.get('idempotency-key')).filter(key => key !== null);
    expect(new Set(sent).size).toBe(1);
  });
});

describe('a draft', () => {
  it('outlives the screen', async () => {
    const first = await showWorkspace();
    await first.user.type(prompt(), 'fog over a harbour');
    expect(localStorage.getItem('dailies.drafts')).toContain('fog over a harbour');
    first.leave();
    await showWorkspace();
    expect((prompt() as HTMLTextAreaElement).value).toBe('fog over a harbour');
  });
});

describe('a picture from a file', () => {
  const file = new File([new Uint8Array([1, 2, 3])], 'frame.png', { type: 'image/png' });

  it('becomes the reference, and its recipe can be used', async () => {
    const { user, answer } = await showWorkspace();
    answer(media.importMedia, () => ({
      media: fakeMedia({ sha256: 'b'.repeat(64) }),
      recipe: { modelId: sketchModel.id, parameters: { prompt: 'a lost harbour', seed: 12 } },
    }));
    drop(/Reference/, {}, [file]);
    expect(await screen.findByRole('img', { name: 'Reference that is used' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Use its recipe' }));
    expect((prompt() as HTMLTextAreaElement).value).toBe('a lost harbour');
    expect((screen.getByRole('spinbutton', { name: 'Seed' }) as HTMLInputElement).value).toBe('12');
    expect(screen.queryByRole('img', { name: 'Reference that is used' })).toBeNull();
  });

  it('says what is wrong with one that cannot be used', async () => {
    const { answer } = await showWorkspace();
    answer(media.importMedia, () =>
      refuse({ code: 'unsupported_media', message: 'no', found: 'a text file', accepted: ['PNG'] }),
    );
    drop(/Reference/, {}, [file]);
    expect(await screen.findByText('This file cannot be used')).toBeDefined();
  });

  it('refuses a clip as a reference in words', async () => {
    await showWorkspace();
    const take = takeOf(4);
    drop(/Reference/, {
      'application/x-dailies-take': JSON.stringify({ media: take.media.sha256, generationId: take.id, kind: 'video' }),
    });
    expect(await screen.findByText('A clip cannot be a reference picture.')).toBeDefined();
  });
});

describe('the seed', () => {
  it('is random until it is locked', async () => {
    const { user, bodies } = await showWorkspace();
    await user.type(prompt(), 'fog');
    const lock = screen.getByRole('button', { name: 'Lock the seed' });
    await user.click(lock);
    const seed = Number((screen.getByRole('spinbutton', { name: 'Seed' }) as HTMLInputElement).value);
    await user.click(button());
    await waitFor(() => expect(bodies('/api/tasks')[0]).toMatchObject({ parameters: { seed } }));
    await user.click(lock);
    await user.click(button());
    await waitFor(() => expect(bodies('/api/tasks')).toHaveLength(2));
    expect(JSON.stringify(bodies('/api/tasks')[1])).not.toContain('seed');
  });
});
