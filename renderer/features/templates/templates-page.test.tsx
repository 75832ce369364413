import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { studio } from '../../../backend/contract/studio.ts';
import { fakeId } from '../../api/shapes.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useTemplateDrafts } from './template-drafts.ts';
import { createFakeTemplates, fakeBody, fakeTemplate, openTemplates } from './templates-screen.fake.tsx';

fakeLayout({ width: 1_400 });

const SDXL = fakeTemplate();
const ADULT = fakeTemplate({ content: 'mature', body: fakeBody({ name: 'Frank tags' }) });
const WAN = fakeTemplate({
  purpose: 'segment',
  family: 'wan',
  bundled: false,
  person: 'Ada',
  version: 4,
  body: fakeBody({ name: 'Motion' }),
});
const BRIEF = 'Enrich: {{prompt}} Be brief.';
const URL_OF = `/api/templates/${SDXL.id}`;

beforeEach(() => {
  localStorage.clear();
  useTemplateDrafts.setState({ drafts: {} });
});
afterEach(cleanup);

const open = () => {
  const fake = createFakeTemplates([SDXL, ADULT, WAN]);
  return { fake, ...openTemplates(fake, { open: SDXL.id }) };
};
const box = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name });
const asked = () => box('What it is asked');
const count = () => screen.getByText(/^\d.* templates$/);
const save = () => screen.findByRole('button', { name: /^Save version/ });
const reasonOf = (button: HTMLElement) => button.getAttribute('aria-description');
/** Puts words into a box as a paste does; braces are keys to the typing of tests. */
const fill = (area: HTMLElement, value: string) => fireEvent.change(area, { target: { value } });

describe('the list of templates', () => {
  it('stands by what they are for, and says who wrote the newest version of each', async () => {
    open();
    const list = await screen.findByRole('navigation', { name: 'Templates' });
    const enhance = within(list).getByRole('region', { name: 'Enhance a prompt' });
    expect(within(enhance).getAllByRole('button')).toHaveLength(2);
    expect(within(list).getByText('Wan · version 4, by Ada')).toBeDefined();
    expect(within(enhance).getAllByText('SDXL · version 1, as it came with the studio')).toHaveLength(2);
  });

  it('is narrowed down by words, and by whom it is for', async () => {
    const { user } = open();
    const words = await screen.findByRole('searchbox', { name: 'Find a template' });
    fill(words, 'ada wan');
    expect(count().textContent).toBe('1 of 3 templates');
    fill(words, '');
    await user.click(screen.getByRole('combobox', { name: 'Content' }));
    await user.click(await screen.findByRole('option', { name: 'For adults' }));
    expect(count().textContent).toBe('1 of 3 templates');
    fill(words, 'nothing like it');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(count().textContent).toBe('3 templates');
  });

  it('is walked with the arrow keys and opened with Enter', async () => {
    const { user } = open();
    const row = await screen.findByRole('button', { name: /^Tags for SDXL/ });
    row.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(await screen.findByRole('article', { name: 'Motion' })).toBeDefined();
  });
});

