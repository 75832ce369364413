import { refuseUnknown } from './loud.ts';

let held = '';

/** Electron's `clipboard` for text, private to this process. */
export const clipboard = refuseUnknown('clipboard', {
  readText: () => held,
  writeText: (text: string) => {
    held = text;
  },
  clear: () => {
    held = '';
  },
});
