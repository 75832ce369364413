import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { bytesOf } from '../../../plugins/take-bytes.ts';
import { whenGone } from '../../../plugins/when-gone.ts';
import { findMedia, RESULT_LIMIT, sendFile } from '../../generations/index.ts';
import { recordAs } from '../find-dialect-caller.ts';
import { takeUpload } from './offer-upload.ts';
import { findFile, findWorkerOfFolder } from './reigh-files-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import { decodePath, PUBLIC_ROOT, UPLOAD_ROOT } from './storage-path.ts';

/** The path behind an address under `root`, as it was written before it was put into one. */
const pathIn = (url: string, root: string): string | null =>
  decodePath(new URL(url, 'http://studio').pathname.slice(root.length));

/**
 * The storage as Reigh's workers know it. Files are read without a key, so a folder's name is the key; bytes are put to an address that has
 * its secret in it.
 */
export const createStorageRoutes =
  (parts: ReighParts): FastifyPluginAsyncZod =>
  async app => {
    const { database, generations } = parts;
    app.get(`${PUBLIC_ROOT}*`, { exposeHeadRoute: true, config: { open: true } }, async (request, reply) => {
      const path = pathIn(request.url, PUBLIC_ROOT);
      recordAs(request, findWorkerOfFolder(database.read, path ?? ''));
      const sha256 = path === null ? null : (findFile(database.read, path)?.sha256 ?? null);
      const media = sha256 === null ? undefined : findMedia(database.read, sha256);
      if (!media) return reply.code(404).send({ statusCode: '404', error: 'not_found', message: 'Object not found' });
      return sendFile(request, reply, { ...media, path: generations.store.pathOf(media.sha256) });
    });
    app.put(`${UPLOAD_ROOT}*`, { config: { open: true, takesBytes: true } }, async (request, reply) => {
      const path = pathIn(request.url, UPLOAD_ROOT) ?? '';
      recordAs(request, findWorkerOfFolder(database.read, path));
      const token = new URL(request.url, 'http://studio').searchParams.get('token') ?? '';
      await takeUpload(parts, path, token, bytesOf(request, RESULT_LIMIT), whenGone(reply));
      return { Key: `image_uploads/${path}` };
    });
  };
