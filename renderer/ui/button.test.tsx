import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { fakeLayout } from './jsdom-layout.fake.ts';

fakeLayout();
afterEach(cleanup);

describe('Button', () => {
  it('acts on a click, on Enter and on Space', async () => {
    const act = vi.fn();
    render(<Button onClick={act}>Save</Button>);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.keyboard('{Enter} ');
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('stays reachable when it cannot act, says why, and does nothing', async () => {
    const act = vi.fn();
    render(
      <Button onClick={act} disabledReason="Write a prompt first.">
        Generate
      </Button>,
    );
    const user = userEvent.setup();
    await user.tab();
    const button = screen.getByRole('button', { name: 'Generate', description: 'Write a prompt first.' });
    expect(document.activeElement).toBe(button);
    expect((await screen.findByRole('tooltip')).textContent).toBe('Write a prompt first.');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.keyboard('{Enter}');
    await user.click(button);
    expect(act).not.toHaveBeenCalled();
  });

  it('keeps the focus while the reason against it comes and goes', async () => {
    const { rerender } = render(<Button disabledReason={undefined}>Generate</Button>);
    await userEvent.tab();
    const button = screen.getByRole('button', { name: 'Generate' });
    rerender(<Button disabledReason="Write a prompt first.">Generate</Button>);
    expect(document.activeElement).toBe(button);
    expect((await screen.findByRole('tooltip')).textContent).toBe('Write a prompt first.');
    rerender(<Button disabledReason={undefined}>Generate</Button>);
    expect(document.activeElement).toBe(button);
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('explains itself with its keys while it can act, and the reason against it when it cannot', async () => {
    const { rerender } = render(
      <Button tooltip="Let a writer enrich these words" shortcut="e" disabledReason={undefined}>
        Enhance
      </Button>,
    );
    await userEvent.tab();
    expect((await screen.findByRole('tooltip')).textContent).toBe('Let a writer enrich these wordsE');
    rerender(
      <Button tooltip="Let a writer enrich these words" shortcut="e" disabledReason="Write some words first.">
        Enhance
      </Button>,
    );
    expect(screen.getByRole('tooltip').textContent).toBe('Write some words first.');
  });

  it('does not send a form that it may not send', async () => {
    const send = vi.fn((event: Event) => event.preventDefault());
    render(
      <form onSubmit={event => send(event.nativeEvent)}>
        <Button type="submit" busy="Sending…">
          Send
        </Button>
      </form>,
    );
    await userEvent.click(screen.getByRole('button'));
    expect(send).not.toHaveBeenCalled();
  });

  it('says what it is busy with, in place of its name', () => {
    const { rerender } = render(<Button shortcut="s">Save</Button>);
    rerender(
      <Button shortcut="s" busy="Saving…">
        Save
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Saving…' });
    expect(button.getAttribute('aria-busy')).toBe('true');
  });

  it('tells its shortcut to the eye and to a screen reader', () => {
    render(<Button shortcut="mod+enter">Generate</Button>);
    const button = screen.getByRole('button', { name: 'Generate' });
    expect(button.textContent).toBe('GenerateCtrl+↵');
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+Enter');
  });
});

describe('IconButton', () => {
  it('has a name, and shows it with the shortcut to a person who arrives by keyboard', async () => {
    render(
      <IconButton label="Search" shortcut="/">
        <svg aria-hidden />
      </IconButton>,
    );
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search' }));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Search/');
  });

  it('is a toggle when it is told whether it is pressed', () => {
    const { rerender } = render(<IconButton label="Inspector" pressed={false} />);
    expect(screen.getByRole('button', { pressed: false })).toBeTruthy();
    rerender(<IconButton label="Inspector" pressed />);
    expect(screen.getByRole('button', { pressed: true })).toBeTruthy();
  });

  it('does nothing while there is a reason against it, and tells the reason', async () => {
    const act = vi.fn();
    render(<IconButton label="Random seed" disabledReason="The seed is locked." onClick={act} />);
    const button = screen.getByRole('button', { name: 'Random seed' });
    expect(button.getAttribute('aria-description')).toBe('The seed is locked.');
    await userEvent.click(button);
    expect(act).not.toHaveBeenCalled();
  });
});
