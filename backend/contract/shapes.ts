import { z } from 'zod';

/** A UUIDv7, lower case and canonical. */
export const Id = z.uuid().meta({ id: 'Id' });
/** Parameters of a door that names one thing. */
export const ById = z.strictObject({ id: Id });
/** The address of bytes: their SHA-256 in lower-case hex. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex')
  .meta({ id: 'Sha256' });
/** An instant, ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime().meta({ id: 'Timestamp' });
/** A page is asked for with the cursor that the page before it gave. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
};
/** Names of up to 500 generations to be handled in one step: all or none. */
export const Ids = z.strictObject({ ids: z.array(Id).min(1).max(500) });
