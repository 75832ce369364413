import { LoudEmitter, refuseUnknown } from './loud.ts';

type ThemeSource = 'system' | 'light' | 'dark';

class NativeTheme extends LoudEmitter {
  #source: ThemeSource = 'system';
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;

  constructor() {
    super('nativeTheme', ['updated']);
  }
  get themeSource() {
    return this.#source;
  }
  set themeSource(source: ThemeSource) {
    const was = this.shouldUseDarkColors;
    this.#source = source;
    if (was !== this.shouldUseDarkColors) this.emit('updated');
  }
  /** The system is light. */
  get shouldUseDarkColors() {
    return this.#source === 'dark';
  }
}

refuseUnknown('nativeTheme', NativeTheme.prototype);

/** Electron's `nativeTheme` as the main process sees it; pages keep the colour scheme that the test emulates. */
export const nativeTheme = new NativeTheme();
