import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptsFile } from './accepts-file.ts';
import { DropZone, type DropZoneProps } from './drop-zone.tsx';
import { fakeLayout } from './jsdom-layout.fake.ts';

fakeLayout();
afterEach(cleanup);

const picture = new File(['x'], 'harbour.png', { type: 'image/png' });
const letter = new File(['x'], 'letter.pdf', { type: 'application/pdf' });
const CARD = 'application/x-card';

function renderZone(props: Partial<DropZoneProps> = {}) {
  const heard = { onFiles: vi.fn(), onFilesRefused: vi.fn(), onDrag: vi.fn() };
  const { container } = render(
    <DropZone label="Drop a picture here" fileKinds={['image/*']} dragTypes={[CARD]} {...heard} {...props} />,
  );
  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('there is no file input');
  return { ...heard, zone: screen.getByRole('region', { name: 'Drop a picture here' }), input };
}

function filesIn(...files: File[]) {
  return { dataTransfer: { types: ['Files'], files, getData: () => '' } };
}

// jsdom has no DragEvent, so where the pointer went is written onto a plain one.
function leave(zone: HTMLElement, towards: Element) {
  const event = createEvent.dragLeave(zone);
  Object.defineProperty(event, 'relatedTarget', { value: towards });
  fireEvent(zone, event);
}

describe('DropZone', () => {
  it('takes a file that is dropped', () => {
    const { zone, onFiles, onFilesRefused } = renderZone();
    fireEvent.drop(zone, filesIn(picture));
    expect(onFiles).toHaveBeenCalledWith([picture]);
    expect(onFilesRefused).not.toHaveBeenCalled();
  });

  it('tells of every file that it does not take: the wrong kind, and one too many', () => {
    const { zone, onFiles, onFilesRefused } = renderZone();
    const second = new File(['y'], 'second.png', { type: 'image/png' });
    fireEvent.drop(zone, filesIn(letter, picture, second));
    expect(onFiles).toHaveBeenCalledWith([picture]);
    expect(onFilesRefused).toHaveBeenCalledWith([letter, second]);
  });

  it('takes a drag from inside the app with its data', () => {
    const { zone, onDrag, onFiles } = renderZone();
    fireEvent.drop(zone, { dataTransfer: { types: [CARD], files: [], getData: (type: string) => `data of ${type}` } });
    expect(onDrag).toHaveBeenCalledWith(CARD, `data of ${CARD}`);
    expect(onFiles).not.toHaveBeenCalled();
  });

  it('lights up for what is welcome only, and goes dark when it leaves', () => {
    const { zone } = renderZone();
    const text = { dataTransfer: { types: ['text/plain'] } };
    fireEvent.dragEnter(zone, text);
    expect(zone.dataset.over).toBeUndefined();
    const over = createEvent.dragOver(zone, text);
    fireEvent(zone, over);
    expect(over.defaultPrevented, 'the browser keeps what is not ours').toBe(false);
    fireEvent.dragEnter(zone, filesIn(picture));
    expect(zone.dataset.over).toBe('true');
    leave(zone, screen.getByRole('button'));
    expect(zone.dataset.over, 'a child is still inside').toBe('true');
    leave(zone, document.body);
    expect(zone.dataset.over).toBeUndefined();
  });

  it('takes a picture from the clipboard, and leaves text there alone', () => {
    const { zone, onFiles } = renderZone();
    fireEvent.paste(zone, { clipboardData: { files: [picture] } });
    expect(onFiles).toHaveBeenCalledWith([picture]);
    const text = createEvent.paste(zone, { clipboardData: { files: [] } });
    fireEvent(zone, text);
    expect(text.defaultPrevented).toBe(false);
  });

  it('offers a button to a person who does not drag', async () => {
    const { input, onFiles } = renderZone();
    const open = vi.spyOn(input, 'click').mockImplementation(() => {});
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose…' }));
    await user.keyboard('{Enter}');
    expect(open).toHaveBeenCalledTimes(1);
    await user.upload(input, picture);
    expect(onFiles).toHaveBeenCalledWith([picture]);
  });

  it('takes nothing while there is a reason against it', () => {
    const { zone, onFiles } = renderZone({ disabledReason: 'The model takes no picture.' });
    fireEvent.drop(zone, filesIn(picture));
    fireEvent.paste(zone, { clipboardData: { files: [picture] } });
    expect(onFiles).not.toHaveBeenCalled();
  });
});

describe('acceptsFile', () => {
  it.each([
    [['image/*'], true],
    [['image/png'], true],
    [['.PNG'], true],
    [['image/jpeg', '.webp'], false],
    [[], false],
  ])('answers for the kinds %j', (kinds, answer) => {
    expect(acceptsFile(picture, kinds)).toBe(answer);
  });
});
