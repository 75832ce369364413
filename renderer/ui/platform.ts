/** The keyboards that name their modifier keys differently. */
export type Platform = 'mac' | 'other';

/** Tells from the browser's own description whether its keyboard has a Command key. */
export function detectPlatform(userAgent: string = navigator.userAgent): Platform {
  return /Mac|iPhone|iPad/.test(userAgent) ? 'mac' : 'other';
}
