import { readFileSync } from 'node:fs';
import type { PagePreferences } from '../web-preferences.ts';
import { makeCloneCodec } from './clone.ts';
import { openPreloadWorld } from './preload-world.ts';
import { openWorldBridge } from './world-bridge.ts';

/** The isolated world that preload scripts run in. */
export const preloadWorldName = 'ElectronPreload';
/** The function by which that world reaches the main process; gone from it once the preload runs. */
export const postingBinding = '__standInPost';
/** The function in that world by which the main process reaches it. */
export const deliveryFunction = '__standInDeliver';

/** The script for the page's own world: the receiving end of the context bridge, and `window.open` that is always denied. */
export function writeMainWorldScript(secret: string): string {
  return `(() => {
    if (window !== window.top) return;
    (${openWorldBridge})('main', ${JSON.stringify(secret)}, (${makeCloneCodec})(), window);
    const dispatch = document.dispatchEvent.bind(document);
    window.open = (url = '', target = '', features = '') => {
      const detail = JSON.stringify({ url: new URL(url || 'about:blank', document.baseURI).href, frameName: String(target), features: String(features) });
      dispatch(new CustomEvent(${JSON.stringify(`${secret}open`)}, { detail }));
      return null;
    };
  })()`;
}

/** The script for the preload's world: Electron's modules for it, then the app's own preload as a CommonJS module. */
export function writePreloadWorldScript(secret: string, { preload, additionalArguments }: PagePreferences): string {
  const facts = {
    platform: process.platform,
    arch: process.arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    defaultApp: true,
    versions: process.versions,
    env: process.env,
    argv: [process.execPath, ...additionalArguments],
  };
  const source = preload === undefined ? '' : readFileSync(preload, 'utf8');
  return `(() => {
    if (window !== window.top || location.href === 'about:blank') return;
    const codec = (${makeCloneCodec})();
    const bridge = (${openWorldBridge})('preload', ${JSON.stringify(secret)}, codec, window);
    const post = window.${postingBinding};
    delete window.${postingBinding};
    document.addEventListener(${JSON.stringify(`${secret}open`)}, event => {
      event.stopImmediatePropagation();
      post(JSON.stringify({ kind: 'open', ...JSON.parse(event.detail) }));
    }, true);
    navigation.addEventListener('navigate', event => {
      const { url } = event.destination;
      if (/^(https?|file|about|blob|data|javascript):/.test(url)) return;
      event.preventDefault();
      post(JSON.stringify({ kind: 'leave', url }));
    });
    const world = (${openPreloadWorld})(codec, bridge, post);
    window.${deliveryFunction} = world.deliver;
    const require = name => {
      if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return world.electron;
      throw new Error('stand-in: module not found in a sandboxed preload: ' + name);
    };
    const process = ${JSON.stringify(facts)};
    const module = { exports: {} };
    (function (require, process, module, exports, global) {
${source}
    }).call(window, require, process, module, module.exports, window);
  })()
//# sourceURL=${preload ?? 'stand-in-without-preload'}`;
}
