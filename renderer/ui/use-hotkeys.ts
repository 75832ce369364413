import { useEffect, useRef } from 'react';
import { addHotkeyLayer, type HotkeyMap } from './hotkey-layers.ts';

/** When a set of shortcuts listens; by default not while typing (unless Command or Control is held) and not under a dialog. */
export interface HotkeyOptions {
  readonly enabled?: boolean | undefined;
  readonly whileTyping?: boolean | undefined;
  readonly overDialogs?: boolean | undefined;
}

/** Runs the shortcuts of a mounted component; the one mounted last wins where two name the same keys. */
export function useHotkeys(hotkeys: HotkeyMap, options: HotkeyOptions = {}): void {
  const { enabled = true, whileTyping = false, overDialogs = false } = options;
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(() => {
    if (!enabled) return;
    return addHotkeyLayer({
      get hotkeys() {
        return latest.current;
      },
      whileTyping,
      overDialogs,
    });
  }, [enabled, whileTyping, overDialogs]);
}
