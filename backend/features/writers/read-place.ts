import { Refusal } from '../../contract/problem.ts';
import type { PlacedKind } from '../../providers/chat/open-writer.ts';
import type { Place } from '../../providers/chat/place.ts';
import { leadsOutside } from './leads-outside.ts';
import { readAddress, refuseKeyInClear } from './read-address.ts';
import type { WriterParts } from './writer-parts.ts';
import type { WriterRow } from './writers-store.ts';

const nameOf = (id: string) => `writer:${id}`;

/** A writer's key; null where it has none, or none that can be opened here any more: then it is asked for anew. */
export const readKey = ({ vault }: Pick<WriterParts, 'vault'>, id: string): string | null => vault.read(nameOf(id));

/** Seals a writer's key, or forgets it. Raises what the sealer raises. */
export function keepKey({ vault }: Pick<WriterParts, 'vault'>, id: string, key: string | null): void {
  if (key === null) vault.remove(nameOf(id));
  else vault.write(nameOf(id), key);
}

/** Where a writer is that was added before. */
export const placeOf = (
  parts: Pick<WriterParts, 'vault' | 'limits'>,
  { id, name, address, outside }: WriterRow,
): Place => ({ name, address, outside, key: readKey(parts, id), limits: parts.limits });

/** Where a writer is that a person has typed the address of. Raises `invalid_request`, and `unreachable` where nobody knows its name. */
export async function findPlace(
  { limits }: Pick<WriterParts, 'limits'>,
  asked: { kind: PlacedKind; address: string; key: string | null; name?: string },
): Promise<Place> {
  const address = readAddress(asked.kind, asked.address);
  const { hostname } = new URL(address);
  const outside = await leadsOutside(address);
  if (outside === null)
    throw new Refusal({
      code: 'unreachable',
      message: `Nobody knows the name ${hostname}. Is it right, and is this computer online?`,
      where: `writer at ${address}`,
    });
  refuseKeyInClear(address, outside, asked.key);
  return { name: asked.name ?? 'The server', address, outside, key: asked.key, limits };
}
