import { Refusal } from '../../contract/problem.ts';
import { askProvider, judgeSubmit, readAnswer, type Speaker } from '../explain-answer.ts';
import type { Listed, Provider, ProviderSchema, Ref } from '../provider.ts';
import { type Sending, sendRequest } from '../send-request.ts';
import { Account, File, Model, Page, Prediction, Secret } from './answers.ts';
import { readPrediction } from './read-prediction.ts';
import { isFromReplicate } from './verify-webhook.ts';

/** Where Replicate's API lies, what of its outputs may lie inside the house, and how long an answer may take (ms): all differ in tests alone. */
export type ReplicatePlace = {
  readonly api: string;
  readonly inside?: readonly string[];
  readonly answerMs?: number;
};
const REPLICATE: ReplicatePlace = { api: 'https://api.replicate.com/v1' };

const ANSWER_MS = 30_000;
const UPLOAD_MS = 300_000;
const PAGES_MAX = 10;
/** A data address is for what is small (Replicate's OpenAPI document: up to 256 KB); what is larger is sent as a file before. */
const DATA_MAX = 256 * 1024;

const refOf = (id: string): Ref => ({ id, urls: {} });
const seconds = (ms: number): number => Math.max(5, Math.round(ms / 1000));

/** Opens Replicate with a key (its HTTP API, OpenAPI document 1.0.0-a1). */
export function openReplicate(key: string, place: ReplicatePlace = REPLICATE): Provider {
  const speaker: Speaker = { provider: 'Replicate', key };
  const send = (
    method: Sending['method'],
    path: string,
    signal: AbortSignal,
    more: Partial<Sending> = {},
  ): Sending => ({
    method,
    url: `${place.api}${path}`,
    deadlineMs: place.answerMs ?? ANSWER_MS,
    signal,
    ...more,
    headers: { authorization: `Bearer ${key}`, accept: 'application/json', ...more.headers },
  });
  const toListed = ({ id, model, input, created_at }: Prediction): Listed => ({
    ref: refOf(id),
    model,
    input,
    createdAt: Date.parse(created_at),
  });

  let secret: string | null = null;
  /** The secret that its webhooks are signed with. */
  const readSecret = async (signal: AbortSignal): Promise<string> => {
    const answered = await askProvider(speaker, send('GET', '/webhooks/default/secret', signal));
    if (!answered)
      throw new Refusal({ code: 'provider_down', message: 'Replicate tells no secret.', provider: 'Replicate' });
    return readAnswer(speaker, answered, Secret).key;
  };

  return {
    outputs: {
      hosts: ['replicate.delivery', '*.replicate.delivery'],
      ...(place.inside && { inside: place.inside }),
    },
    refOf: (_, id) => refOf(id),

    submit: async ({ model, version, input, deadlineMs, webhook }, signal) => {
      const body = JSON.stringify({
        version: version === null ? model : `${model}:${version}`,
        input,
        ...(webhook !== null && { webhook, webhook_events_filter: ['start', 'completed'] }),
      });
      const headers = { 'content-type': 'application/json', 'cancel-after': `${seconds(deadlineMs)}s` };
      const answered = await sendRequest(send('POST', '/predictions', signal, { body, headers }));
      return judgeSubmit(speaker, answered, text => ({
        outcome: 'accepted',
        ref: refOf(readAnswer(speaker, { text }, Prediction.pick({ id: true })).id),
      }));
    },

    read: async ({ id }, signal) => {
      const answered = await askProvider(speaker, send('GET', `/predictions/${encodeURIComponent(id)}`, signal));
      if (answered) return readPrediction(readAnswer(speaker, answered, Prediction));
      const reason = 'it knows nothing of that run any more';
      const problem = {
        code: 'provider_refused',
        message: `Replicate: ${reason}`,
        provider: 'Replicate',
        reason,
      } as const;
      return { state: 'ended', how: 'gone', problem, billed: 'perhaps', workedMs: null };
    },

    cancel: async ({ id }, signal) => {
      await askProvider(speaker, send('POST', `/predictions/${encodeURIComponent(id)}/cancel`, signal));
    },

    findSince: async (at, signal) => {
      const found: Listed[] = [];
      let path: string | null = `/predictions?created_after=${encodeURIComponent(new Date(at).toISOString())}`;
      for (let page = 0; path !== null && page < PAGES_MAX; page += 1) {
        const answered = await askProvider(speaker, send('GET', path, signal));
        if (!answered) return null;
        const { next, results } = readAnswer(speaker, answered, Page);
        found.push(...results.map(toListed).filter(({ createdAt }) => createdAt >= at));
        const older = results.some(({ created_at }) => Date.parse(created_at) < at);
        // Where the list goes on is the cloud's to say, but it is asked only here, as the key goes along.
        path = next && !older ? `/predictions${new URL(next, place.api).search}` : null;
      }
      // A list that was not read to its end could lack the one that is looked for.
      if (path !== null)
        throw new Refusal({ code: 'provider_down', message: 'Replicate: its list has no end.', provider: 'Replicate' });
      return found;
    },

    checkKey: async signal => {
      const answered = await askProvider(speaker, send('GET', '/account', signal));
      return { account: answered ? readAnswer(speaker, answered, Account).username : null };
    },

    readSchema: async (model, signal): Promise<ProviderSchema> => {
      const answered = await askProvider(speaker, send('GET', `/models/${model}`, signal));
      if (!answered)
        throw new Refusal({ code: 'no_model', message: `Replicate has no model ${model}.`, modelId: model });
      const { name, description, is_official: official, latest_version: latest } = readAnswer(speaker, answered, Model);
      const schemas = latest?.openapi_schema?.components.schemas ?? {};
      return {
        name,
        about: description ?? '',
        version: official ? null : (latest?.id ?? null),
        input: schemas.Input ?? null,
        named: schemas,
      };
    },

    upload: async (bytes, type, signal) => {
      if (bytes.length <= DATA_MAX) return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
      const { FormData } = await import('undici');
      const body = new FormData();
      const name = `input.${type.split('/')[1] ?? 'bin'}`;
      body.append('content', new Blob([Buffer.from(bytes)], { type }), name);
      body.append('filename', name);
      body.append('type', type);
      const answered = await askProvider(speaker, send('POST', '/files', signal, { body, deadlineMs: UPLOAD_MS }));
      if (!answered)
        throw new Refusal({ code: 'provider_down', message: 'Replicate takes no files now.', provider: 'Replicate' });
      return readAnswer(speaker, answered, File).urls.get;
    },

    hear: async (headers, body, now, signal) => {
      secret ??= await readSecret(signal);
      if (!isFromReplicate(headers, body, secret, now)) return null;
      const { id } = readAnswer(speaker, { text: Buffer.from(body).toString('utf8') }, Prediction.pick({ id: true }));
      return { deliveryId: headers.get('webhook-id') ?? '', runId: id };
    },
  };
}
