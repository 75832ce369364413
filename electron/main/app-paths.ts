/** The places of the app that the shell can show, as paths inside its window. */
export const PLACES = {
  workspace: '/',
  library: '/library',
  workers: '/workers',
  settings: '/settings',
} as const;

/** The workspace with the prompt ready to be written. */
export const NEW_PROMPT = '/#prompt';

/** The list of keys, over whatever page is shown. */
export const KEYBOARD_HELP = '#keys';

/** One take, looked at. */
export const takePath = (generationId: string): string => `/?take=${generationId}`;
