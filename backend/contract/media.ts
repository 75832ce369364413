import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Parameters } from './parameters.ts';
import { problems } from './problem.ts';
import { Sha256 } from './shapes.ts';

/** Bytes under their hash, with what was found in them. Lengths in bytes, durations in milliseconds. */
export const Media = z
  .object({
    sha256: Sha256,
    type: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'video/mp4', 'video/webm']),
    bytes: z.int(),
    width: z.int(),
    height: z.int(),
    durationMs: z.int().nullable(),
    /** A thumbhash in base64: some twenty bytes that draw the picture's blurred shape before it has come. */
    placeholder: z.string().nullable(),
  })
  .meta({ id: 'Media' });
export type Media = z.infer<typeof Media>;
export type MediaType = Media['type'];

/** The smaller pictures made of media: `thumb` fits 360 px, `preview` fits 1280 px, both WebP; of a clip, they show its first frames' poster. */
export const Rendition = z.enum(['thumb', 'preview']).meta({ id: 'Rendition' });
export type Rendition = z.infer<typeof Rendition>;

/** How a picture was made, as far as a file's own words say it. */
export const FoundRecipe = z
  .object({ modelId: z.string().nullable(), parameters: Parameters })
  .meta({ id: 'FoundRecipe' });
export type FoundRecipe = z.infer<typeof FoundRecipe>;

/** How far an upload is: whether all of it is here, and from which byte on it is to be sent. */
const UploadState = z.object({ complete: z.boolean(), offset: z.int() }).meta({ id: 'UploadState' });
/** A length in bytes, as a header says it. */
const Length = z.string().regex(/^\d{1,15}$/, 'is not a length in bytes');

/** The largest file that may be brought in, in bytes. */
export const IMPORT_LIMIT = 256 * 1024 * 1024;

export const media = {
  importMedia: {
    method: 'POST',
    url: '/api/media',
    config: { access: 'person', takesBytes: true },
    schema: {
      operationId: 'importMedia',
      summary: 'Bring in a picture or clip from a file; tells the recipe that the file carries',
      tags: ['media'],
      response: { 201: z.object({ media: Media, recipe: FoundRecipe.nullable() }), ...problems },
    },
  },
  uploadMedia: {
    method: 'PUT',
    url: '/api/media/:sha256',
    config: { access: 'worker', scopes: ['deliver'], anyInstance: true, takesBytes: true },
    schema: {
      operationId: 'uploadMedia',
      summary: "Hand in a result's bytes under their hash; bytes that are already here answer the same",
      tags: ['worker'],
      params: z.strictObject({ sha256: Sha256 }),
      response: { 200: z.object({ media: Media }), ...problems },
    },
  },
  readUpload: {
    method: 'GET',
    url: '/api/media/:sha256/upload',
    config: { access: 'worker', scopes: ['deliver'], anyInstance: true },
    schema: {
      operationId: 'readUpload',
      summary: 'How far an upload has come: what is here already need not be sent; the headers tell it too, for HEAD',
      tags: ['worker'],
      params: z.strictObject({ sha256: Sha256 }),
      response: { 200: UploadState, ...problems },
    },
  },
  resumeUpload: {
    method: 'PATCH',
    url: '/api/media/:sha256/upload',
    config: { access: 'worker', scopes: ['deliver'], anyInstance: true, takesBytes: true },
    schema: {
      operationId: 'resumeUpload',
      summary: 'Hand in the next stretch of a file from Upload-Offset on; the last one says Upload-Complete: ?1',
      tags: ['worker'],
      params: z.strictObject({ sha256: Sha256 }),
      headers: z.object({
        'upload-offset': Length,
        'upload-complete': z.enum(['?0', '?1']),
        'upload-length': Length.optional(),
      }),
      response: { 200: UploadState, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
