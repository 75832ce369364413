import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { generations } from '../../../backend/contract/generations.ts';
import { fakeId } from '../../api/shapes.fake.ts';
import { refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useToasts } from '../../ui/toast-store.ts';
import { createFakeLibrary, keptItem, openLibrary } from './library-screen.fake.tsx';

fakeLayout();

const items = (count: number) => Array.from({ length: count }, (_, at) => keptItem(at + 1));
const cell = (number: number) => screen.findByRole('gridcell', { name: `Picture: picture ${number}, 1024 × 768` });
const gone = (number: number) =>
  waitFor(() => expect(screen.queryByRole('gridcell', { name: new RegExp(`picture ${number},`) })).toBeNull());

describe('the library', () => {
  afterEach(() => {
    cleanup();
    useToasts.setState({ toasts: [] });
  });

  it('counts all that is kept and reads on until the end of the view is filled', async () => {
    const fake = createFakeLibrary(items(7), 2);
    openLibrary(fake);
    expect(await screen.findByText('7 items')).toBeTruthy();
    expect(await cell(7)).toBeTruthy();
    expect(screen.getByRole('grid', { name: 'Library' }).getAttribute('aria-rowcount')).toBe('2');
  });

  it('teaches how something is kept where nothing is, and leads there', async () => {
    const { user, opened } = openLibrary(createFakeLibrary([]));
    expect(await screen.findByText('Nothing kept yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open Work' }));
    expect(opened).toEqual(['work']);
  });

  it('finds by words after a pause in typing, puts them into the address, and clears them', async () => {
    const fake = createFakeLibrary([keptItem(1, { prompt: 'a harbour' }), keptItem(2, { prompt: 'a desert' })]);
    const { user, address } = openLibrary(fake);
    await user.type(await screen.findByRole('searchbox', { name: 'Search by prompt' }), 'harbour');
    expect(await screen.findByText('1 item found')).toBeTruthy();
    expect(address.current).toEqual({ q: 'harbour' });
    const searches = fake.asked.filter(({ path }) => path.includes('search='));
    expect(searches).toHaveLength(1);
    await user.keyboard('{Escape}');
    expect(await screen.findByText('2 items')).toBeTruthy();
  });

  it('says that nothing has these words, and shows everything again', async () => {
    const { user } = openLibrary(createFakeLibrary(items(1)));
    await user.type(await screen.findByRole('searchbox'), 'zebra');
    await user.click(await screen.findByRole('button', { name: 'Show everything' }));
    expect(await cell(1)).toBeTruthy();
  });

  it('walks by arrows, chooses a range with Shift, and moves it to the trash with Undo', async () => {
    const fake = createFakeLibrary(items(5));
    const { user } = openLibrary(fake);
    (await cell(1)).focus();
    await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
    expect(document.activeElement).toBe(await cell(3));
    expect(screen.getAllByRole('gridcell', { selected: true })).toHaveLength(2);
    await user.keyboard('x');
    await gone(2);
    await gone(3);
    expect(await screen.findByText('3 items')).toBeTruthy();
    expect(fake.asked.find(({ path }) => path.endsWith('/discard'))?.body).toEqual({ ids: [fakeId(2), fakeId(3)] });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await cell(2)).toBeTruthy();
    expect(await screen.findByText('5 items')).toBeTruthy();
  });

  it('keeps the keyboard when the picture that holds it goes: at the next one, and at their place where none is left', async () => {
    const { user } = openLibrary(createFakeLibrary(items(2)));
    (await cell(1)).focus();
    await user.keyboard('x');
    await gone(1);
    await waitFor(async () => expect(document.activeElement).toBe(await cell(2)));
    await user.keyboard('x');
    await screen.findByText('Nothing kept yet');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Pictures and clips' })),
    );
    await user.keyboard('u');
    expect(await cell(2)).toBeTruthy();
  });

  it('chooses by pointer: one, with Control one more, with Shift up to there', async () => {
    const { user } = openLibrary(createFakeLibrary(items(5)));
    await user.click(await cell(1));
    await user.keyboard('{Control>}');
    await user.click(await cell(3));
    await user.keyboard('{/Control}');
    expect(await screen.findByText('2 items chosen')).toBeTruthy();
    await user.keyboard('{Shift>}');
    await user.click(await cell(5));
    await user.keyboard('{/Shift}');
    expect(await screen.findByText('3 items chosen')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/chosen/)).toBeNull();
  });

  it('opens one large by Space with its recipe, walks on, and gives the keyboard back', async () => {
    const { user, address } = openLibrary(createFakeLibrary(items(3)));
    (await cell(1)).focus();
    await user.keyboard(' ');
    const box = await screen.findByRole('dialog', { name: 'picture 1' });
    expect(within(box).getByText('1 of 3')).toBeTruthy();
    expect(await within(box).findByText('Studio PC')).toBeTruthy();
    expect(within(box).getByText('negative: this scene has no people')).toBeTruthy();
    await user.keyboard('{ArrowRight}');
    expect(await screen.findByRole('dialog', { name: 'picture 2' })).toBeTruthy();
    expect(address.current.open).toBe(fakeId(2));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
  });

  it('moves on to the neighbour when the one that is open goes to the trash', async () => {
    const { user, address } = openLibrary(createFakeLibrary(items(3)));
    (await cell(3)).focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'picture 3' });
    await user.keyboard('x');
    expect(await screen.findByRole('dialog', { name: 'picture 2' })).toBeTruthy();
    expect(await screen.findByText('2 of 2')).toBeTruthy();
    expect(address.current.open).toBe(fakeId(2));
  });

  it('copies to the workspace and offers the way there', async () => {
    const fake = createFakeLibrary(items(2));
    const { user, opened } = openLibrary(fake);
    await user.click(await cell(2));
    await user.click(await screen.findByRole('button', { name: 'Copy to the workspace' }));
    await user.click(await screen.findByRole('button', { name: 'Open Work' }));
    expect(fake.asked.find(({ path }) => path.endsWith('/copy-to-workspace'))?.body).toEqual({ ids: [fakeId(2)] });
    expect(opened).toEqual(['work']);
  });

  it('keeps what the studio refuses to delete, and says why', async () => {
    const fake = createFakeLibrary(items(2));
    fake.answer(generations.discardTakes, () => refuse({ code: 'read_only', message: 'no', folder: '/data' }));
    const { user } = openLibrary(fake);
    (await cell(1)).focus();
    await user.keyboard('x');
    expect(await screen.findByText('The data folder cannot be written')).toBeTruthy();
    expect(await cell(1)).toBeTruthy();
  });
});

