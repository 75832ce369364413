import { enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { openBridge } from './bridge/open-bridge.ts';
import { APP_SCHEME } from './main/app-origin.ts';
import { createAppProtocol } from './main/app-protocol.ts';
import { closeInOrder } from './main/close-in-order.ts';
import { listenForDeepLinks } from './main/deep-link.ts';
import { createWorkerLauncher } from './main/launch-worker.ts';
import { lockPermissions } from './main/lock-navigation.ts';
import { writeLog as log } from './main/log.ts';
import { describeMenu } from './main/menu.ts';
import { notifyFinished } from './main/notify-finished.ts';
import { preferPortableSharp } from './main/prefer-portable-sharp.ts';
import { type DesktopConfig, readEnvironment } from './main/read-environment.ts';
import { settleFolder } from './main/settle-folder.ts';
import { showFatal } from './main/show-fatal.ts';
import { createNoticeBoard } from './main/show-notice.ts';
import { createVault } from './main/vault.ts';
import { createStudioWindow } from './main/window.ts';

const built = path.join(import.meta.dirname, '..');
const root = path.join(built, '..');

const endWith = (error: unknown) => {
  showFatal(dialog, error);
  app.exit(1);
};

try {
  const config = readEnvironment(process.env, process.platform);
  settleFolder(app, config.folder);
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  if (app.requestSingleInstanceLock()) {
    const links = listenForDeepLinks(app, process);
    app
      .whenReady()
      .then(() => openDesktop(config, links))
      .catch(endWith);
  } else app.exit(0);
} catch (error) {
  endWith(error);
}

async function openDesktop(config: DesktopConfig, links: ReturnType<typeof listenForDeepLinks>): Promise<void> {
  const { folder, port, builtInWorker } = config;
  preferPortableSharp(process.platform);
  enableCompileCache(path.join(folder, 'compile-cache'));
  const { startStudio } = await import('../backend/start-studio.ts'); // It brings sharp, so not before.
  const worker = path.join(built, 'main', 'desktop-worker.js');
  const studio = await startStudio({
    folder,
    migrationsFolder: path.join(root, 'migrations'),
    resourcesFolder: path.join(root, 'resources'),
    shell: 'desktop',
    host: '127.0.0.1',
    port,
    version: app.getVersion(),
    rendererFolder: null,
    sealer: createVault(safeStorage),
    launchWorker: builtInWorker ? createWorkerLauncher(utilityProcess, worker, log) : null,
    log,
  });
  const door = { app: studio.app, token: studio.desktopToken, log };
  protocol.handle('studio', createAppProtocol({ ...door, rendererFolder: path.join(built, 'renderer') }));
  lockPermissions(session.defaultSession);
  const endEvents = openBridge({ ...door, dialog, windowOf: BrowserWindow.fromWebContents });

  const window = createStudioWindow({
    BrowserWindow,
    screen,
    preload: path.join(built, 'preload', 'index.cjs'),
    icon: path.join(root, 'resources', 'icons', '512x512.png'),
    folder,
    log,
    openOutside: url => void shell.openExternal(url),
    giveUp: reason => {
      showFatal(dialog, new Error(`The window's page ended twice in a row (${reason}).`));
      app.quit();
    },
  });
  const openDataFolder = () => void shell.openPath(folder);
  const isMac = process.platform === 'darwin';
  const menu = describeMenu({ isMac, isPackaged: app.isPackaged, window, openDataFolder });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  links.deliver(window.show);
  flushCompileCache(); // Node itself does it at an exit of its own, and an app is often ended otherwise.
  const tell = createNoticeBoard(Notification, window.show);
  const endNotices = notifyFinished({ ...door, isWatched: window.isWatched, tell });
  app.on('activate', () => window.show(null));
  app.on('window-all-closed', () => isMac || app.quit());
  closeInOrder(app, log, [endNotices, endEvents, () => studio.close()]);
}
