import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './button.tsx';
import { CommandMenu } from './command-menu.tsx';
import { fakeLayout } from './jsdom-layout.fake.ts';

fakeLayout();
afterEach(cleanup);

function Page({ onLibrary, onUpscale }: { readonly onLibrary: () => void; readonly onUpscale: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Commands</Button>
      <CommandMenu
        open={open}
        onOpenChange={setOpen}
        label="Commands"
        placeholder="Search and commands"
        emptyWords="Nothing is called that."
        groups={[
          {
            heading: 'Go to',
            items: [
              { id: 'work', label: 'Work', shortcut: 'g w', onSelect: () => {} },
              { id: 'library', label: 'Library', keywords: ['kept'], onSelect: onLibrary },
            ],
          },
          {
            heading: 'Do',
            items: [{ id: 'up', label: 'Upscale', disabledReason: 'No machine can.', onSelect: onUpscale }],
          },
        ]}
      />
    </>
  );
}

async function openMenu() {
  const heard = { onLibrary: vi.fn(() => document.activeElement?.textContent), onUpscale: vi.fn() };
  render(<Page {...heard} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Commands' }));
  return { ...heard, user };
}

describe('CommandMenu', () => {
  it('begins in its search and shows every command with its shortcut', async () => {
    await openMenu();
    expect(document.activeElement).toBe(screen.getByPlaceholderText('Search and commands'));
    expect(screen.getAllByRole('option').map(option => option.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Work G then W',
      'Library',
      'Upscale No machine can.',
    ]);
  });

  it('finds a command by another word for it and runs it once focus is back', async () => {
    const { user, onLibrary } = await openMenu();
    await user.keyboard('kept');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onLibrary).toHaveReturnedWith('Commands'));
    expect(onLibrary).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('runs nothing when it is left by Escape', async () => {
    const { user, onLibrary } = await openMenu();
    await user.keyboard('{ArrowDown}{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Commands' })));
    expect(onLibrary).not.toHaveBeenCalled();
  });

  it('stays open on a command that cannot run now', async () => {
    const { user, onUpscale } = await openMenu();
    await user.keyboard('upsc{Enter}');
    expect(onUpscale).not.toHaveBeenCalled();
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeTruthy();
  });

  it('says so when nothing is found', async () => {
    const { user } = await openMenu();
    await user.keyboard('zzzz');
    expect(screen.getByText('Nothing is called that.')).toBeTruthy();
  });
});