describe('the trash', () => {
  afterEach(() => {
    cleanup();
    useToasts.setState({ toasts: [] });
  });
  const trashed = (count: number) => items(count).map(item => ({ ...item, trashedAt: '2026-02-02T03:04:05.000Z' }));

  it('brings things back', async () => {
    const { user } = openLibrary(createFakeLibrary(trashed(2)), 'trash');
    (await cell(1)).focus();
    await user.keyboard('r');
    await gone(1);
    expect(await screen.findByText('1 item restored')).toBeTruthy();
  });

  it('deletes for good only after it was asked', async () => {
    const fake = createFakeLibrary(trashed(3));
    const { user } = openLibrary(fake, 'trash');
    (await cell(1)).focus();
    await user.keyboard('{Delete}');
    const question = await screen.findByRole('alertdialog', { name: 'Delete 1 item for good?' });
    expect(fake.asked.some(({ path }) => path.endsWith('/purge'))).toBe(false);
    await user.click(within(question).getByRole('button', { name: 'Delete for good' }));
    await gone(1);
    expect(fake.asked.find(({ path }) => path.endsWith('/purge'))?.body).toEqual({ ids: [fakeId(1)] });
  });

  it('is emptied page by page', async () => {
    const { user } = openLibrary(createFakeLibrary(trashed(5), 2), 'trash');
    await user.click(await screen.findByRole('button', { name: 'Empty the trash…' }));
    await user.click(await screen.findByRole('button', { name: 'Delete for good' }));
    expect(await screen.findByText('5 items deleted for good')).toBeTruthy();
    expect(await screen.findByText('The trash is empty')).toBeTruthy();
  });
});
