import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeLayout } from './jsdom-layout.fake.ts';
import { NumberField, type NumberFieldProps } from './number-field.tsx';

fakeLayout();
afterEach(cleanup);

type Props = Partial<NumberFieldProps> & { readonly initial?: number | undefined };

function Width({ initial, ...props }: Props) {
  const [value, setValue] = useState(initial);
  return (
    <>
      <NumberField
        label="Width"
        value={value}
        onValueChange={setValue}
        min={64}
        max={2048}
        step={64}
        multipleOf={64}
        unit="px"
        {...props}
      />
      <output>{value ?? 'nothing'}</output>
      <button type="button" onClick={() => setValue(768)}>
        Restore
      </button>
    </>
  );
}

const box = () => screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Width' });
const chosen = () => screen.getByRole('status').textContent;

describe('NumberField', () => {
  it('takes what is typed as soon as it is a number that may be used', async () => {
    render(<Width initial={512} />);
    await userEvent.clear(box());
    await userEvent.type(box(), '1024');
    expect(chosen()).toBe('1024');
    expect(box().getAttribute('aria-valuetext')).toBe('1,024 px');
  });

  it('keeps bad input as it was typed, says why, and goes on with the last good number', async () => {
    const report = vi.fn();
    render(<Width initial={512} onProblemChange={report} />);
    const user = userEvent.setup();
    await user.clear(box());
    expect(screen.getByText('Enter a number.')).toBeTruthy();
    await user.type(box(), '5000');
    await user.tab();
    expect(box().value).toBe('5000');
    expect(chosen()).toBe('512');
    expect(box().getAttribute('aria-invalid')).toBe('true');
    const words = document.getElementById(box().getAttribute('aria-describedby') ?? '');
    expect(words?.textContent).toBe('Use at most 2,048 px.');
    expect(report).toHaveBeenLastCalledWith('Use at most 2,048 px.');
  });

  it('brings the last good number back on Escape', async () => {
    const report = vi.fn();
    render(<Width initial={512} onProblemChange={report} />);
    await userEvent.type(box(), '9{Escape}');
    expect(box().value).toBe('512');
    expect(box().getAttribute('aria-invalid')).toBeNull();
    expect(report).toHaveBeenLastCalledWith(undefined);
  });

  it('lets go of bad input when another number is set from outside, and reports no problem any more', async () => {
    const report = vi.fn();
    render(<Width initial={512} onProblemChange={report} />);
    await userEvent.type(box(), '9');
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(box().value).toBe('768');
    expect(report).toHaveBeenLastCalledWith(undefined);
  });

  it('reports no problem any more when it leaves the form', async () => {
    const report = vi.fn();
    const { unmount } = render(<Width initial={512} onProblemChange={report} />);
    await userEvent.type(box(), '9');
    unmount();
    expect(report).toHaveBeenLastCalledWith(undefined);
  });

  it('steps by arrows, ten steps with Shift or Page, never past the limits', async () => {
    render(<Width initial={512} />);
    const user = userEvent.setup();
    await user.click(box());
    await user.keyboard('{ArrowUp}');
    expect(chosen()).toBe('576');
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(chosen()).toBe('1216');
    await user.keyboard('{PageUp}{PageUp}');
    expect(chosen()).toBe('2048');
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toBe('1984');
  });

  it('steps by the mouse without taking the keyboard away', async () => {
    const { container } = render(<Width initial={512} />);
    const user = userEvent.setup();
    await user.click(box());
    const [up, down] = container.querySelectorAll('button[tabindex="-1"]');
    if (up === undefined || down === undefined) throw new Error('the arrows are missing');
    await user.click(up);
    expect(chosen()).toBe('576');
    await user.click(down);
    await user.click(down);
    expect(chosen()).toBe('448');
    expect(document.activeElement).toBe(box());
  });

  it('may be left empty only where nothing is a choice', async () => {
    render(<Width initial={512} optional placeholder="Random" multipleOf={undefined} />);
    await userEvent.clear(box());
    expect(chosen()).toBe('nothing');
    expect(box().getAttribute('aria-invalid')).toBeNull();
    expect(box().getAttribute('aria-valuetext')).toBe('Random');
  });

  it('moves by its slider as well, with the number said in its unit', async () => {
    render(<Width initial={512} slider />);
    const thumb = screen.getByRole('slider', { name: 'Width' });
    expect(thumb.getAttribute('aria-valuetext')).toBe('512 px');
    thumb.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(chosen()).toBe('576');
    expect(box().value).toBe('576');
  });

  it('does not move while it is read only', async () => {
    render(<Width initial={512} readOnly />);
    await userEvent.type(box(), '9{ArrowUp}');
    expect(chosen()).toBe('512');
  });
});
