/** The buckets of an OurVidz studio that its programs write to or read references from. */
export const BUCKETS = ['workspace-temp', 'user-library', 'reference_images'] as const;

/** Where a file is in the storage: its bucket, and its path there, which begins with the id of whose it is. */
export type ObjectName = { readonly bucket: string; readonly path: string };

const SEGMENT = /^[\w.@=+ -]{1,120}$/;
const isSegment = (part: string) => SEGMENT.test(part) && part !== '.' && part !== '..';

/** A file's name in the storage; null where it is none: unknown buckets, empty or climbing segments, anything that is no plain name. */
export function readObjectName(bucket: string, path: string): ObjectName | null {
  const parts = path.split('/');
  const known = BUCKETS.some(name => name === bucket);
  if (!known || parts.length < 2 || parts.length > 8 || !parts.every(isSegment)) return null;
  return { bucket, path };
}

/** Whether a file's name says that it is this person's. */
export const isOf = ({ path }: ObjectName, personId: string): boolean => path.startsWith(`${personId}/`);

/** Whether it is the small picture beside a result. */
export const isThumb = ({ path }: ObjectName): boolean => path.endsWith('.thumb.webp');

const DOOR = /^\/storage\/v1\/object\/(?:public\/|sign\/|authenticated\/)?/;

/**
 * Reads how OurVidz's programs name a file: with its bucket, without (then it is in `workspace-temp`), or by its address in the storage of
 * `origin`. Null where it is none of these.
 */
export function readReference(given: string, origin: string): ObjectName | null {
  let plain = given;
  if (/^https?:/i.test(given)) {
    const url = URL.parse(given);
    if (url?.origin !== origin || !DOOR.test(url.pathname)) return null;
    plain = decodePath(url.pathname.replace(DOOR, ''));
  }
  const [first = '', ...rest] = plain.replace(/^\/+/, '').split('/');
  return readObjectName(first, rest.join('/')) ?? readObjectName('workspace-temp', [first, ...rest].join('/'));
}

/** A path without its percent signs; empty where they cannot be read. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
