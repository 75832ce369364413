import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { fakeLayout } from './jsdom-layout.fake.ts';
import { ProgressBar } from './progress-bar.tsx';
import { ResizablePanels } from './resizable-panels.tsx';
import { Slider } from './slider.tsx';
import { SpinnerWithWords } from './spinner-with-words.tsx';
import { Table, type TableSort } from './table.tsx';
import { Tabs } from './tabs.tsx';

fakeLayout();
afterEach(cleanup);

describe('ProgressBar', () => {
  it('says how far something is, in words too, and never past its ends', () => {
    const { rerender } = render(<ProgressBar label="Drawing" value={0.423} words="42 %, 12 s left" />);
    const bar = screen.getByRole('progressbar', { name: 'Drawing' });
    expect(bar.getAttribute('aria-valuenow')).toBe('42');
    expect(bar.getAttribute('aria-valuetext')).toBe('42 %, 12 s left');
    rerender(<ProgressBar label="Drawing" value={1.4} />);
    expect(bar.getAttribute('aria-valuenow')).toBe('100');
    rerender(<ProgressBar label="Drawing" value={undefined} />);
    expect(bar.getAttribute('aria-valuenow')).toBeNull();
  });
});

describe('SpinnerWithWords', () => {
  it('says what is awaited', () => {
    render(<SpinnerWithWords words="Loading the library" detail="about 3 s" />);
    expect(screen.getByRole('status').textContent).toBe('Loading the libraryabout 3 s');
  });
});

describe('EmptyState', () => {
  it('teaches the next step with its one button', () => {
    render(
      <EmptyState
        title="Nothing kept yet"
        sentence="Keep a picture."
        action={<Button>Open</Button>}
        illustration={<svg />}
      />,
    );
    expect(screen.getByRole('heading', { name: 'Nothing kept yet' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Open' })).toBeTruthy();
  });
});

describe('Slider', () => {
  it('moves by arrows and says the value with its unit', async () => {
    const change = vi.fn();
    render(
      <Slider
        label="Zoom"
        value={50}
        onValueChange={change}
        min={10}
        max={400}
        step={10}
        format={value => `${value} %`}
      />,
    );
    const thumb = screen.getByRole('slider', { name: 'Zoom' });
    expect(thumb.getAttribute('aria-valuetext')).toBe('50 %');
    thumb.focus();
    await userEvent.keyboard('{ArrowRight}{End}');
    expect(change.mock.calls).toEqual([[60], [400]]);
  });
});

describe('Tabs', () => {
  it('switches by arrows and shows one view', async () => {
    function Machines() {
      const [value, setValue] = useState<'all' | 'off'>('all');
      const tabs = [
        { value: 'all', label: 'All', count: 1200, content: 'Everything' },
        { value: 'off', label: 'Offline', content: 'Nobody' },
      ] as const;
      return <Tabs label="Machines" value={value} onValueChange={setValue} tabs={tabs} />;
    }
    render(<Machines />);
    const user = userEvent.setup();
    expect(screen.getByRole('tabpanel').textContent).toBe('Everything');
    expect(screen.getByRole('tab', { name: 'All 1,200', selected: true })).toBeTruthy();
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tabpanel', { name: 'Offline' }).textContent).toBe('Nobody');
  });
});

describe('Table', () => {
  interface Machine {
    readonly name: string;
    readonly memory: number;
  }
  const columns = [
    { id: 'name', heading: 'Machine', cell: (row: Machine) => row.name, sortable: true },
    { id: 'memory', heading: 'Memory', cell: (row: Machine) => `${row.memory} GB`, numeric: true },
  ];

  it('is a table with a name, and asks for the other order at a second press', async () => {
    function Machines() {
      const [sort, setSort] = useState<TableSort>();
      const rows = [{ name: 'Attic', memory: 8 }];
      return (
        <Table
          caption="Machines"
          columns={columns}
          rows={rows}
          rowKey={row => row.name}
          empty={null}
          sort={sort}
          onSortChange={setSort}
        />
      );
    }
    render(<Machines />);
    expect(screen.getByRole('table', { name: 'Machines' })).toBeTruthy();
    expect(screen.getAllByRole('cell').map(cell => cell.textContent)).toEqual(['Attic', '8 GB']);
    const heading = screen.getByRole('columnheader', { name: 'Machine' });
    await userEvent.click(screen.getByRole('button', { name: 'Machine' }));
    expect(heading.getAttribute('aria-sort')).toBe('ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Machine' }));
    expect(heading.getAttribute('aria-sort')).toBe('descending');
  });

  it('shows what to do where there are no rows', () => {
    render(
      <Table caption="Machines" columns={columns} rows={[]} rowKey={row => row.name} empty={<p>Add a machine</p>} />,
    );
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText('Add a machine')).toBeTruthy();
  });
});

describe('ResizablePanels', () => {
  it('names each border after the panel that it sizes', () => {
    const panels = [
      { id: 'dock', label: 'prompt', content: 'Prompt', size: { initial: 360, min: 280, max: 520 } },
      { id: 'work', label: 'pictures', content: 'Pictures' },
      { id: 'inspector', label: 'inspector', content: 'Recipe', size: { initial: 320, min: 260, max: 480 } },
    ];
    render(<ResizablePanels panels={panels} sizes={{}} onSizesChange={() => {}} />);
    expect(screen.getAllByRole('separator').map(border => border.getAttribute('aria-label'))).toEqual([
      'Resize prompt',
      'Resize inspector',
    ]);
  });
});
