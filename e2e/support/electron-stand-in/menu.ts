import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { LoudEmitter, refuseUnknown } from './loud.ts';

type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
type Template = {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly submenu?: readonly Template[] | Menu;
  readonly click?: Click;
};

const roles: Readonly<Record<string, () => void>> = {
  quit: () => app.quit(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
  reload: () => BrowserWindow.getFocusedWindow()?.webContents.reload(),
  togglefullscreen: () => {
    const window = BrowserWindow.getFocusedWindow();
    window?.setFullScreen(!window.isFullScreen());
  },
};

/** One line of a menu; `click()` does what choosing it does. */
export class MenuItem {
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | undefined;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #choose: Click | undefined;

  constructor(template: Template) {
    const { submenu } = template;
    this.id = template.id;
    this.role = template.role?.toLowerCase();
    this.type = template.type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = template.accelerator;
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu);
    this.label = template.label ?? template.role ?? '';
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    this.#choose = template.click;
  }
  click(event: object = {}) {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    if (this.#choose) this.#choose(this, BrowserWindow.getFocusedWindow() ?? undefined, event);
    else if (this.role !== undefined) this.#play(this.role);
  }
  #play(role: string) {
    const play = roles[role];
    if (!play) throw new Error(`stand-in: the menu role ${role} is not supported`);
    play();
  }
}

/** Electron's menu: kept as data, never drawn; accelerators are not listened to. */
export class Menu extends LoudEmitter {
  /** The stand-in's own: the menus that were popped up, newest last. */
  static readonly popped: Menu[] = [];
  static #application: Menu | null = null;
  readonly items: MenuItem[] = [];

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close']);
  }
  append(item: MenuItem) {
    this.items.push(item);
  }
  insert(position: number, item: MenuItem) {
    this.items.splice(position, 0, item);
  }
  popup() {
    Menu.popped.push(this);
    this.emit('menu-will-show', {});
  }
  closePopup() {
    this.emit('menu-will-close', {});
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  static buildFromTemplate(template: readonly (Template | MenuItem)[]) {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null) {
    Menu.#application = menu;
  }
  static getApplicationMenu() {
    return Menu.#application;
  }
}

refuseUnknown('MenuItem', MenuItem.prototype);
refuseUnknown('Menu', Menu.prototype);
refuseUnknown('Menu', Menu);
