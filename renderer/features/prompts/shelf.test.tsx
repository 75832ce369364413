import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { wording } from '../../../backend/contract/wording.ts';
import { refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useToasts } from '../../ui/toast-store.ts';
import { openPrompts } from './prompts-screen.fake.tsx';
import { NEW } from './prompts-search.ts';
import { dropDraft } from './shelf-drafts.ts';
import { createFakeShelf, fakePreset, fakeStyle } from './shelf-screen.fake.ts';

fakeLayout();

const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
const save = () => screen.getByRole('button', { name: /^Save/ });

afterEach(() => {
  cleanup();
  for (const id of [NEW, 'animal']) dropDraft('wildcard', id);
  dropDraft('style', NEW);
  useToasts.setState({ toasts: [] });
});

describe('styles', () => {
  it('are taught where there are none, made with a look at what they do, and saved by a key', async () => {
    const { user, address } = openPrompts(createFakeShelf(), { tab: 'styles' });
    await user.click(await screen.findByRole('button', { name: 'Make the first style' }));
    expect(save().getAttribute('aria-disabled')).toBe('true');
    await user.type(await field('Name'), 'Oils');
    await user.type(await field('Before the prompt'), 'oil painting of {{prompt}');
    await user.type(await field('After the prompt'), 'golden light');
    expect(screen.getByText('oil painting of a lighthouse on a rocky coast, golden light')).toBeTruthy();
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByRole('button', { name: 'Oils', current: true })).toBeTruthy();
    expect(address.current.item).not.toBe(NEW);
    expect(screen.queryByText('Not saved')).toBeNull();
  });

  it('are told at the name where another one has it, and what was written stays', async () => {
    const fake = createFakeShelf({ styles: [fakeStyle(1), fakeStyle(2)] });
    const { user } = openPrompts(fake, { tab: 'styles' });
    await user.click(await screen.findByRole('button', { name: 'Style 2' }));
    await user.clear(await field('Name'));
    await user.type(await field('Name'), 'Style 1');
    await user.click(save());
    expect(await screen.findByText('There is a style of this name.')).toBeTruthy();
    expect((await field('Name')).value).toBe('Style 1');
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect((await field('Name')).value).toBe('Style 2');
    expect(screen.queryByText('There is a style of this name.')).toBeNull();
  });

  it('keep what was written and not saved while one looks elsewhere, and say so', async () => {
    const fake = createFakeShelf({ styles: [fakeStyle(1), fakeStyle(2)] });
    const { user } = openPrompts(fake, { tab: 'styles' });
    await user.click(await screen.findByRole('button', { name: 'Style 1' }));
    await user.type(await field('After the prompt'), ', mist');
    await user.click(screen.getByRole('button', { name: 'Style 2' }));
    expect((await field('After the prompt')).value).toBe('golden light');
    await user.click(screen.getByRole('tab', { name: /^History/ }));
    await user.click(screen.getByRole('tab', { name: /^Styles/ }));
    await user.click(await screen.findByRole('button', { name: 'Style 1 Not saved' }));
    expect((await field('After the prompt')).value).toBe('golden light, mist');
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('button', { name: 'Style 1' })).toBeTruthy();
  });

  it('are removed only after a question', async () => {
    const { user } = openPrompts(createFakeShelf({ styles: [fakeStyle(1)] }), { tab: 'styles' });
    await user.click(await screen.findByRole('button', { name: 'Style 1' }));
    await user.click(screen.getByRole('button', { name: 'Remove…' }));
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('No styles yet')).toBeTruthy();
  });

  it('come from a file, with a report of what was added and what was left, and why', async () => {
    const fake = createFakeShelf({ styles: [fakeStyle(1, { name: 'Film' })] });
    const { user } = openPrompts(fake, { tab: 'styles' });
    await screen.findByRole('button', { name: 'Film' });
    const file = new File(['name,prompt,negative_prompt\nNoir\nInk'], 'styles.csv', { type: 'text/csv' });
    await user.upload(screen.getByLabelText('styles.csv'), file);
    const report = await screen.findByRole('dialog', { name: '2 styles were added' });
    expect(within(report).getByRole('listitem').textContent).toBe(
      'Line 7: Film – a style of this name is here already',
    );
    await user.click(within(report).getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('button', { name: 'Noir' })).toBeTruthy();
  });

  it('are found by their words, and walked by arrows', async () => {
    const fake = createFakeShelf({ styles: [fakeStyle(1), fakeStyle(2), fakeStyle(3, { after: 'neon' })] });
    const { user } = openPrompts(fake, { tab: 'styles' });
    (await screen.findByRole('button', { name: 'Style 1' })).focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('form', { name: 'Style 2' })).toBeTruthy();
    await user.type(screen.getByRole('searchbox', { name: 'Search styles' }), 'NEON');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Style 1' })).toBeNull());
    expect(screen.getByRole('button', { name: 'Style 3' })).toBeTruthy();
  });
});

