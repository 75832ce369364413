import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Checkbox } from './checkbox.tsx';
import { fakeLayout } from './jsdom-layout.fake.ts';
import { SegmentedControl } from './segmented-control.tsx';
import { Select } from './select.tsx';
import { Switch } from './switch.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

fakeLayout();
afterEach(cleanup);

function describedBy(element: HTMLElement): readonly (string | null | undefined)[] {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map(id => document.getElementById(id)?.textContent);
}

describe('TextField', () => {
  it('is named by its label and described by its hint and its error', () => {
    render(
      <TextField
        label="Name"
        hint="Shown to everyone"
        error="This name is taken."
        value="Attic"
        onValueChange={() => {}}
      />,
    );
    const input = screen.getByRole('textbox', { name: 'Name' });
    expect(describedBy(input)).toEqual(['Shown to everyone', 'This name is taken.']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps its name when the label is not shown', () => {
    render(<TextField label="Search" labelHidden type="search" value="" onValueChange={() => {}} />);
    expect(screen.getByRole('searchbox', { name: 'Search' })).toBeTruthy();
  });

  it('tells every change', async () => {
    const change = vi.fn();
    render(<TextField label="Name" value="" onValueChange={change} />);
    await userEvent.type(screen.getByRole('textbox'), 'A');
    expect(change).toHaveBeenCalledWith('A');
  });
});

describe('TextArea', () => {
  it('grows between its least and its greatest number of lines', () => {
    render(<TextArea label="Prompt" rows={2} maxRows={6} value="" onValueChange={() => {}} aside="0 / 77 tokens" />);
    const area = screen.getByRole('textbox', { name: 'Prompt' });
    expect(area.style.minHeight).toBe('3.375rem');
    expect(area.style.maxHeight).toBe('8.375rem');
    expect(screen.getByText('0 / 77 tokens')).toBeTruthy();
  });
});

const GROUPS = [
  {
    heading: 'Here',
    options: [
      { value: 'small', label: 'Small' },
      { value: 'big', label: 'Big', disabledReason: 'Needs 12 GB.' },
    ],
  },
  { heading: 'Far', options: [{ value: 'cloud', label: 'Cloud', detail: '$0.05 an image' }] },
] as const;

function Models() {
  const [value, setValue] = useState<'small' | 'big' | 'cloud'>('small');
  return <Select label="Model" value={value} onValueChange={setValue} groups={GROUPS} />;
}

describe('Select', () => {
  it('opens, walks and chooses by the keyboard alone, past what cannot be chosen', async () => {
    render(<Models />);
    const user = userEvent.setup();
    await user.tab();
    expect(screen.getByRole('combobox', { name: 'Model' }).textContent).toBe('Small');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Needs 12 GB.')).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole('combobox').textContent).toBe('Cloud');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('combobox'));
  });

  it('leaves everything as it was on Escape', async () => {
    render(<Models />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{Enter}{ArrowDown}{Escape}');
    expect(screen.getByRole('combobox').textContent).toBe('Small');
  });
});

describe('SegmentedControl', () => {
  it('is a group of radios that arrows move through, named also where only icons show', async () => {
    function View() {
      const [value, setValue] = useState<'grid' | 'list'>('grid');
      const segments = [
        { value: 'grid', label: 'Grid', icon: <svg aria-hidden />, labelHidden: true },
        { value: 'list', label: 'List', icon: <svg aria-hidden />, labelHidden: true },
      ] as const;
      return <SegmentedControl label="View" value={value} onValueChange={setValue} segments={segments} />;
    }
    render(<View />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowRight>}');
    expect(screen.getByRole('radiogroup', { name: 'View' })).toBeTruthy();
    expect(await screen.findByRole('radio', { name: 'List', checked: true })).toBeTruthy();
  });
});

describe('Switch and Checkbox', () => {
  it('turn by Space and by a click on their words', async () => {
    const turn = vi.fn();
    const mark = vi.fn();
    render(
      <>
        <Switch label="Tile" checked={false} onCheckedChange={turn} />
        <Checkbox label="Private" checked="mixed" onCheckedChange={mark} />
      </>,
    );
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard(' ');
    await user.click(screen.getByText('Tile'));
    expect(turn.mock.calls).toEqual([[true], [true]]);
    expect(screen.getByRole('checkbox', { name: 'Private' }).getAttribute('aria-checked')).toBe('mixed');
    await user.click(screen.getByText('Private'));
    expect(mark.mock.calls).toEqual([[true]]);
  });

  it('stay reachable with a reason against them, show it, and do not turn', async () => {
    const turn = vi.fn();
    render(<Switch label="Tile" checked={false} onCheckedChange={turn} disabledReason="The model cannot tile." />);
    const user = userEvent.setup();
    await user.tab();
    const toggle = screen.getByRole('switch', { name: 'Tile', description: 'The model cannot tile.' });
    expect(document.activeElement).toBe(toggle);
    await user.keyboard(' ');
    expect(turn).not.toHaveBeenCalled();
  });
});
