import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './button.tsx';
import { ContextMenu } from './context-menu.tsx';
import { DropdownMenu } from './dropdown-menu.tsx';
import { fakeLayout } from './jsdom-layout.fake.ts';
import type { MenuEntry } from './menu-entry.ts';

fakeLayout();
afterEach(cleanup);

function makeEntries() {
  const heard = { copy: vi.fn(), upscale: vi.fn(), names: vi.fn(), order: vi.fn(), shot: vi.fn() };
  const entries: readonly MenuEntry[] = [
    { kind: 'heading', label: 'Picture' },
    { kind: 'action', label: 'Copy', shortcut: 'mod+c', onSelect: heard.copy },
    { kind: 'action', label: 'Upscale', disabledReason: 'No machine can.', onSelect: heard.upscale },
    { kind: 'separator' },
    { kind: 'check', label: 'Show names', checked: true, onCheckedChange: heard.names },
    {
      kind: 'choice',
      label: 'Order',
      value: 'new',
      choices: [
        { value: 'new', label: 'Newest first' },
        { value: 'old', label: 'Oldest first' },
      ],
      onValueChange: heard.order,
    },
    { kind: 'submenu', label: 'Send to', entries: [{ kind: 'action', label: 'Storyboard', onSelect: heard.shot }] },
  ];
  return { heard, entries };
}

async function openMenu() {
  const { heard, entries } = makeEntries();
  render(<DropdownMenu trigger={<Button>More</Button>} entries={entries} />);
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Enter}');
  return { heard, user };
}

const lit = () => document.activeElement?.textContent;

describe('DropdownMenu', () => {
  it('opens on its first line and runs it on Enter', async () => {
    const { heard, user } = await openMenu();
    expect(lit()).toBe('Copy Ctrl+C');
    await user.keyboard('{Enter}');
    expect(heard.copy).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('walks onto a line that cannot act, shows why, and stays open when it is pressed', async () => {
    const { heard, user } = await openMenu();
    await user.keyboard('{ArrowDown}');
    expect(lit()).toBe('Upscale No machine can.');
    await user.keyboard('{Enter}');
    expect(heard.upscale).not.toHaveBeenCalled();
    expect(screen.getByRole('menu')).toBeTruthy();
  });

  it('shows what is checked and what is chosen, and tells the change', async () => {
    const { heard, user } = await openMenu();
    expect(screen.getByRole('menuitemradio', { name: 'Newest first', checked: true })).toBeTruthy();
    await user.click(screen.getByRole('menuitemradio', { name: 'Oldest first' }));
    expect(heard.order).toHaveBeenCalledWith('old');
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Show names', checked: true }));
    expect(heard.names).toHaveBeenCalledWith(false);
  });

  it('opens a submenu with the right arrow', async () => {
    const { heard, user } = await openMenu();
    await user.keyboard('{End}{ArrowRight}{Enter}');
    expect(heard.shot).toHaveBeenCalledTimes(1);
  });
});

describe('ContextMenu', () => {
  it('opens where it is asked for with the same lines', async () => {
    const { heard, entries } = makeEntries();
    render(
      <ContextMenu entries={entries}>
        <div>Picture of a harbour</div>
      </ContextMenu>,
    );
    fireEvent.contextMenu(screen.getByText('Picture of a harbour'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Copy' }));
    expect(heard.copy).toHaveBeenCalledTimes(1);
  });
});
