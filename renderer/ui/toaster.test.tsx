import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeLayout } from './jsdom-layout.fake.ts';
import { dismissToast, showToast, type ToastWords, useToasts } from './toast-store.ts';
import { Toaster } from './toaster.tsx';

fakeLayout();

const show = (words: ToastWords) => act(() => void showToast(words));
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const notices = () =>
  within(screen.getByRole('region', { name: /Notices/ }))
    .queryAllByRole('listitem')
    .map(item => item.textContent);

describe('Toaster', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useToasts.setState({ toasts: [] });
    render(<Toaster />);
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('shows what happened, and takes it away after 5 seconds', () => {
    show({ title: 'Saved to the library', detail: '1 picture' });
    expect(notices()).toEqual(['Saved to the library1 picture']);
    wait(4_900);
    expect(notices()).toHaveLength(1);
    wait(400);
    expect(notices()).toEqual([]);
    wait(300);
    expect(useToasts.getState().toasts).toEqual([]);
  });

  it('keeps Undo for 10 seconds, runs it once and goes', () => {
    const undo = vi.fn();
    show({ title: 'Discarded', action: { label: 'Undo', onAct: undo } });
    wait(9_900);
    const button = screen.getByRole('button', { name: 'Undo' });
    fireEvent.click(button);
    fireEvent.click(button);
    wait(300);
    expect(undo).toHaveBeenCalledTimes(1);
    expect(notices()).toEqual([]);
  });

  it('waits while a person is at it', () => {
    show({ title: 'Discarded', action: { label: 'Undo', onAct: () => {} } });
    wait(5_000);
    act(() => screen.getByRole('button', { name: 'Undo' }).focus());
    wait(60_000);
    expect(notices()).toHaveLength(1);
    act(() => screen.getByRole('button', { name: 'Undo' }).blur());
    wait(5_500);
    expect(notices()).toHaveLength(0);
  });

  it('stays until it is dismissed where it has no end', () => {
    show({ title: 'The disk is full', tone: 'bad', durationMs: Number.POSITIVE_INFINITY });
    wait(600_000);
    expect(notices()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    wait(300);
    expect(notices()).toHaveLength(0);
  });

  it('puts a toast in the place of one with the same id, with its full time', () => {
    show({ id: 'discarded', title: 'Discarded 1' });
    wait(4_000);
    show({ id: 'discarded', title: 'Discarded 2' });
    expect(notices()).toEqual(['Discarded 2']);
    wait(4_000);
    expect(notices()).toEqual(['Discarded 2']);
  });

  it('shows four at once at most, the newest ones', () => {
    for (const number of [1, 2, 3, 4, 5]) show({ title: `Notice ${number}` });
    wait(300);
    expect(notices()).toEqual(['Notice 2', 'Notice 3', 'Notice 4', 'Notice 5']);
  });

  it('can be dismissed from code, and twice is no harm', () => {
    show({ id: 'connection', title: 'Connection lost' });
    act(() => dismissToast('connection'));
    act(() => dismissToast('connection'));
    wait(300);
    expect(notices()).toEqual([]);
  });
});
