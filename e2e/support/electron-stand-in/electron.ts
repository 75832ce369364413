import { refuseModule } from './loud.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { clipboard } from './clipboard.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeImage } from './native-image.ts';
export { nativeTheme } from './native-theme.ts';
export { net } from './net.ts';
export { Notification } from './notification.ts';
export { powerMonitor, powerSaveBlocker } from './power.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export { shell } from './shell.ts';
export { Tray } from './tray.ts';
export { utilityProcess } from './utility-process.ts';
export { WebContents as webContents } from './web-contents.ts';

/** Importing these is fine, as it is in a bundle that never reaches them; using one throws. */
export const autoUpdater = refuseModule('autoUpdater');
export const BaseWindow = refuseModule('BaseWindow');
export const contentTracing = refuseModule('contentTracing');
export const crashReporter = refuseModule('crashReporter');
export const desktopCapturer = refuseModule('desktopCapturer');
export const globalShortcut = refuseModule('globalShortcut');
export const MessageChannelMain = refuseModule('MessageChannelMain');
export const netLog = refuseModule('netLog');
export const pushNotifications = refuseModule('pushNotifications');
export const systemPreferences = refuseModule('systemPreferences');
export const View = refuseModule('View');
export const webFrameMain = refuseModule('webFrameMain');
export const WebContentsView = refuseModule('WebContentsView');
