import type { Locator, Page } from '@playwright/test';

const literally = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The box that the prompt is written in. */
export const findPrompt = (page: Page): Locator => page.getByRole('textbox', { name: 'Prompt', exact: true });

/** The one main button. */
export const findGenerate = (page: Page): Locator => page.getByRole('button', { name: /^Generate( \d+ .+)?$/ });

/** The finished takes of a prompt in the workspace. */
export const findTakes = (page: Page, prompt: string): Locator =>
  page
    .getByRole('region', { name: 'Takes' })
    .getByRole('button', { name: new RegExp(`^(Picture|Clip): ${literally(prompt)}`) });

/** Where what was done is told, and taken back. */
export const findNotices = (page: Page): Locator => page.getByRole('region', { name: /^Notices/ });

/** All about the chosen take. */
export const findInspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
