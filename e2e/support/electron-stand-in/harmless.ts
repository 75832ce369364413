/**
 * Members that do nothing here and whose absence no journey can see: looks, hints to the window manager and to the
 * operating system. Everything that is neither implemented nor named here throws.
 */
export const harmlessMembers: Readonly<Record<string, readonly string[]>> = {
  app: [
    'disableHardwareAcceleration',
    'enableSandbox',
    'focus',
    'setAboutPanelOptions',
    'setAppLogsPath',
    'setAppUserModelId',
  ],
  BrowserWindow: [
    'center',
    'flashFrame',
    'moveTop',
    'removeMenu',
    'setAlwaysOnTop',
    'setAutoHideMenuBar',
    'setBackgroundColor',
    'setIcon',
    'setMaximumSize',
    'setMenu',
    'setMenuBarVisibility',
    'setMinimumSize',
    'setProgressBar',
    'setResizable',
    'setSkipTaskbar',
    'setTitleBarOverlay',
  ],
  WebContents: [
    'closeDevTools',
    'focus',
    'openDevTools',
    'setBackgroundThrottling',
    'setIgnoreMenuShortcuts',
    'setVisualZoomLevelLimits',
    'toggleDevTools',
  ],
  session: ['setSpellCheckerEnabled', 'setSpellCheckerLanguages'],
  Tray: ['setContextMenu', 'setImage', 'setTitle', 'setToolTip'],
};

/** Events that may be listened to and never come: nothing in the stand-in can cause them. */
export const harmlessEvents: Readonly<Record<string, readonly string[]>> = {
  app: [
    'activate',
    'browser-window-blur',
    'browser-window-focus',
    'certificate-error',
    'child-process-gone',
    'login',
    'open-file',
    'open-url',
    'select-client-certificate',
  ],
  BrowserWindow: ['responsive', 'session-end', 'unresponsive', 'query-session-end'],
  WebContents: [
    'certificate-error',
    'login',
    'responsive',
    'unresponsive',
    'will-attach-webview',
    'will-prevent-unload',
  ],
  Notification: ['action', 'click', 'close', 'failed', 'reply'],
  Tray: ['click', 'double-click', 'right-click'],
  UtilityProcess: ['error'],
  nativeTheme: [],
  powerMonitor: ['lock-screen', 'on-ac', 'on-battery', 'resume', 'shutdown', 'suspend', 'unlock-screen'],
  screen: ['display-added', 'display-metrics-changed', 'display-removed'],
};
