import type { Problem } from '../contract/problem.ts';
import type { Allowed } from './outside-connections.ts';

/** One run that is asked of a cloud, in the cloud's own words. */
export type ProviderCall = {
  /** owner/name at Replicate, the endpoint at FAL. */
  readonly model: string;
  /** The version to run; null takes the current one. */
  readonly version: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** After this long the cloud itself gives it up (Replicate), or no longer starts it (FAL); in ms. */
  readonly deadlineMs: number;
  /** Where the cloud is to say that something happened; null where the studio has no address that it could reach. */
  readonly webhook: string | null;
};

/** What a cloud calls a run, and where it said to ask about it. */
export type Ref = { readonly id: string; readonly urls: Readonly<Record<string, string>> };

/**
 * What came of sending a run. `absent`: it surely does not run there, since not a byte of it left or the cloud said no; `again` says whether the
 * same may be sent once more, and after how long. `unknown`: bytes may have arrived and no answer came; it must not be sent again.
 */
export type Submitted =
  | { readonly outcome: 'accepted'; readonly ref: Ref }
  | {
      readonly outcome: 'absent';
      readonly problem: Problem;
      readonly again: boolean;
      /** How long the cloud asks to be left alone, in ms; null where it said nothing. */
      readonly waitMs: number | null;
    }
  | { readonly outcome: 'unknown'; readonly problem: Problem };

/** Whether a run that ended costs; `perhaps` where the cloud does not say. */
export type Billed = 'yes' | 'no' | 'perhaps';

/** How a run stands. Times and money are what the cloud itself says of them: null where it says nothing. */
export type Reading =
  | { readonly state: 'waiting'; readonly ahead: number | null; readonly logs: string }
  | { readonly state: 'running'; readonly logs: string }
  | {
      readonly state: 'succeeded';
      readonly answer: unknown;
      readonly logs: string;
      /** How long the cloud's machine worked, in ms. */
      readonly workedMs: number | null;
      readonly costMicros: number | null;
    }
  | {
      readonly state: 'ended';
      readonly how: 'failed' | 'cancelled' | 'gone';
      readonly problem: Problem;
      readonly billed: Billed;
      readonly workedMs: number | null;
    };

/** A run as the cloud's own list has it. */
export type Listed = { readonly ref: Ref; readonly model: string; readonly input: unknown; readonly createdAt: number };

/** Whose key it is, as the cloud tells it; null where it does not. */
export type KeyHolder = { readonly account: string | null };

/** A model as the cloud describes it: which version is to be named, null where none may be; the JSON Schema of its input, and the schemas that are named there. */
export type ProviderSchema = {
  readonly name: string;
  readonly about: string;
  readonly version: string | null;
  readonly input: unknown;
  readonly named: Readonly<Record<string, unknown>>;
};

/** What a cloud said by itself: under which number, and about which run. */
export type Heard = { readonly deliveryId: string; readonly runId: string };

/** A cloud that runs models for money, opened with one key. Every function but `submit` may be called again without harm. */
export type Provider = {
  /** Sends a run once, and never again by itself. */
  submit(call: ProviderCall, signal: AbortSignal): Promise<Submitted>;
  /** How a run stands. Raises `provider_down` when the cloud did not answer, `rate_limited`, `provider_refused`, and where the cloud takes nothing under this key `provider_key_refused` or `provider_out_of_credit`. */
  read(ref: Ref, signal: AbortSignal): Promise<Reading>;
  /** Asks for a run to be stopped; how it ended is for `read` to say. Raises like `read`. */
  cancel(ref: Ref, signal: AbortSignal): Promise<void>;
  /** The runs since then (ms), or null where the cloud keeps no list. Raises like `read`. */
  findSince(at: number, signal: AbortSignal): Promise<readonly Listed[] | null>;
  /** Where a run would be asked about, known by its id alone, as a webhook tells it. */
  refOf(model: string, id: string): Ref;
  /** Asks the cloud whose key this is, at no cost. Raises `provider_key_refused` for one that it does not take, and like `read`. */
  checkKey(signal: AbortSignal): Promise<KeyHolder>;
  /** Raises `no_model` where there is none, and like `read`. */
  readSchema(model: string, signal: AbortSignal): Promise<ProviderSchema>;
  /** Puts bytes where the cloud can fetch them, and tells the address. Raises like `read`. */
  upload(bytes: Uint8Array, type: string, signal: AbortSignal): Promise<string>;
  /** Whether a webhook really comes from this cloud and is fresh (`now` in ms), and what it is about; null where it is not. Raises like `read`. */
  hear(headers: Headers, body: Uint8Array, now: number, signal: AbortSignal): Promise<Heard | null>;
  /** Where its outputs may lie. */
  readonly outputs: Allowed;
};
