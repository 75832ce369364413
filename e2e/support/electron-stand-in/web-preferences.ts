/** What a window's `webPreferences` come to here. */
export type PagePreferences = { readonly preload: string | undefined; readonly additionalArguments: readonly string[] };

/** Preferences that may be named only with the value that they have here anyway. */
const fixed: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  webviewTag: false,
  plugins: false,
};
/** Preferences that change nothing a page or a preload could notice. */
const unnoticed = new Set(['devTools', 'spellcheck', 'backgroundThrottling', 'safeDialogs', 'disableDialogs']);

/** Reads a window's preferences; throws for one that would need something which the stand-in does not have. */
export function readWebPreferences(given: Readonly<Record<string, unknown>>): PagePreferences {
  const { preload, additionalArguments = [], ...rest } = given;
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined || unnoticed.has(name) || (name in fixed && value === fixed[name])) continue;
    throw new Error(`stand-in: webPreferences.${name} = ${String(value)} is not supported`);
  }
  return {
    preload: preload === undefined ? undefined : String(preload),
    additionalArguments: (additionalArguments as unknown[]).map(String),
  };
}
