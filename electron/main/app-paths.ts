/** The places of the app that the shell can show, as paths inside its window. */
export const PLACES = {
  work: '/work',
  library: '/library',
  workers: '/workers',
  settings: '/settings',
} as const;

/** The workspace with one take looked at. */
export const takePath = (generationId: string): string => `${PLACES.work}?take=${generationId}`;

/** The keys of the page that the menu presses, so that each of these has one meaning and one home. */
export const KEYS = { writePrompt: 'n', listShortcuts: '?' } as const;
