/** Where files are read without a key; the worker knows an output that is stored already by this part of its address. */
export const PUBLIC_ROOT = '/storage/v1/object/public/image_uploads/';
/** Where files are put with a secret in the address. */
export const UPLOAD_ROOT = '/storage/v1/object/upload/sign/image_uploads/';

const NAME_MAX = 100;

/** A file's name without what means something to a path, an address or a shell: letters, digits, `.`, `_` and `-`. */
export function safeName(filename: string): string {
  const last = filename.split(/[/\\]/).at(-1) ?? '';
  const safe = last
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '_')
    .replace(/^[.-]+/, '')
    .slice(-NAME_MAX);
  return safe === '' ? 'file' : safe;
}

/** The public address of a path, for who came to the studio by this origin. */
export const addressOf = (origin: string, path: string): string =>
  `${origin}${PUBLIC_ROOT}${path.split('/').map(encodeURIComponent).join('/')}`;

/** The path behind a public address of a Supabase storage, whichever host it names; null for any other address. */
export function pathOfAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname } = new URL(address);
  if (!pathname.startsWith(PUBLIC_ROOT)) return null;
  return decodePath(pathname.slice(PUBLIC_ROOT.length));
}

/** A path as an address writes it; null where it cannot be read. */
export function decodePath(written: string): string | null {
  try {
    return decodeURIComponent(written);
  } catch {
    // A lone `%`: no path of ours is written so.
    return null;
  }
}
