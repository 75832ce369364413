import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce, useAnnouncements } from './announce.ts';
import { LiveRegion } from './live-region.tsx';

describe('announce', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useAnnouncements.setState({ announcements: [] });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('says each sentence once, in the region of its urgency, and then leaves the page', () => {
    const { container } = render(<LiveRegion />);
    const said = (urgency: string) =>
      [...container.querySelectorAll(`[aria-live="${urgency}"] p`)].map(sentence => sentence.textContent);
    act(() => {
      announce('The picture is finished.');
      announce('The picture is finished.');
      announce('The clip failed.', 'assertive');
    });
    expect(said('polite')).toEqual(['The picture is finished.', 'The picture is finished.']);
    expect(said('assertive')).toEqual(['The clip failed.']);
    act(() => vi.advanceTimersByTime(8_000));
    expect([said('polite'), said('assertive')]).toEqual([[], []]);
  });
});
