import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { EVENTS_URL } from './events.ts';
import { Rendition } from './media.ts';
import { problems } from './problem.ts';
import { ById, Sha256 } from './shapes.ts';
import { ChargeFilter } from './spending.ts';

/** The doors that answer with bytes or a stream, asked for by an address and not through the typed client. */
export const bytes = {
  readMedia: {
    method: 'GET',
    url: '/api/media/:sha256',
    config: { access: 'person-or-worker', scopes: ['claim', 'read'] },
    schema: {
      operationId: 'readMedia',
      summary: 'The bytes of a picture or clip, whole or by range',
      tags: ['media'],
      params: z.strictObject({ sha256: Sha256 }),
      response: problems,
    },
  },
  readRendition: {
    method: 'GET',
    url: '/api/media/:sha256/:rendition',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readRendition',
      summary: 'A smaller WebP of a picture, or of a clip its first frame',
      tags: ['media'],
      params: z.strictObject({ sha256: Sha256, rendition: Rendition }),
      response: problems,
    },
  },
  readPreview: {
    method: 'GET',
    url: '/api/tasks/:id/preview',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'readPreview',
      summary: 'How a running task looks so far, as a small WebP',
      tags: ['tasks'],
      params: ById,
      querystring: z.strictObject({ v: z.string().max(20).optional() }),
      response: problems,
    },
  },
  downloadGeneration: {
    method: 'GET',
    url: '/api/generations/:id/download',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'downloadGeneration',
      summary: 'A file to keep outside, with its recipe inside or clean of all words',
      tags: ['generations'],
      params: ById,
      querystring: z.strictObject({ clean: z.enum(['true', 'false']).default('false') }),
      response: problems,
    },
  },
  exportCharges: {
    method: 'GET',
    url: '/api/spending/charges.csv',
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'exportCharges',
      summary: 'What was set aside for each try and what it came to, as CSV (RFC 4180)',
      tags: ['spending'],
      querystring: ChargeFilter,
      response: problems,
    },
  },
  followEvents: {
    method: 'GET',
    url: EVENTS_URL,
    config: { access: 'person', scopes: ['read'] },
    schema: {
      operationId: 'followEvents',
      summary: 'What happens, as server-sent events; resumes after `Last-Event-ID` or `after`',
      tags: ['studio'],
      querystring: z.strictObject({ after: z.coerce.number().int().min(0).optional() }),
      response: problems,
    },
  },
} as const satisfies Record<string, Endpoint>;

/** The address of a stored picture or clip, or of one of its renditions, the same in the desktop and in a browser. */
export const mediaUrl = (sha256: string, rendition?: Rendition): string =>
  `/api/media/${sha256}${rendition ? `/${rendition}` : ''}`;

/** The address of a running task's picture so far; the version makes each a new address. */
export const previewUrl = (taskId: string, version: number): string => `/api/tasks/${taskId}/preview?v=${version}`;

/** The address of a file to keep outside: with its recipe inside, or clean of all words. */
export const downloadUrl = (id: string, clean = false): string =>
  `/api/generations/${id}/download${clean ? '?clean=true' : ''}`;

/** The address of the charges that fit a filter, as CSV. */
export const chargesUrl = (filter: Partial<ChargeFilter>): string => {
  const words = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return `/api/spending/charges.csv?${new URLSearchParams(words)}`;
};
