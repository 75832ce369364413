import type { MenuItemConstructorOptions } from 'electron';
import { KEYBOARD_HELP, NEW_PROMPT, PLACES } from './app-paths.ts';

type Actions = {
  readonly isMac: boolean;
  /** Whether this is a build for people; developer tools stay away from those. */
  readonly isPackaged: boolean;
  readonly show: (path: string) => void;
  readonly openDataFolder: () => void;
};

const line: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu: the OS's own entries, and a way to each place of the studio. */
export function describeMenu({ isMac, isPackaged, show, openDataFolder }: Actions): MenuItemConstructorOptions[] {
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => show(PLACES.settings),
  };
  const place = (label: string, path: string, key: number): MenuItemConstructorOptions => ({
    label,
    accelerator: `CmdOrCtrl+${key}`,
    click: () => show(path),
  });
  const application: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      settings,
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
  return [
    ...(isMac ? [application] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New prompt', accelerator: 'CmdOrCtrl+N', click: () => show(NEW_PROMPT) },
        line,
        { label: 'Open data folder', click: openDataFolder },
        ...(isMac ? [] : [settings]),
        line,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' },
        line,
        { role: 'reload' },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    {
      label: '&Go',
      submenu: [
        place('Workspace', PLACES.workspace, 1),
        place('Library', PLACES.library, 2),
        place('Workers', PLACES.workers, 3),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Keyboard shortcuts', accelerator: 'CmdOrCtrl+/', click: () => show(KEYBOARD_HELP) },
        ...(isMac ? [] : [line, { role: 'about' } as const]),
      ],
    },
  ];
}
