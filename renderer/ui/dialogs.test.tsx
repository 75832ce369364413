import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AlertDialog } from './alert-dialog.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { DropdownMenu } from './dropdown-menu.tsx';
import { fakeLayout } from './jsdom-layout.fake.ts';
import { Popover } from './popover.tsx';
import { Sheet } from './sheet.tsx';
import { TextField } from './text-field.tsx';

fakeLayout();
afterEach(cleanup);

const focused = () => document.activeElement;

describe('Dialog', () => {
  function Page() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button onClick={() => setOpen(true)}>Add</Button>
        <DropdownMenu
          trigger={<Button>More</Button>}
          entries={[{ kind: 'action', label: 'Add here', onSelect: () => setOpen(true) }]}
        />
        <Dialog
          open={open}
          onOpenChange={setOpen}
          title="Add a machine"
          description="It joins by a code."
          footer={<Button>Done</Button>}
        >
          <input type="file" tabIndex={-1} hidden />
          <TextField label="Name" value="" onValueChange={() => {}} />
        </Dialog>
      </>
    );
  }

  it('has a name and a description, and begins in its first field', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByRole('dialog', { name: 'Add a machine', description: 'It joins by a code.' })).toBeTruthy();
    expect(focused()).toBe(screen.getByRole('textbox', { name: 'Name' }));
  });

  it('holds the keyboard inside, and gives it back to where it came from', async () => {
    render(<Page />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.tab();
    expect(focused()).toBe(screen.getByRole('button', { name: 'Done' }));
    await user.tab();
    expect(focused()).toBe(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByRole('tooltip'), 'its tooltip must not swallow Escape').toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Add' })));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('gives the keyboard back to the menu button when a menu opened it', async () => {
    render(<Page />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Add here' }));
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'More' })));
  });
});

describe('Sheet', () => {
  it('opens over the page under its name and closes by its button', async () => {
    const change = vi.fn();
    render(
      <Sheet open onOpenChange={change} title="Inspector">
        Recipe
      </Sheet>,
    );
    const sheet = screen.getByRole('dialog', { name: 'Inspector' });
    expect(sheet.textContent).toContain('Recipe');
    expect(focused(), 'with no control inside, the sheet itself has the keyboard').toBe(sheet);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(change).toHaveBeenCalledWith(false);
  });
});

describe('AlertDialog', () => {
  const question = {
    title: 'Delete 12 pictures?',
    description: 'They cannot come back.',
    confirmLabel: 'Delete',
    danger: true,
  };

  it('begins on the safe answer and acts only on the other', async () => {
    const change = vi.fn();
    const confirm = vi.fn();
    render(<AlertDialog open onOpenChange={change} onConfirm={confirm} {...question} />);
    expect(screen.getByRole('alertdialog', { name: question.title, description: question.description })).toBeTruthy();
    expect(focused()).toBe(screen.getByRole('button', { name: 'Cancel' }));
    await userEvent.keyboard('{Enter}');
    expect([change.mock.calls, confirm.mock.calls]).toEqual([[[false]], []]);
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(confirm).toHaveBeenCalledTimes(1);
  });

  it('does not act twice while the answer is carried out', async () => {
    const confirm = vi.fn();
    render(<AlertDialog open onOpenChange={() => {}} onConfirm={confirm} busy="Deleting…" {...question} />);
    await userEvent.click(screen.getByRole('button', { name: 'Deleting…' }));
    expect(confirm).not.toHaveBeenCalled();
  });
});

describe('Popover', () => {
  it('opens under its name and gives the keyboard back on Escape', async () => {
    render(
      <Popover label="Order" trigger={<Button>Order by</Button>}>
        <Button>Newest</Button>
      </Popover>,
    );
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('dialog', { name: 'Order' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Order by' })));
  });
});
