import type { KeyObject } from 'node:crypto';
import { Refusal } from '../../contract/problem.ts';
import { askProvider, judgeSubmit, readAnswer, type Speaker } from '../explain-answer.ts';
import type { Provider, Ref } from '../provider.ts';
import { type Sending, sendRequest } from '../send-request.ts';
import { Description, Queued, Upload } from './answers.ts';
import { readStatus } from './read-status.ts';
import { isFromFal, readKeySet } from './verify-webhook.ts';

/** Where FAL's doors lie, what of its outputs may lie inside the house, and how long an answer may take (ms): all differ in tests alone. */
export type FalPlace = {
  readonly queue: string;
  readonly rest: string;
  readonly site: string;
  readonly inside?: readonly string[];
  readonly answerMs?: number;
};
const FAL: FalPlace = { queue: 'https://queue.fal.run', rest: 'https://rest.fal.ai', site: 'https://fal.ai' };

const ANSWER_MS = 30_000;
const UPLOAD_MS = 300_000;
/** Small pictures go along in the request itself. */
const DATA_MAX = 256 * 1024;
/** How long its signing keys are kept: a day at most, as FAL asks. */
const KEYS_MS = 12 * 3_600_000;
/** Names before the owner (`parseEndpointId` of FAL's client). */
const NAMESPACES: ReadonlySet<string> = new Set(['workflows', 'comfy']);

/** The part of an endpoint that its requests are asked about under: owner and app, without the path below. */
function appOf(model: string): string {
  const parts = model.split('/');
  return parts.slice(0, NAMESPACES.has(parts[0] ?? '') ? 3 : 2).join('/');
}

const down = (what: string) => new Refusal({ code: 'provider_down', message: `FAL: ${what}`, provider: 'FAL' });

/** Opens FAL's queue with a key (queue.fal.run, as FAL's own client speaks to it; that client sends a submit again by itself, so it is not used). */
export function openFal(key: string, place: FalPlace = FAL): Provider {
  const speaker: Speaker = { provider: 'FAL', key };
  const asking =
    (signal: AbortSignal, more: Partial<Sending> = {}) =>
    (method: Sending['method'], url: string): Sending => ({
      method,
      url,
      deadlineMs: place.answerMs ?? ANSWER_MS,
      signal,
      ...more,
      headers: { authorization: `Key ${key}`, accept: 'application/json', ...more.headers },
    });
  /** The key goes along to what FAL names, so it must be FAL's. */
  const own = (url: string): string => {
    if (URL.canParse(url) && new URL(url).origin === new URL(place.queue).origin) return url;
    throw down('it named an address that is not its own');
  };
  const refOf = (model: string, id: string): Ref => {
    const result = `${place.queue}/${appOf(model)}/requests/${encodeURIComponent(id)}`;
    return { id, urls: { result, status: `${result}/status`, cancel: `${result}/cancel` } };
  };
  let keys: { readAt: number | null; all: readonly KeyObject[] } = { readAt: null, all: [] };
  const initiate = (type: string, name: string, signal: AbortSignal) =>
    askProvider(
      speaker,
      asking(signal, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ content_type: type, file_name: name }),
      })('POST', `${place.rest}/storage/upload/initiate?storage_type=fal-cdn-v3`),
    );

  return {
    outputs: {
      hosts: ['fal.media', '*.fal.media', 'storage.googleapis.com'],
      ...(place.inside && { inside: place.inside }),
    },
    refOf,

    hear: async (headers, body, now, signal) => {
      if (keys.readAt === null || now - keys.readAt > KEYS_MS) {
        const url = `${place.rest}/.well-known/jwks.json`;
        const answered = await askProvider(speaker, { method: 'GET', url, headers: {}, deadlineMs: ANSWER_MS, signal });
        keys = { readAt: now, all: readKeySet(answered?.text ?? '') };
      }
      if (!isFromFal(headers, body, keys.all, now)) return null;
      const { request_id: runId } = readAnswer(
        speaker,
        { text: Buffer.from(body).toString('utf8') },
        Queued.pick({ request_id: true }),
      );
      return { deliveryId: `${runId}/${headers.get('x-fal-webhook-signature') ?? ''}`, runId };
    },

    submit: async ({ model, input, deadlineMs, webhook }, signal) => {
      const query = webhook === null ? '' : `?fal_webhook=${encodeURIComponent(webhook)}`;
      const headers = {
        'content-type': 'application/json',
        'x-fal-request-timeout': String(Math.max(2, Math.round(deadlineMs / 1000))),
        'x-fal-no-retry': '1',
      };
      const sending = asking(signal, { headers, body: JSON.stringify(input) });
      const answered = await sendRequest(sending('POST', `${place.queue}/${model}${query}`));
      return judgeSubmit(speaker, answered, text => {
        const { request_id, response_url, status_url, cancel_url } = readAnswer(speaker, { text }, Queued);
        const named = [response_url, status_url, cancel_url].every(url => URL.canParse(url) && own(url));
        const urls = { result: response_url, status: status_url, cancel: cancel_url };
        return { outcome: 'accepted', ref: named ? { id: request_id, urls } : refOf(model, request_id) };
      });
    },

    read: (ref, signal) => readStatus(speaker, ref, asking(signal)),

    cancel: async ({ urls }, signal) => {
      try {
        await askProvider(speaker, asking(signal)('PUT', urls.cancel ?? ''));
      } catch (error) {
        // It says no to what has ended already, which the next reading tells.
        if (!(error instanceof Refusal && error.problem.code === 'provider_refused')) throw error;
      }
    },

    findSince: async () => null,

    checkKey: async signal => {
      // The one door that a key opens, costs nothing and leaves nothing behind: an upload that is announced and never comes.
      await initiate('image/png', 'key-check.png', signal);
      return { account: null };
    },

    readSchema: async (model, signal) => {
      const url = `${place.site}/api/openapi/queue/openapi.json?endpoint_id=${encodeURIComponent(model)}`;
      const answered = await askProvider(speaker, { method: 'GET', url, headers: {}, deadlineMs: ANSWER_MS, signal });
      if (!answered) throw new Refusal({ code: 'no_model', message: `FAL has no model ${model}.`, modelId: model });
      const { info, paths, components } = readAnswer(speaker, answered, Description);
      const post = paths[`/${model}`]?.post;
      const name = post?.requestBody?.content['application/json'].schema.$ref.split('/').at(-1) ?? '';
      return {
        name: info.title,
        about: info.description ?? '',
        version: null,
        input: components.schemas[name] ?? null,
        named: components.schemas,
      };
    },

    upload: async (bytes, type, signal) => {
      if (bytes.length <= DATA_MAX) return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
      const answered = await initiate(type, `input.${type.split('/')[1] ?? 'bin'}`, signal);
      if (!answered) throw down('it takes no files now');
      const { upload_url: url, file_url: file } = readAnswer(speaker, answered, Upload);
      const headers = { 'content-type': type };
      const put = await sendRequest({ method: 'PUT', url, headers, body: bytes, deadlineMs: UPLOAD_MS, signal });
      if (put.came === 'answer' && put.status >= 200 && put.status <= 299) return file;
      throw down(`the picture could not be sent: ${put.came === 'answer' ? `status ${put.status}` : put.why}`);
    },
  };
}
