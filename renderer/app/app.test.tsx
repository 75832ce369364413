import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Generation, generations } from '../../backend/contract/generations.ts';
import { type Project, studio } from '../../backend/contract/studio.ts';
import { tasks } from '../../backend/contract/tasks.ts';
import { fakeGeneration, fakeId } from '../api/shapes.fake.ts';
import { refuse } from '../api/transport.fake.ts';
import { fakeLayout } from '../ui/jsdom-layout.fake.ts';
import { App } from './app.tsx';
import { createFakeStudio } from './studio.fake.ts';
import { useViewer } from './viewer-store.ts';

fakeLayout();

const NOT_SIGNED_IN = { code: 'not_signed_in', message: 'Sign in first.' } as const;

function open(fake: ReturnType<typeof createFakeStudio>, address = '/settings', token: string | null = null) {
  window.history.replaceState(null, '', address);
  render(<App transport={fake.transport} token={token} />);
  return userEvent.setup();
}

describe('the app', () => {
  beforeEach(() => {
    localStorage.clear();
    useViewer.setState({ projectId: null, onboarded: true });
  });
  afterEach(cleanup);

  it('trades the token of the address for a session and opens the studio', async () => {
    const fake = createFakeStudio();
    fake.answer(studio.signIn, ({ body }) => {
      expect(body).toEqual({ token: 'a-token-of-twenty-signs' });
      return fake.session;
    });
    fake.answer(studio.readSession, () => refuse(NOT_SIGNED_IN));
    open(fake, '/settings', 'a-token-of-twenty-signs');
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
  });

  it('asks a stranger to open the printed address, and says so when the token was used before', async () => {
    const fake = createFakeStudio();
    fake.answer(studio.readSession, () => refuse(NOT_SIGNED_IN));
    fake.answer(studio.signIn, () => refuse(NOT_SIGNED_IN));
    open(fake);
    expect(await screen.findByRole('heading', { name: 'Open the address that Dailies printed' })).toBeTruthy();
    cleanup();
    open(fake, '/', 'a-token-of-twenty-signs');
    expect(await screen.findByRole('heading', { name: 'This address has been used' })).toBeTruthy();
  });

  it('does not call the address used when the person who came by it signs out', async () => {
    const fake = createFakeStudio();
    fake.answer(studio.signIn, () => fake.session);
    const user = open(fake, '/settings', 'a-token-of-twenty-signs');
    await screen.findByRole('heading', { name: 'Settings' });
    fake.answer(studio.signOut, () => undefined);
    fake.answer(studio.readSession, () => refuse(NOT_SIGNED_IN));
    await user.click(await screen.findByRole('button', { name: /Sign out/ }));
    expect(await screen.findByRole('heading', { name: 'Open the address that Dailies printed' })).toBeTruthy();
  });

  it('leads back to the gate when the session ends in the middle', async () => {
    const fake = createFakeStudio();
    const user = open(fake);
    await screen.findByRole('heading', { name: 'Settings' });
    for (const door of [studio.readSession, studio.listProjects]) fake.answer(door, () => refuse(NOT_SIGNED_IN));
    fake.tell({ type: 'project.changed', projectId: fakeId(1) });
    expect(await screen.findByRole('heading', { name: /printed/ })).toBeTruthy();
    fake.answer(studio.readSession, () => fake.session);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
  });

  it('goes to a page by two keys, and marks it in the rail', async () => {
    const user = open(createFakeStudio());
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('gk');
    expect(await screen.findByRole('heading', { name: 'Workers' })).toBeTruthy();
    expect(window.location.pathname).toBe('/workers');
    expect(screen.getByRole('link', { name: 'Workers', current: 'page' })).toBeTruthy();
    expect(document.title).toBe('Workers · Dailies');
  });

  it('finds and runs a command by a few letters', async () => {
    const user = open(createFakeStudio());
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'trash');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe('/library/trash'));
    expect(await screen.findByText('The trash is empty')).toBeTruthy();
  });

  it('lists the keys, and puts the keyboard in the library search by one of them', async () => {
    const user = open(createFakeStudio());
    await screen.findByRole('heading', { name: 'Settings' });
    await user.keyboard('?');
    const list = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(list).getByText('Search the library')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('/');
    const search = await screen.findByRole('searchbox', { name: 'Search by prompt' });
    await waitFor(() => expect(document.activeElement).toBe(search));
  });

  it('says what the queue does, and pauses it', async () => {
    const fake = createFakeStudio();
    fake.answer(tasks.readQueue, () => ({ running: 1, waiting: 3, delayed: 2, paused: false }));
    fake.answer(tasks.pauseQueue, ({ body }) => ({ running: 1, waiting: 3, delayed: 0, ...(body as object) }));
    const user = open(fake);
    expect(await screen.findByText('1 running, 3 waiting, 2 tried again soon')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('Queue paused. 1 running, 3 waiting')).toBeTruthy();
    expect(fake.asked.at(-1)).toMatchObject({ path: '/api/queue/pause', body: { paused: true } });
  });

  it('makes a project and opens it', async () => {
    const fake = createFakeStudio();
    fake.answer(studio.createProject, ({ body }) => {
      const made: Project = {
        id: fakeId(5),
        contentLevel: 'general',
        createdAt: '2026-01-02T03:04:05.000Z',
        ...(body as { name: string }),
      };
      fake.projects.push(made);
      return made;
    });
    const user = open(fake);
    await user.click(await screen.findByRole('button', { name: 'Project: First project' }));
    await user.click(await screen.findByRole('menuitem', { name: 'New project…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Harbour film{Enter}');
    expect(await screen.findByRole('button', { name: 'Project: Harbour film' })).toBeTruthy();
    expect(useViewer.getState().projectId).toBe(fakeId(5));
  });

  it('says in words when the connection is lost and when it is back', async () => {
    const fake = createFakeStudio();
    open(fake);
    expect(await screen.findByText('Connected')).toBeTruthy();
    fake.setState('lost');
    expect(await screen.findByText('Connection lost, trying again…')).toBeTruthy();
    fake.setState('live');
    expect(await screen.findByText('Connected')).toBeTruthy();
  });

  it('says that an address leads nowhere', async () => {
    open(createFakeStudio(), '/nowhere');
    expect(await screen.findByText('There is no page at this address')).toBeTruthy();
  });
});

