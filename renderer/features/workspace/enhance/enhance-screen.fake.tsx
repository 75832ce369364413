import { screen } from '@testing-library/react';
import { expect } from 'vitest';
import type { Enhancement } from '../../../../backend/contract/enhancements.ts';
import { useAnnouncements } from '../../../ui/announce.ts';
import { useDrafts } from '../draft-store.ts';
import { projectId } from '../workspace.fake.ts';
import { forgetScreen, showWorkspace } from '../workspace-screen.fake.tsx';
import { giveWriters } from './enhance.fake.ts';
import { forgetEnhancePrefs } from './enhance-prefs.ts';
import { forgetRows } from './many-store.ts';

/** Forgets what a former screen with writers left behind. */
export function forgetWriters(): void {
  forgetScreen();
  forgetEnhancePrefs();
  forgetRows();
  useAnnouncements.setState({ announcements: [] });
}

/** The field of the prompt. */
export const prompt = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' });

/** A button by its name. */
export const press = (name: string | RegExp) => screen.getByRole('button', { name });

/** What a writer has written, once it is there. */
export const proposal = () => screen.findByRole('region', { name: 'What was written' });

/** The workspace of a studio with writers, which knows of `known` already. */
export async function showWriters(known?: Map<string, Enhancement>) {
  let writers: ReturnType<typeof giveWriters> | undefined;
  const studio = await showWorkspace({
    arrange: fake => {
      writers = giveWriters(fake, known);
    },
  });
  return { ...studio, writers: writers ?? expect.fail('there are no writers') };
}

/** That workspace with these words in the prompt. */
export async function openWriters(words = 'fog over a harbour') {
  useDrafts.setState({ drafts: {} });
  if (words !== '') useDrafts.getState().setValue(projectId, 'prompt', words);
  return await showWriters();
}
