import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generations } from '../../backend/contract/generations.ts';
import { workers } from '../../backend/contract/workers.ts';
import { fakeGeneration, fakeWorker } from '../api/shapes.fake.ts';
import { useDrafts } from '../features/workspace/draft-store.ts';
import { fakeLayout } from '../ui/jsdom-layout.fake.ts';
import { App } from './app.tsx';
import { createFakeStudio } from './studio.fake.ts';
import { useViewer } from './viewer-store.ts';

fakeLayout();

function open(fake = createFakeStudio()) {
  window.history.replaceState(null, '', '/settings');
  render(<App transport={fake.transport} token={null} />);
  return userEvent.setup();
}

describe('the first steps', () => {
  beforeEach(() => {
    localStorage.clear();
    useViewer.setState({ projectId: null, onboarded: false });
  });
  afterEach(cleanup);

  it('tell what the machine really has', async () => {
    const fake = createFakeStudio();
    const gpus = [{ name: 'RTX 4090', memoryBytes: 24 * 1024 ** 3 }];
    fake.answer(workers.listWorkers, () => ({
      workers: [fakeWorker({ hardware: { cpus: 8, memoryBytes: 32 * 1024 ** 3, gpus } })],
    }));
    open(fake);
    expect(await screen.findByText('RTX 4090, 24 GB')).toBeTruthy();
    expect(screen.getByText('8 CPU cores')).toBeTruthy();
  });

  it('lead by Enter alone to a prompt that is filled in', async () => {
    const user = open();
    await screen.findByText('Step 1 of 3');
    await user.keyboard('{Enter}');
    await screen.findByText('Step 2 of 3');
    await user.keyboard('{Enter}');
    await screen.findByText('Step 3 of 3');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.pathname).toBe('/work'));
    const [draft] = Object.values(useDrafts.getState().drafts);
    expect(draft?.values.prompt).toMatch(/lighthouse/);
  });

  it('never come again once they were skipped', async () => {
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Skip' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(localStorage.getItem('dailies.viewer')).toContain('"onboarded":true');
  });

  it('do not come where something was made before', async () => {
    const fake = createFakeStudio();
    fake.answer(generations.listLibrary, () => ({ generations: [fakeGeneration()], nextCursor: null, total: 1 }));
    open(fake);
    await waitFor(() => expect(useViewer.getState().onboarded).toBe(true));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
