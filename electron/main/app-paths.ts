/** The places of the app that the shell can show, as paths inside its window. */
export const PLACES = {
  work: '/work',
  library: '/library',
  workers: '/workers',
  settings: '/settings',
} as const;

/** One take, wherever it is now: in the workspace, the library or the trash. */
export const takePath = (generationId: string): string => `/take/${generationId}`;

/** The keys of the page that the menu presses, so that each of these has one meaning and one home. */
export const KEYS = { writePrompt: 'n', listShortcuts: '?' } as const;
