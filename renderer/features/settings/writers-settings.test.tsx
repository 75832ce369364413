import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Writer, writers } from '../../../backend/contract/writers.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { WritersSettings } from './writers-settings.tsx';

fakeLayout();

const KEY = 'gsk_secret_key';
const RULES: Writer = {
  id: 'rules',
  name: 'Rules',
  kind: 'rules',
  address: null,
  model: null,
  hasKey: false,
  outside: false,
  ready: true,
  reason: 'Rules of the studio, no model',
  isDefault: true,
};
const DESK: Writer = {
  ...RULES,
  id: fakeId(7),
  name: 'Desk',
  kind: 'ollama',
  address: 'http://127.0.0.1:11434',
  model: 'small',
  reason: 'It answers.',
  isDefault: false,
};
const GROQ: Writer = {
  ...DESK,
  id: fakeId(8),
  name: 'Groq',
  kind: 'openai',
  address: 'https://api.groq.com/openai/v1',
  hasKey: true,
  outside: true,
  ready: false,
  reason: 'Groq asks for a pause: Rate limit. Try again in 7 s.',
};

function open(...first: Writer[]) {
  const fake = createFakeTransport();
  let all = first;
  fake.answer(writers.listWriters, () => ({ writers: all }));
  fake.answer(writers.removeWriter, ({ params }) => {
    all = all.filter(({ id }) => id !== params.id);
    return { writers: all };
  });
  fake.answer(writers.changeWriter, ({ params, body }) => {
    const change = body as Partial<Writer> & { key?: string | null };
    const { key, ...told } = change;
    all = all.map(writer =>
      writer.id === params.id
        ? { ...writer, ...told, hasKey: key === undefined ? writer.hasKey : key !== null }
        : { ...writer, isDefault: told.isDefault ? false : writer.isDefault },
    );
    return all.find(({ id }) => id === params.id);
  });
  fake.answer(writers.addWriter, ({ body }) => {
    const { key, ...told } = body as { key: string | null; name: string };
    const added = { ...DESK, ...told, id: fakeId(9), hasKey: key !== null };
    all = [...all, added];
    return added;
  });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={queryClient}>
        <WritersSettings />
      </QueryClientProvider>
    </ApiProvider>,
  );
  const row = async (name: string) => within(await screen.findByRole('listitem', { name }));
  const sent = (method: string) => fake.asked.filter(each => each.method === method).map(({ body }) => body);
  return { ...fake, queryClient, user: userEvent.setup(), row, sent };
}

const choose = async (user: ReturnType<typeof userEvent.setup>, name: string, option: string) => {
  await user.click(screen.getByRole('combobox', { name }));
  await user.click(await screen.findByRole('option', { name: option }));
};

