import { Refusal } from '../contract/problem.ts';

/** The code that Node or the system gave an error, or an empty text. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True where a file that was asked for is not there. */
export const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';

/** Says a full or locked disk as the problem `disk_full` or `read_only`; gives every other error back as it came. */
export function refuseDiskError(error: unknown, folder: string): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal({ code: 'disk_full', message: 'The disk that holds the studio’s data is full.' });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new Refusal({ code: 'read_only', message: `The folder ${folder} cannot be written to.`, folder });
    default:
      return error;
  }
}