describe('negative presets', () => {
  it('stand under their themes with what they are for; one that came along is changed as an own copy, and reset', async () => {
    const fake = createFakeShelf({
      presets: [
        fakePreset('sdxl-hands'),
        fakePreset('text', { name: 'Lettering', category: 'text', family: 'generic' }),
      ],
    });
    const { user } = openPrompts(fake, { tab: 'negatives' });
    const anatomy = await screen.findByRole('region', { name: 'Anatomy' });
    await user.click(within(anatomy).getByRole('button', { name: 'Hands SDXL' }));
    expect(screen.getByText('Came along')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Remove|Reset/ })).toBeNull();
    await user.type(await field('What pictures are not to have'), ', six toes');
    await user.click(save());
    expect(await screen.findByText('Came along, changed by you')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Reset…' }));
    await user.click(await screen.findByRole('button', { name: 'Reset' }));
    await waitFor(async () => expect((await field('What pictures are not to have')).value).toBe('extra fingers'));
  });
});

describe('wildcards', () => {
  it('have their lines counted and what to write in a prompt, and ten samples are drawn with ten seeds', async () => {
    const fake = createFakeShelf({ wildcards: { animal: 'fox\nowl' } });
    const { user } = openPrompts(fake, { tab: 'wildcards' });
    await user.click(await screen.findByRole('button', { name: 'animal 2 lines' }));
    expect(screen.getByText('__animal__')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Try' }));
    const samples = within(await screen.findByRole('list', { name: 'Samples' })).getAllByRole('listitem');
    expect(new Set(samples.map(({ textContent }) => textContent)).size).toBe(10);
    await user.type(await field('Lines'), '\n# never\n\nbear');
    expect(screen.getByText('3 lines')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Try/ }).getAttribute('aria-disabled')).toBe('true');
  });

  it('have a loop told at their lines', async () => {
    const fake = createFakeShelf({ wildcards: { animal: 'fox' } });
    const message = 'This leads back to itself: animal → zoo → animal';
    fake.answer(wording.writeWildcard, () =>
      refuse({ code: 'invalid_request', message, issues: [{ path: 'text', message }] }),
    );
    const { user } = openPrompts(fake, { tab: 'wildcards', item: 'animal' });
    await user.type(await field('Lines'), '\n__zoo__');
    await user.click(save());
    const told = await screen.findByText(`${message}.`);
    expect((await field('Lines')).getAttribute('aria-describedby')).toContain(told.id);
    expect((await field('Lines')).value).toBe('fox\n__zoo__');
  });

  it('are not given a name that no prompt could write', async () => {
    const { user } = openPrompts(createFakeShelf(), { tab: 'wildcards', item: NEW });
    await user.type(await field('Name'), 'two words');
    await user.type(await field('Lines'), 'fox');
    expect(save().getAttribute('aria-description')).toMatch(/^Its name/);
  });
});
