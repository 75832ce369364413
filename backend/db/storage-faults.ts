import { Refusal } from '../contract/problem.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** A disk that was taken away or is failing says it in one of the `IOERR` ways. */
const UNWRITABLE =
  /^(EROFS|EACCES|EPERM|EIO|SQLITE_(READONLY|CANTOPEN).*|SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHM).*)$/;

/** Turns what the disk says (full, read-only) into a Refusal with its remedy, and leaves every other error as it is. */
export function refuseStorageFault(error: unknown): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return new Refusal({
      code: 'disk_full',
      message: 'The disk is full. Free some space; nothing that was finished is lost.',
    });
  if (UNWRITABLE.test(code))
    return new Refusal({
      code: 'read_only',
      message: "The studio's folder cannot be written to. Change its permissions, or choose another folder.",
      folder: '',
    });
  return error;
}