describe('the writers in the settings', () => {
  afterEach(cleanup);

  it('are shown with where they are, and how they are', async () => {
    const { row } = open(RULES, DESK, GROQ);
    const rules = await row('Rules');
    expect(rules.getByText('Default')).toBeTruthy();
    expect(rules.getByRole('status').textContent).toBe('Rules of the studio, no model');
    expect(rules.queryByRole('button')).toBeNull();
    const desk = await row('Desk');
    expect(desk.getByText('Ollama · small · 127.0.0.1:11434')).toBeTruthy();
    expect(desk.queryByText('Outside your network')).toBeNull();
    const groq = await row('Groq');
    expect(groq.getByText('Outside your network')).toBeTruthy();
    expect(groq.getByText('Not ready')).toBeTruthy();
    expect(groq.getByText(/key kept$/)).toBeTruthy();
    expect(groq.getByRole('status').textContent).toMatch(/asks for a pause/);
  });

  it('are asked for their models, one of which is chosen, and are added', async () => {
    const { user, answer, row, sent } = open(RULES);
    answer(writers.askWriter, () => ({ models: ['small', 'large'], outside: false }));
    await user.click(await screen.findByRole('button', { name: 'Add a writer' }));
    const field = screen.getByLabelText<HTMLInputElement>('Address');
    expect(field.value).toBe('http://127.0.0.1:11434');
    const add = () => screen.getByRole('button', { name: 'Add writer' });
    expect(add().getAttribute('aria-description')).toBe('Look for its models first');
    await user.click(screen.getByRole('button', { name: 'Look for models' }));
    expect(await screen.findByText('It answers, and nothing that it works on leaves your network.')).toBeTruthy();
    expect(add().getAttribute('aria-description')).toBe('Choose a model first');
    await choose(user, 'Model', 'large');
    const box = screen.getByRole('checkbox', { name: /default writer/ });
    expect(box.getAttribute('aria-checked')).toBe('true');
    await user.click(box);
    await user.click(add());
    expect((await row('Ollama')).getByText('Ollama · large · 127.0.0.1:11434')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    const place = { kind: 'ollama', address: 'http://127.0.0.1:11434', key: null };
    expect(sent('POST')).toEqual([place, { ...place, model: 'large', name: 'Ollama', isDefault: false }]);
  });

  it('that lie outside say so before they are added, and their key is kept nowhere on the screen', async () => {
    const { user, answer, row, sent, queryClient } = open(RULES);
    answer(writers.askWriter, () => ({ models: ['only'], outside: true }));
    await user.click(await screen.findByRole('button', { name: 'Add a writer' }));
    await choose(user, 'Program or service', 'Groq');
    expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe('https://api.groq.com/openai/v1');
    const look = screen.getByRole('button', { name: 'Look for models' });
    expect(look.getAttribute('aria-description')).toBe('Groq takes nobody without a key');
    const key = screen.getByLabelText('Key');
    expect(key.getAttribute('type')).toBe('password');
    await user.type(key, `${KEY}{Enter}`);
    expect(
      await screen.findByText(/lies outside your network: the prompts that it works on are sent there/),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add writer' }));
    await row('Groq');
    expect(sent('POST')[1]).toMatchObject({ key: KEY, model: 'only', isDefault: false });
    expect(document.body.innerHTML).not.toContain(KEY);
    const cached = queryClient.getQueryCache().getAll();
    expect(JSON.stringify(cached.map(query => query.state.data))).not.toContain(KEY);
  });

  it('say beside the field what is wrong with it, and in their own words what else is', async () => {
    const { user, answer } = open(RULES);
    const message = 'This key would cross the open network in clear';
    answer(writers.askWriter, () =>
      refuse({ code: 'invalid_request', message: `${message}.`, issues: [{ path: 'address', message }] }),
    );
    await user.click(await screen.findByRole('button', { name: 'Add a writer' }));
    await user.click(screen.getByRole('button', { name: 'Look for models' }));
    const field = screen.getByLabelText('Address');
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(message);

    answer(writers.askWriter, () =>
      refuse({ code: 'writer_failed', message: 'It wants a key.', writer: 'there', reason: 'locked' }),
    );
    await user.click(screen.getByRole('button', { name: 'Look for models' }));
    expect(await screen.findByText('It wants a key.')).toBeTruthy();
    await user.type(field, '/');
    expect(screen.queryByText('It wants a key.')).toBeNull();
  });

  it('that have many models are chosen by name', async () => {
    const { user, answer } = open(RULES);
    const models = Array.from({ length: 40 }, (_, at) => `maker/model-${at}`);
    answer(writers.askWriter, () => ({ models, outside: false }));
    await user.click(await screen.findByRole('button', { name: 'Add a writer' }));
    await user.click(screen.getByRole('button', { name: 'Look for models' }));
    await user.type(await screen.findByLabelText('Find a model'), 'MODEL-3');
    expect(screen.getByText('11 of 40')).toBeTruthy();
    await choose(user, 'Model', 'maker/model-39');
    expect(screen.getByRole('combobox', { name: 'Model' }).textContent).toContain('maker/model-39');
  });

  it('are made the default, renamed, given another model and key, and removed', async () => {
    const { user, answer, row, sent } = open(RULES, GROQ);
    answer(writers.listWriterModels, () => ({ models: ['small', 'large'] }));
    await user.click((await row('Groq')).getByRole('button', { name: 'Make Groq the default' }));
    await waitFor(async () => expect((await row('Groq')).getByText('Default')).toBeTruthy());
    expect((await row('Rules')).getByRole('button', { name: 'Make Rules the default' })).toBeTruthy();

    await user.click((await row('Groq')).getByRole('button', { name: 'Change Groq' }));
    await user.clear(screen.getByLabelText('Name'));
    await user.type(screen.getByLabelText('Name'), 'Cloud');
    await user.type(screen.getByLabelText('New key'), KEY);
    await user.click(screen.getByRole('button', { name: 'Look for models' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Model' })).toBeTruthy());
    await choose(user, 'Model', 'large');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await row('Cloud');
    expect(sent('PATCH').at(-1)).toEqual({ name: 'Cloud', model: 'large', key: KEY });

    await user.click((await row('Cloud')).getByRole('button', { name: 'Change Cloud' }));
    await user.click(screen.getByRole('checkbox', { name: 'Forget its key' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(async () => expect((await row('Cloud')).queryByText(/key kept/)).toBeNull());
    expect(sent('PATCH').at(-1)).toEqual({ key: null });

    await user.click((await row('Cloud')).getByRole('button', { name: 'Remove Cloud' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'Remove Cloud?' }));
    await user.click(question.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByRole('listitem', { name: 'Cloud' })).toBeNull());
  });
});
