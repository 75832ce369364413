/** A piece of a picture, in its pixels. */
export type Tile = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The side of a tile in pixels: as large as leaves the memory of one under 100 MB. */
const TILE = 128;

/**
 * How far a pixel of the result looks around itself, in pixels of the source: eight 3×3 convolutions, the enlarging, then a 5×5 one, and one to spare.
 * A tile is computed with so much around it, and then comes out as if the picture had been computed in one piece.
 */
export const REACH = 12;

/** Cuts a picture into tiles, row by row. */
export function cutTiles(width: number, height: number): Tile[] {
  const tiles: Tile[] = [];
  for (let top = 0; top < height; top += TILE)
    for (let left = 0; left < width; left += TILE)
      tiles.push({ left, top, width: Math.min(TILE, width - left), height: Math.min(TILE, height - top) });
  return tiles;
}
