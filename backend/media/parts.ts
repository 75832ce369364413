/** One piece of a file's container: a PNG or WebP chunk, a JPEG segment, a GIF block, an MP4 box, a WebM element. Offsets in bytes. */
export type Part = {
  readonly name: string;
  readonly start: number;
  readonly dataStart: number;
  readonly dataEnd: number;
  readonly end: number;
};

/** The pieces of a container in their order, and whether they come to a proper end before the file does. */
export type Parts = { readonly parts: readonly Part[]; readonly whole: boolean };

/** More pieces than any sound file has (a 256 MB PNG in pieces of 8 KB has 33,000): a file with more is not read further. */
export const MOST_PARTS = 100_000;
