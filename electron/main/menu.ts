import type { MenuItemConstructorOptions } from 'electron';
import { KEYS, PLACES } from './app-paths.ts';
import type { StudioWindow } from './window.ts';

type Actions = {
  readonly isMac: boolean;
  /** Whether this is a build for people; developer tools stay away from those. */
  readonly isPackaged: boolean;
  readonly window: Pick<StudioWindow, 'show' | 'press'>;
  readonly openDataFolder: () => void;
};

const line: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu: the OS's own entries, and a way to each place of the studio. */
export function describeMenu({ isMac, isPackaged, window, openDataFolder }: Actions): MenuItemConstructorOptions[] {
  const press = (key: string, path: string | null) => () => {
    window.show(path);
    window.press(key);
  };
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => window.show(PLACES.settings),
  };
  const place = (label: string, path: string, key: number): MenuItemConstructorOptions => ({
    label,
    accelerator: `CmdOrCtrl+${key}`,
    click: () => window.show(path),
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
        { label: 'New prompt', accelerator: 'CmdOrCtrl+N', click: press(KEYS.writePrompt, PLACES.work) },
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
        place('Work', PLACES.work, 1),
        place('Library', PLACES.library, 2),
        place('Workers', PLACES.workers, 3),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: 'Keyboard shortcuts', accelerator: 'CmdOrCtrl+/', click: press(KEYS.listShortcuts, null) },
        ...(isMac ? [] : [line, { role: 'about' } as const]),
      ],
    },
  ];
}
