import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from './dialog.tsx';
import type { HotkeyMap } from './hotkey-layers.ts';
import { SEQUENCE_MS } from './hotkey-layers.ts';
import { fakeLayout } from './jsdom-layout.fake.ts';
import { type HotkeyOptions, useHotkeys } from './use-hotkeys.ts';

fakeLayout();

function Screen({ hotkeys, options }: { readonly hotkeys: HotkeyMap; readonly options?: HotkeyOptions }) {
  useHotkeys(hotkeys, options);
  return (
    <>
      <input aria-label="Prompt" />
      <input aria-label="Strength" type="range" />
      <button type="button">Press me</button>
    </>
  );
}

function press(key: string, init: KeyboardEventInit & { readonly at?: number } = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  if (init.at !== undefined) Object.defineProperty(event, 'timeStamp', { value: init.at });
  fireEvent(document.body, event);
  return event;
}

describe('useHotkeys', () => {
  afterEach(cleanup);

  it('runs a single key, a modified key and a sign that needs Shift', async () => {
    const ran: string[] = [];
    const note = (name: string) => () => void ran.push(name);
    render(
      <Screen hotkeys={{ j: note('next'), 'mod+k': note('commands'), '?': note('help'), 'shift+x': note('all') }} />,
    );
    await userEvent.keyboard('j{Control>}k{/Control}{Shift>}?{/Shift}{Shift>}X{/Shift}x');
    expect(ran).toEqual(['next', 'commands', 'help', 'all']);
  });

  it('runs a sequence, and neither of its keys alone', async () => {
    const go = vi.fn();
    const work = vi.fn();
    render(<Screen hotkeys={{ 'g w': go, w: work }} />);
    await userEvent.keyboard('gw');
    expect(go).toHaveBeenCalledTimes(1);
    expect(work).not.toHaveBeenCalled();
    await userEvent.keyboard('w');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('forgets the first key of a sequence that is not finished in time', () => {
    const go = vi.fn();
    render(<Screen hotkeys={{ 'g w': go }} />);
    press('g', { at: 1_000_000 });
    press('w', { at: 1_000_001 + SEQUENCE_MS });
    expect(go).not.toHaveBeenCalled();
    press('g', { at: 1_002_500 });
    press('w', { at: 1_002_500 + SEQUENCE_MS });
    expect(go).toHaveBeenCalledTimes(1);
  });

  it('gives a key that breaks a sequence its own meaning', async () => {
    const ran: string[] = [];
    render(<Screen hotkeys={{ 'g w': () => ran.push('work'), j: () => ran.push('next') }} />);
    await userEvent.keyboard('gjw');
    expect(ran).toEqual(['next']);
  });

  it('leaves letters to a person who is typing, but hears Command and Control', async () => {
    const next = vi.fn();
    const commands = vi.fn();
    const undo = vi.fn();
    render(<Screen hotkeys={{ j: next, 'mod+k': commands, 'mod+z': undo }} />);
    const user = userEvent.setup();
    await user.click(screen.getByLabelText('Prompt'));
    await user.keyboard('jj{Control>}k{/Control}{Control>}z{/Control}');
    expect(screen.getByLabelText<HTMLInputElement>('Prompt').value).toBe('jj');
    expect(next).not.toHaveBeenCalled();
    expect(commands).toHaveBeenCalledTimes(1);
    expect(undo, 'undo belongs to the text').not.toHaveBeenCalled();
  });

  it('hears letters while typing when it is asked to', async () => {
    const leave = vi.fn();
    render(<Screen hotkeys={{ escape: leave }} options={{ whileTyping: true }} />);
    await userEvent.click(screen.getByLabelText('Prompt'));
    await userEvent.keyboard('{Escape}');
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('leaves Space to a button and arrows to a slider', async () => {
    const show = vi.fn();
    const next = vi.fn();
    render(<Screen hotkeys={{ space: show, right: next }} />);
    screen.getByRole('button').focus();
    await userEvent.keyboard(' {ArrowRight}');
    expect(show).not.toHaveBeenCalled();
    expect(next, 'a button has no use for arrows').toHaveBeenCalledTimes(1);
    screen.getByRole('slider').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(next).toHaveBeenCalledTimes(1);
    screen.getByRole('slider').blur();
    await userEvent.keyboard(' ');
    expect(show).toHaveBeenCalledTimes(1);
  });

  it('is silent under an open dialog, except where it is meant to stand over one', async () => {
    const discard = vi.fn();
    const close = vi.fn();
    function Both() {
      const [open, setOpen] = useState(true);
      useHotkeys({ x: discard });
      useHotkeys({ q: close }, { overDialogs: true });
      return <Dialog open={open} onOpenChange={setOpen} title="Details" />;
    }
    render(<Both />);
    const user = userEvent.setup();
    await user.keyboard('xq');
    expect(discard).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalledTimes(1);
    await user.keyboard('{Escape}x');
    expect(discard).toHaveBeenCalledTimes(1);
  });

  it('lets what was mounted last win, and gives the key back when that is gone', async () => {
    const page = vi.fn();
    const panel = vi.fn();
    render(<Screen hotkeys={{ s: page }} />);
    const over = render(<Screen hotkeys={{ s: panel }} />);
    await userEvent.keyboard('s');
    expect([page.mock.calls.length, panel.mock.calls.length]).toEqual([0, 1]);
    over.unmount();
    await userEvent.keyboard('s');
    expect([page.mock.calls.length, panel.mock.calls.length]).toEqual([1, 1]);
  });

  it('does not act again for a key that is held down, except where walking is meant', () => {
    const discard = vi.fn();
    const next = vi.fn();
    render(<Screen hotkeys={{ x: discard, j: { run: next, repeat: true } }} />);
    for (const key of ['x', 'j']) {
      press(key);
      press(key, { repeat: true });
    }
    expect([discard.mock.calls.length, next.mock.calls.length]).toEqual([1, 2]);
  });

  it('finds a letter by its place on a keyboard of another script', () => {
    const commands = vi.fn();
    render(<Screen hotkeys={{ 'mod+k': commands }} />);
    press('л', { code: 'KeyK', ctrlKey: true });
    expect(commands).toHaveBeenCalledTimes(1);
  });

  it('keeps the browser from acting on a key that it answered, and from no other', () => {
    render(<Screen hotkeys={{ 'mod+k': () => {} }} />);
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(press('l', { ctrlKey: true }).defaultPrevented).toBe(false);
  });
});