describe('a template that is edited', () => {
  it('is saved as the next version, with why it was changed', async () => {
    const { fake, user } = open();
    fill(await asked(), BRIEF);
    fill(screen.getByRole('textbox', { name: 'Why, for the history' }), 'Too long before');
    await user.click(await save());
    await waitFor(() => expect(fake.bodies('PUT', URL_OF)).toHaveLength(1));
    expect(fake.bodies('PUT', URL_OF)[0]).toEqual({
      body: fakeBody({ user: BRIEF }),
      basedOn: 1,
      note: 'Too long before',
    });
    expect(await screen.findByText('Version 2 is saved')).toBeDefined();
    await waitFor(async () => expect(reasonOf(await save())).toBe('Nothing is changed yet'));
    expect(screen.getByText(/Version 2 by Robin/)).toBeDefined();
  });

  it('is saved with the keyboard alone', async () => {
    const { fake, user } = open();
    fill(await asked(), BRIEF);
    (await asked()).focus();
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(fake.bodies('PUT', URL_OF)).toHaveLength(1));
  });

  it('marks a variable that there is not while it is typed, says which may be meant, and is not saved so', async () => {
    const { fake, user } = open();
    const area = await asked();
    fill(area, 'Enrich: {{promt}}');
    await waitFor(() => expect(area.getAttribute('aria-invalid')).toBe('true'));
    const fault = '{{promt}} is no variable. Did you mean {{prompt}}?';
    expect(screen.getByText(fault)).toBeDefined();
    expect(reasonOf(await save())).toBe(fault);
    await user.click(await save());
    expect(fake.bodies('PUT', URL_OF)).toEqual([]);
    fill(area, 'Enrich it');
    expect(reasonOf(await save())).toMatch(/^\{\{prompt\}\} is missing/);
    fill(area, 'Enrich {{prompt}} and {{');
    expect(reasonOf(await save())).toMatch(/never closed/);
    expect(document.querySelector('mark')?.textContent).toBe('{{rules}}');
  });

  it('takes a variable in where the cursor is', async () => {
    const { user } = open();
    const area = await asked();
    fill(area, 'For : {{prompt}}');
    area.setSelectionRange(4, 4);
    const [, forUser] = screen.getAllByRole('button', { name: /^Insert model/ });
    await user.click(forUser as HTMLElement);
    expect(area.value).toBe('For {{model}}: {{prompt}}');
  });

  it('keeps what was not saved when the page is left, says so in the list, and can let it go and take that back', async () => {
    const { fake, user, unmount } = open();
    fill(await asked(), BRIEF);
    unmount();
    expect(localStorage.getItem('dailies.template-drafts')).toContain('Be brief.');
    openTemplates(fake, { open: SDXL.id });
    expect((await asked()).value).toBe(BRIEF);
    expect(await screen.findByText('Not saved')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Let changes go' }));
    expect((await asked()).value).toBe('Enrich: {{prompt}}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect((await asked()).value).toBe(BRIEF);
  });

  it('is not there to be changed by who may not, and says why', async () => {
    const { fake } = open();
    fake.answer(studio.readSession, () => ({
      person: { id: fakeId(3), name: 'Kim', role: 'creator' },
      studio: { version: '0.1.0', folder: '/studio', shell: 'browser' },
    }));
    fake.tell({ type: 'studio.reload' });
    fill(await asked(), BRIEF);
    await waitFor(async () => expect(reasonOf(await save())).toMatch(/only the owner and admins/));
  });
});

describe('a template that somebody else saves meanwhile', () => {
  const theirs = fakeBody({ user: 'Enrich well: {{prompt}}' });
  const begin = async () => {
    const opened = open();
    fill(await asked(), BRIEF);
    opened.fake.saveAs('Ada', SDXL.id, theirs);
    const notice = await screen.findByRole('region', { name: 'Another version came first' });
    return { ...opened, notice };
  };

  it('is shown beside one’s own text, and neither is lost', async () => {
    const { notice } = await begin();
    expect(within(notice).getByText(/It is by Ada; yours began from version 1/)).toBeDefined();
    expect([...notice.querySelectorAll('del')].map(each => each.textContent)).toEqual([
      expect.stringContaining('well'),
    ]);
    expect([...notice.querySelectorAll('ins')].map(each => each.textContent)).toEqual([
      expect.stringContaining('Be brief.'),
    ]);
    expect((await asked()).value).toBe(BRIEF);
    expect(reasonOf(await save())).toBe('Choose between the two texts first');
  });

  it('is gone on from with one’s own text, which is saved over it', async () => {
    const { fake, user, notice } = await begin();
    await user.click(within(notice).getByRole('button', { name: 'Go on with mine' }));
    await user.click(await screen.findByRole('button', { name: /^Save version 3/ }));
    await waitFor(() => expect(fake.bodies('PUT', URL_OF)).toHaveLength(1));
    expect(fake.bodies('PUT', URL_OF)[0]).toMatchObject({ basedOn: 2 });
  });

  it('is taken instead, and one’s own text comes back with Undo', async () => {
    const { user, notice } = await begin();
    await user.click(within(notice).getByRole('button', { name: 'Take version 2' }));
    expect((await asked()).value).toBe(theirs.user);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect((await asked()).value).toBe(BRIEF);
  });

  it('is met at the door too, where no event has told of it', async () => {
    const { fake, user } = open();
    fill(await asked(), BRIEF);
    fake.setState('lost');
    fake.tell = () => {};
    fake.saveAs('Ada', SDXL.id, theirs);
    await user.click(await save());
    expect(await screen.findByRole('region', { name: 'Another version came first' })).toBeDefined();
    expect((await asked()).value).toBe(BRIEF);
  });
});

describe('the history of a template', () => {
  it('shows what each version changed, and brings one back', async () => {
    const { fake, user } = open();
    fake.saveAs('Ada', SDXL.id, fakeBody({ user: 'Enrich well: {{prompt}}', mostTokens: 75 }));
    await user.click(await screen.findByRole('tab', { name: /History/ }));
    const newest = await screen.findByRole('region', { name: 'Version 2' });
    expect(newest.querySelector('ins')?.textContent).toContain('well');
    expect(within(newest).getByRole('region', { name: 'Most tokens of an answer' }).textContent).toMatch(/120.*75/);
    expect(within(newest).queryByRole('region', { name: 'Name' })).toBeNull();
    expect(reasonOf(within(newest).getByRole('button', { name: 'Restore version 2' }))).toMatch(/in use already/);

    await user.click(screen.getByRole('button', { name: /^Version 1/ }));
    expect(await screen.findByText('It is the first one: all of it was new.')).toBeDefined();
    await user.click(screen.getByRole('radio', { name: 'What going back changes' }));
    expect(screen.getByRole('region', { name: 'Version 1' }).querySelector('del')?.textContent).toContain('well');
    await user.click(screen.getByRole('button', { name: 'Restore version 1' }));
    await waitFor(() => expect(fake.bodies('POST', `${URL_OF}/restore`)).toEqual([{ version: 1 }]));
    expect(await screen.findByRole('button', { name: /^Version 3.*“Version 1 again”/ })).toBeDefined();
  });
});
