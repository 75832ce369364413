import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { Parameters } from '../../contract/parameters.ts';
import { type Problem, Refusal } from '../../contract/problem.ts';
import type { WritableDb } from '../../db/handles.ts';
import { isShutOut } from '../../providers/explain-answer.ts';
import type { Provider, ProviderCall, Submitted } from '../../providers/provider.ts';
import { findMedia } from '../generations/index.ts';
import { findAttempt, moveAttempt, readOwn } from '../tasks/index.ts';
import { type CallRow, markAccepted, markSending, moveCall } from './calls-store.ts';
import type { CloudCard } from './cloud-card.ts';
import { deadlineOf } from './deadline-of.ts';
import { dropCall, failCall, withdrawCall } from './end-call.ts';
import { fingerprint } from './fingerprint.ts';
import { pauseMs } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { type MappedInput, mapInput } from './map-input.ts';
import { readWebhook } from './webhook-address.ts';

/** What sending a call needs beside the house itself. */
export type Sending = {
  readonly provider: Provider;
  readonly card: CloudCard;
  /** Ends the wait for an answer. A studio that closes gives it time first, since what is cut off may have arrived. */
  readonly hard: AbortSignal;
  readonly pause: (ms: number) => Promise<void>;
  /** Takes nothing more there, since the cloud takes nothing under its key. */
  readonly shut: (db: WritableDb, problem: Problem) => void;
};

/** Puts the task's pictures where the cloud can fetch them, and tells the task in its words. Raises what `upload` and `mapInput` raise. */
async function prepareInput(
  parts: LaneParts,
  { taskId }: CallRow,
  { provider, card, hard }: Sending,
): Promise<MappedInput> {
  const { database, store, tasks } = parts;
  const own = readOwn(database.read, taskId);
  const asked: Parameters = tasks.batches.readOf(database.read, own).asked;
  const urls: Record<string, string> = {};
  for (const { as, from } of card.mapping) {
    const value = asked[from];
    if (as !== 'media' || typeof value !== 'object' || !('media' in value)) continue;
    const media = findMedia(database.read, value.media);
    if (!media) throw new Error(`The bytes of ${value.media} are not here.`);
    const bytes = await buffer(createReadStream(store.pathOf(media.sha256)));
    urls[from] = await provider.upload(bytes, media.type, hard);
  }
  return mapInput(card, asked, own.seed, urls);
}

const isLasting = ({ code }: Problem): boolean => code === 'invalid_request' || code === 'provider_refused';

/** Writes what must not be lost, however often the disk refuses it: what a cloud was sent is known nowhere else. */
async function persist(
  work: () => Promise<unknown>,
  { pause, hard }: Sending,
  log: (words: string) => void,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (hard.aborted) throw error;
      log(`What a cloud answered could not be written down and is tried again: ${String(error)}`);
      await pause(pauseMs(tries, 200, 5_000));
    }
  }
}

function writeAnswer(parts: LaneParts, call: CallRow, sending: Sending, submitted: Submitted): Promise<unknown> {
  const { database, now, tempo } = parts;
  const { attemptId } = call;
  switch (submitted.outcome) {
    case 'accepted':
      return database.write(db => markAccepted(db, attemptId, submitted.ref, now()));
    case 'unknown':
      return database.write(db => {
        if (moveCall(db, attemptId, 'lose')) moveAttempt(db, attemptId, 'lose');
      });
    case 'absent': {
      const { problem, again } = submitted;
      const late = now() - call.preparedAt > tempo.resendMs;
      return database.write(db => {
        if (isShutOut(problem)) {
          sending.shut(db, problem);
          withdrawCall(parts, db, call, problem, false);
        } else if (again && !late) moveCall(db, attemptId, 'resend');
        else if (again) withdrawCall(parts, db, call, problem);
        else
          failCall(parts, db, call, sending.card, { problem, took: null, fault: problem.code !== 'provider_refused' });
      });
    }
    default:
      return submitted satisfies never;
  }
}

/**
 * Sends a call that was prepared, once: what goes out is written down before, and what comes back before anything else is done with it. Only what
 * surely has not arrived leads back here.
 */
export async function sendCall(parts: LaneParts, call: CallRow, sending: Sending): Promise<void> {
  const { database, now, tempo, log } = parts;
  const { provider, card, hard, pause } = sending;
  const { attemptId } = call;
  let mapped: MappedInput;
  try {
    mapped = await prepareInput(parts, call, sending);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problem } = error;
    if (isShutOut(problem))
      return database.write(db => {
        sending.shut(db, problem);
        withdrawCall(parts, db, call, problem, false);
      });
    const late = now() - call.preparedAt > tempo.resendMs;
    if (!isLasting(problem) && !late) return pause(pauseMs(2, tempo.pollFirstMs, tempo.pollMostMs));
    return database.write(db => {
      if (isLasting(problem)) failCall(parts, db, call, card, { problem, took: null, fault: false });
      else withdrawCall(parts, db, call, problem);
    });
  }
  const { input, unmapped } = mapped;
  const isGo = await database.write(db => {
    if (findAttempt(db, attemptId)?.state !== 'running') {
      dropCall(parts, db, call, card, null);
      return false;
    }
    return markSending(db, attemptId, { ...fingerprint(input), unmapped: JSON.stringify(unmapped), at: now() });
  });
  if (!isGo) return;
  const asked: ProviderCall = {
    model: card.providerId,
    version: card.providerVersion,
    input,
    deadlineMs: deadlineOf(card),
    webhook: readWebhook(database.read, call.lane, attemptId),
  };
  const submitted = await provider.submit(asked, hard);
  await persist(() => writeAnswer(parts, call, sending, submitted), sending, log);
  if (submitted.outcome === 'absent' && submitted.again)
    await pause(submitted.waitMs ?? pauseMs(3, tempo.pollFirstMs, tempo.pollMostMs));
}
