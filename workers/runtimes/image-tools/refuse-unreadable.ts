import { Refusal } from '../../../backend/contract/problem.ts';

/** Raises the refusal of a file that is no picture that can be read here. */
export function refuseUnreadable(): never {
  throw new Refusal({
    code: 'unsupported_media',
    message: 'The picture cannot be read.',
    found: 'unknown',
    accepted: ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'],
  });
}
