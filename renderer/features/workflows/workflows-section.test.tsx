import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Workflow, type WorkflowCandidate, workflows } from '../../../backend/contract/workflows.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useToasts } from '../../ui/toast-store.ts';
import { WorkflowsSection } from './workflows-section.tsx';

fakeLayout();

const prompt: WorkflowCandidate = {
  parameter: { name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt', required: true },
  slots: [{ parameter: 'prompt', node: '6', input: 'text' }],
  where: 'Positive',
  suggested: true,
};
const shift: WorkflowCandidate = {
  parameter: { name: 'shift', type: 'number', label: 'Sampling: shift', group: 'picture', default: 3 },
  slots: [{ parameter: 'shift', node: '8', input: 'shift' }],
  where: 'Sampling',
  suggested: false,
};
const relight: Workflow = {
  id: fakeId(1),
  modelId: 'own.relight',
  name: 'Relight',
  kind: 'image',
  text: '{"6": {}}',
  inputs: [{ parameter: { ...prompt.parameter, label: 'Light' }, slots: prompt.slots }],
  candidates: [prompt, shift],
  places: [
    { workerId: fakeId(2), worker: 'Studio PC', missing: [] },
    { workerId: fakeId(3), worker: 'Laptop', missing: ['IPAdapter', 'Relighter', 'Upscaler', 'Fourth'] },
  ],
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
};

function open(known: readonly Workflow[] = []) {
  const fake = createFakeTransport();
  let list = known;
  fake.answer(workflows.listWorkflows, () => ({ workflows: list }));
  fake.answer(workflows.readPastedWorkflow, () => ({ kind: 'image', nodes: 7, candidates: [prompt, shift] }));
  fake.answer(workflows.createWorkflow, ({ body }) => {
    list = [{ ...relight, name: (body as { name: string }).name }];
    return list[0];
  });
  fake.answer(workflows.changeWorkflow, () => relight);
  fake.answer(workflows.removeWorkflow, () => {
    list = [];
  });
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <WorkflowsSection />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { fake, user: userEvent.setup() };
}

describe('workflows of one’s own', () => {
  afterEach(() => {
    cleanup();
    useToasts.setState({ toasts: [] });
  });

  it('are pasted, get a name and their inputs, and are saved, by the keyboard alone', async () => {
    const { fake, user } = open();
    await screen.findByRole('button', { name: 'Add a workflow…' });
    await user.tab();
    await user.keyboard('{Enter}');
    const text = await screen.findByRole('textbox', { name: 'Workflow' });
    await waitFor(() => expect(document.activeElement).toBe(text));
    await user.paste('{"6": {}}');
    await user.tab();
    await user.keyboard('{Enter}');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Relight');
    screen.getByRole('checkbox', { name: 'Sampling: shift' }).focus();
    await user.keyboard(' ');
    await user.type(screen.getByRole('spinbutton', { name: 'Most Sampling: shift' }), '12');
    await user.clear(screen.getByRole('textbox', { name: 'Label of prompt' }));
    await user.type(screen.getByRole('textbox', { name: 'Label of prompt' }), 'Light{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.asked.find(({ method, path }) => method === 'POST' && path === '/api/workflows')?.body).toEqual({
      name: 'Relight',
      kind: 'image',
      text: '{"6": {}}',
      inputs: [
        { parameter: { ...prompt.parameter, label: 'Light' }, slots: prompt.slots },
        { parameter: { ...shift.parameter, max: 12 }, slots: shift.slots },
      ],
    });
    expect(await screen.findByText('Relight')).toBeTruthy();
  });

  it('cannot be saved without a name or a workflow, and the button says so', async () => {
    const { fake, user } = open();
    await user.click(await screen.findByRole('button', { name: 'Add a workflow…' }));
    const save = await screen.findByRole('button', { name: 'Save workflow' });
    expect(save.getAttribute('aria-description')).toBe('Paste a workflow and find its inputs first');
    await user.type(screen.getByRole('textbox', { name: 'Workflow' }), 'x');
    await user.click(screen.getByRole('button', { name: 'Find its inputs' }));
    await waitFor(() => expect(save.getAttribute('aria-description')).toBe('The workflow needs a name'));
    await user.click(save);
    expect(fake.asked.some(({ method, path }) => method === 'POST' && path === '/api/workflows')).toBe(false);
  });

  it('are refused in the words of the remedy, beside what was pasted', async () => {
    const { fake, user } = open();
    const message = 'Choose Save (API format)';
    fake.answer(workflows.readPastedWorkflow, () =>
      refuse({ code: 'invalid_request', message, issues: [{ path: 'text', message }] }),
    );
    await user.click(await screen.findByRole('button', { name: 'Add a workflow…' }));
    const text = await screen.findByRole('textbox', { name: 'Workflow' });
    await user.type(text, 'x');
    await user.click(screen.getByRole('button', { name: 'Find its inputs' }));
    await waitFor(() => expect(text.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('Choose Save (API format).')).toBeTruthy();
  });

  it('say where they run, and which nodes are missing elsewhere', async () => {
    open([relight]);
    const list = await screen.findByRole('list', { name: 'Workflows' });
    expect(within(list).getByText('Makes pictures, 1 input')).toBeTruthy();
    expect(within(list).getByText('Runs on Studio PC.')).toBeTruthy();
    expect(within(list).getByText('Nodes missing on Laptop: IPAdapter, Relighter, Upscaler and 1 more.')).toBeTruthy();
  });

  it('are changed with what was chosen before in place', async () => {
    const { fake, user } = open([relight]);
    await user.click(await screen.findByRole('button', { name: 'Change Relight' }));
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Label of prompt' })).value).toBe('Light');
    expect(screen.getByRole('checkbox', { name: 'Sampling: shift' }).getAttribute('aria-checked')).toBe('false');
    expect(screen.queryByRole('radio', { name: 'Clips' })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Sampling: shift' }));
    await user.click(screen.getByRole('button', { name: 'Save workflow' }));
    await waitFor(() =>
      expect(fake.asked.find(({ method }) => method === 'PUT')).toMatchObject({
        path: `/api/workflows/${relight.id}`,
        body: { kind: 'image', inputs: [{ parameter: { label: 'Light' } }, { parameter: { name: 'shift' } }] },
      }),
    );
  });

  it('are removed after a question', async () => {
    const { user } = open([relight]);
    await user.click(await screen.findByRole('button', { name: 'Remove Relight' }));
    await user.click(await screen.findByRole('button', { name: 'Remove workflow' }));
    await waitFor(() => expect(screen.queryByText('Relight')).toBeNull());
  });
});
