import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RegionBoundary } from './region-boundary.tsx';

describe('a region that breaks', () => {
  const reported: string[] = [];
  beforeEach(() => {
    reported.length = 0;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.stubGlobal('reportError', (error: Error) => reported.push(error.message));
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('says so in words, leaves the others alone, is reported, and comes back when asked', async () => {
    let broken = true;
    function Fragile() {
      if (broken) throw new Error('no rows');
      return <p>All is well</p>;
    }
    render(
      <>
        <RegionBoundary region="This page">
          <Fragile />
        </RegionBoundary>
        <RegionBoundary region="The status bar">
          <p>1 running</p>
        </RegionBoundary>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toContain('This page stopped working');
    expect(screen.getByText('1 running')).toBeTruthy();
    expect(reported[0]).toContain('no rows');
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Show it again' }));
    expect(screen.getByText('All is well')).toBeTruthy();
  });
});
