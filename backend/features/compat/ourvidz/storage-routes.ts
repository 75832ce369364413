import { stat } from 'node:fs/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { Refusal } from '../../../contract/problem.ts';
import { whenGone } from '../../../plugins/when-gone.ts';
import { findMedia, sendFile } from '../../generations/index.ts';
import type { CompatParts } from '../compat-parts.ts';
import { type DialectCaller, dialectCallerOf } from '../find-dialect-caller.ts';
import { isOf, isThumb, type ObjectName, readObjectName } from './object-path.ts';
import { findBytes } from './resolve-picture.ts';
import { opensRead } from './sign-link.ts';
import { keepSigningKey } from './signing-key.ts';
import { takeInObject } from './take-in-object.ts';

const params = z.object({ bucket: z.string().max(80), '*': z.string().max(600) });
const MAIN_TYPES = ['png', 'mp4', 'webp', 'jpg', 'jpeg'];

const notFound = (what: string) =>
  new Refusal({ code: 'not_found', message: 'Object not found', what: 'object', id: what });
const isTrue = (header: unknown) => header === 'true';

function nameOf(given: z.infer<typeof params>): ObjectName {
  const name = readObjectName(given.bucket, given['*']);
  if (name) return name;
  const message = 'The bucket is not here, or the name is none: plain segments under the id of whose it is';
  throw new Refusal({ code: 'invalid_request', message, issues: [] });
}

/** The names of what a small picture may belong to. */
const mainsOf = ({ bucket, path }: ObjectName): ObjectName[] =>
  MAIN_TYPES.map(type => ({ bucket, path: path.replace(/thumb\.webp$/, type) }));

/** The storage as OurVidz's workers and programs speak to it: in with raw bytes, out for who has the token or an address that was signed. */
export const createStorageRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, generations, now } = parts;
    const { store, renditions } = generations;

    /** The file under a name; of a small picture beside a result the one that the studio has made itself. */
    const readFileOf = async (caller: Pick<DialectCaller, 'owner'> | null, name: ObjectName) => {
      const thumb = isThumb(name);
      const sha256 = (thumb ? mainsOf(name) : [name])
        .map(each => findBytes(parts, caller, each))
        .find(found => found !== null);
      const media = sha256 ? findMedia(database.read, sha256) : undefined;
      if (!media) throw notFound(name.path);
      if (!thumb) return { ...media, path: store.pathOf(media.sha256) };
      const path = await renditions.read(media.sha256, 'thumb');
      return { path, sha256: `${media.sha256}-thumb`, type: 'image/webp', bytes: (await stat(path)).size };
    };

    for (const method of ['POST', 'PUT'] as const)
      app.route({
        method,
        url: '/storage/v1/object/:bucket/*',
        config: { takesBytes: true },
        schema: { params },
        handler: async (request, reply) => {
          const caller = dialectCallerOf(request);
          const name = nameOf(request.params);
          const upsert = method === 'PUT' || isTrue(request.headers['x-upsert']);
          await takeInObject(parts, caller, name, { request, upsert, signal: whenGone(reply) });
          return { Key: `${name.bucket}/${name.path}`, Id: uuidv7() };
        },
      });

    for (const url of ['/storage/v1/object/:bucket/*', '/storage/v1/object/authenticated/:bucket/*'])
      app.route({
        method: 'GET',
        exposeHeadRoute: true,
        url,
        schema: { params },
        handler: async (request, reply) => {
          const caller = dialectCallerOf(request);
          const name = nameOf(request.params);
          if (!isOf(name, caller.owner.personId)) throw notFound(name.path);
          return sendFile(request, reply, await readFileOf(caller, name));
        },
      });

    app.route({
      method: 'GET',
      exposeHeadRoute: true,
      url: '/storage/v1/object/sign/:bucket/*',
      config: { open: true },
      schema: { params, querystring: z.object({ token: z.string().max(200) }) },
      handler: async (request, reply) => {
        const name = nameOf(request.params);
        if (!opensRead(await keepSigningKey(database), name, request.query.token, now()))
          throw new Refusal({
            code: 'not_allowed',
            message: 'This address has run out, or was not signed here.',
            needs: 'a new one',
          });
        return sendFile(request, reply, await readFileOf(null, name));
      },
    });
  };
