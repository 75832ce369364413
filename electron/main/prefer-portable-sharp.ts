import { registerHooks } from 'node:module';

/**
 * Lets sharp fall back from its native build to its portable one, `@img/sharp-wasm32`, where this process is Electron's on Linux;
 * to be called before anything imports sharp.
 *
 * Electron's program there brings the system's GLib for GTK. The GLib inside sharp's native build has the same names, each is
 * given what the other made, and the process dies with the first picture that it decodes (lovell/sharp#4522 and #4525,
 * electron/electron#46323). Portable, a thumb of 1024² takes 50 ms of the processor where native takes 30, a sketch of 1024² a
 * fifth more, and its loading 240 ms instead of 80: docs/decisions/009.
 */
export function preferPortableSharp(platform: NodeJS.Platform): void {
  if (platform !== 'linux') return;
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier.startsWith('@img/sharp-linux'))
        throw Object.assign(new Error(`${specifier} cannot stand beside GTK`), { code: 'MODULE_NOT_FOUND' });
      return next(specifier, context);
    },
  });
}
