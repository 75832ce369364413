/** A rectangle on the screen, in CSS pixels. */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The one screen there is. */
export const workArea: Bounds = { x: 0, y: 0, width: 1920, height: 1080 };

/** Where a new window lies: where it was asked to, else in the middle of the screen, 800 by 600. */
export function placeWindow({ x, y, width = 800, height = 600 }: Partial<Bounds>): Bounds {
  const middle = (room: number, size: number) => Math.max(0, Math.round((room - size) / 2));
  return { x: x ?? middle(workArea.width, width), y: y ?? middle(workArea.height, height), width, height };
}