describe("a take's own address", () => {
  beforeEach(() => {
    localStorage.clear();
    useViewer.setState({ projectId: null, onboarded: true });
  });
  afterEach(cleanup);
  const detail = (over: Partial<Generation>) => ({
    generation: fakeGeneration({ id: fakeId(900), projectId: fakeId(1), ...over }),
    variants: [],
    basedOn: null,
    rating: null,
  });

  it('leads to the library, opened, where the take is kept', async () => {
    const fake = createFakeStudio();
    fake.answer(generations.readGeneration, () => detail({ keptAt: '2026-01-02T03:04:05.000Z' }));
    open(fake, `/take/${fakeId(900)}`);
    expect(await screen.findByRole('dialog', { name: 'fog over a harbour' })).toBeTruthy();
    expect(window.location.pathname).toBe('/library');
  });

  it('leads to the workspace of its project where it is a take', async () => {
    const fake = createFakeStudio();
    fake.projects.push({
      id: fakeId(3),
      name: 'Harbour film',
      contentLevel: 'general',
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    fake.answer(generations.readGeneration, () => detail({ projectId: fakeId(3) }));
    open(fake, `/take/${fakeId(900)}`);
    await waitFor(() => expect(window.location.pathname).toBe('/work'));
    expect(await screen.findByRole('button', { name: 'Project: Harbour film' })).toBeTruthy();
  });

  it('says that the take is gone where it is', async () => {
    const fake = createFakeStudio();
    const gone = { code: 'not_found', message: 'gone', what: 'generation', id: fakeId(900) } as const;
    fake.answer(generations.readGeneration, () => refuse(gone));
    open(fake, `/take/${fakeId(900)}`);
    expect(await screen.findByText('This take is gone')).toBeTruthy();
  });

  it('is followed when the desktop shell puts it into the address from outside', async () => {
    const fake = createFakeStudio();
    fake.answer(generations.readGeneration, () => detail({ keptAt: '2026-01-02T03:04:05.000Z' }));
    open(fake);
    await screen.findByRole('heading', { name: 'Settings' });
    // As from another world of scripts: the page's own pushState, which the router watches, is not the one that is called.
    History.prototype.pushState.call(window.history, null, '', `/take/${fakeId(900)}`);
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    expect(await screen.findByRole('dialog', { name: 'fog over a harbour' })).toBeTruthy();
  });
});
