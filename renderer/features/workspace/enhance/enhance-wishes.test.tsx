import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setRemedyPerformer } from '../../../api/remedies.ts';
import { fakeId } from '../../../api/shapes.fake.ts';
import { projectId } from '../workspace.fake.ts';
import { giveSizes } from '../workspace-screen.fake.tsx';
import { setEnhancePrefs } from './enhance-prefs.ts';
import { forgetWriters, openWriters, press, prompt, proposal } from './enhance-screen.fake.tsx';

beforeAll(giveSizes);
afterEach(forgetWriters);

describe('a writer that fails', () => {
  it('leaves the own words, says why, and lets the rules do it instead', async () => {
    setEnhancePrefs(projectId, { writerId: fakeId(70) });
    const { user, writers } = await openWriters();
    await user.click(press('Enhance'));
    await screen.findByText('Being written by Groq…');
    writers.fail({ code: 'writer_failed', message: 'Groq did not take its key.', writer: 'Groq', reason: 'locked' });
    expect(await screen.findByText(/Groq did not take its key\. Your words are as they were\./)).toBeDefined();
    expect(prompt().value).toBe('fog over a harbour');
    expect(press(/^Generate/).getAttribute('aria-disabled')).toBeNull();
    await user.click(press('Use rules instead'));
    await screen.findByText('Being written by Rules…');
    expect(writers.asked().map(({ writerId }) => writerId)).toEqual([fakeId(70), 'rules']);
  });

  it('is asked once more', async () => {
    const { user, writers } = await openWriters();
    writers.refuseAll({ code: 'stays_home', message: 'Nothing of this project goes to Groq.', where: 'Groq' });
    await user.click(press('Enhance'));
    await screen.findByText(/Nothing of this project goes to Groq\./);
    writers.refuseAll(null);
    await user.click(press('Try again'));
    await screen.findByText('Being written by Rules…');
  });

  it('is not offered to be tried again where the words themselves were refused', async () => {
    const { user, writers } = await openWriters();
    writers.refuseAll({ code: 'content_refused', message: 'No.', category: 'minor', words: ['x'] });
    await user.click(press('Enhance'));
    await screen.findByRole('region', { name: 'Nothing was written' });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Use rules instead' })).toBeNull();
    await user.click(press('Dismiss'));
    expect(screen.queryByRole('region', { name: 'Nothing was written' })).toBeNull();
  });
});

describe('how a writer works in a project', () => {
  it('leads to the templates and to the writers, which are the same for all projects', async () => {
    const led: unknown[] = [];
    const forget = setRemedyPerformer(remedy => led.push(remedy));
    const { user } = await openWriters();
    await user.click(press('How to write'));
    await user.click(await screen.findByRole('button', { name: 'Prompt templates' }));
    await user.click(screen.getByRole('button', { name: 'Writers and their keys' }));
    expect(led).toMatchObject([{ kind: 'open-templates' }, { kind: 'open-settings', section: 'Writers' }]);
    forget();
  });

  it('is chosen from those that there are, each with what it is and whether it is outside the network', async () => {
    const { user, writers } = await openWriters();
    await user.click(press('How to write'));
    await user.click(await screen.findByRole('combobox', { name: 'Writer' }));
    expect((await screen.findByRole('option', { name: 'Rules' })).textContent).toContain('Rules, no model');
    const outside = screen.getByRole('option', { name: 'Groq' });
    expect(outside.textContent).toContain('outside your network');
    await user.click(outside);
    await user.keyboard('{Escape}');
    await user.click(press('Enhance'));
    await waitFor(() => expect(writers.asked()).toMatchObject([{ writerId: fakeId(70) }]));
  });

  it('is asked for as it was chosen, also the next time', async () => {
    const { user, writers } = await openWriters();
    await user.click(press('How to write'));
    await user.click(await screen.findByRole('radio', { name: 'Strong' }));
    await user.click(screen.getByRole('combobox', { name: 'Creativity' }));
    await user.click(await screen.findByRole('option', { name: 'Wild, 1.2' }));
    await user.keyboard('{Escape}');
    await user.click(press('Enhance'));
    await waitFor(() => expect(writers.asked()).toMatchObject([{ intensity: 'strong', creativity: 1.2 }]));
    expect(localStorage.getItem('dailies.enhance')).toContain('strong');
  });

  it('follows rules that are remembered', async () => {
    const { user, bodies } = await openWriters();
    await user.click(press('How to write'));
    const rules = await screen.findByRole('textbox', { name: 'Rules for this project' });
    await user.type(rules, 'Always 35 mm film.');
    await user.click(press('Remember these rules'));
    await waitFor(() =>
      expect(bodies(`/api/projects/${projectId}/prompt-rules`)).toContainEqual({ text: 'Always 35 mm film.' }),
    );
  });
});

describe('a change by instruction', () => {
  it('is asked for by Enter, which does not generate', async () => {
    const { user, writers, bodies } = await openWriters();
    await user.click(press('Change…'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Change it' })));
    await user.keyboard('make it night{Enter}');
    await screen.findByText('Being written by Rules…');
    expect(writers.asked()).toMatchObject([{ purpose: 'edit', instruction: 'make it night' }]);
    expect(bodies('/api/tasks')).toEqual([]);
    writers.finish('fog over a harbour at night');
    await proposal();
    await user.click(press('Keep'));
    expect(prompt().value).toBe('fog over a harbour at night');
  });

  it('is closed by Escape, and the keyboard is in the row again', async () => {
    const { user } = await openWriters();
    await user.click(press('Change…'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Change it' })));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Change it' })).toBeNull();
    expect(document.activeElement).toBe(press('Enhance'));
  });
});
