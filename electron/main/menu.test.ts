import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { describeMenu } from './menu.ts';

type Item = MenuItemConstructorOptions;
const entries = (items: readonly Item[]): Item[] =>
  items.flatMap(item => (Array.isArray(item.submenu) ? entries(item.submenu) : [item]));

describe.each([true, false])('the menu (on a Mac: %s)', isMac => {
  const calls: unknown[] = [];
  const window = { show: (path: string | null) => calls.push(path), press: (key: string) => calls.push({ key }) };
  const openDataFolder = vi.fn();
  const all = entries(describeMenu({ isMac, isPackaged: true, window, openDataFolder }));
  const press = (label: string) => {
    calls.length = 0;
    (all.find(item => item.label === label)?.click as (() => void) | undefined)?.();
    return [...calls];
  };

  it('has no entry that does nothing', () => {
    for (const item of all)
      expect([item.label, Boolean(item.role ?? item.type ?? item.click)]).toEqual([item.label, true]);
  });

  it('gives no keys twice', () => {
    const keys = all.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leads to every place', () => {
    expect(press('Work')).toEqual(['/work']);
    expect(press('Library')).toEqual(['/library']);
    expect(press('Workers')).toEqual(['/workers']);
    expect(press('Settings…')).toEqual(['/settings']);
    expect(press('New prompt')).toEqual(['/work', { key: 'n' }]);
    expect(press('Keyboard shortcuts')).toEqual([null, { key: '?' }]);
    press('Open data folder');
    expect(openDataFolder).toHaveBeenCalledOnce();
  });

  it('can quit, or close, and has the developer tools only while developing', () => {
    expect(all.some(({ role }) => role === 'quit')).toBe(true);
    expect(all.some(({ role }) => role === 'toggleDevTools')).toBe(false);
    const developing = entries(describeMenu({ isMac, isPackaged: false, window, openDataFolder }));
    expect(developing.some(({ role }) => role === 'toggleDevTools')).toBe(true);
  });
});
