import { WebSocket } from 'undici';
import { z } from 'zod';
import { Refusal } from '../../../backend/contract/problem.ts';
import { refuseRun, refuseSilent } from '../diffusion/engine-door.ts';
import { bytesOf, shrinkPreview } from '../diffusion/pictures.ts';
import type { RuntimeReport } from '../runtime.ts';
import { Message } from './answers.ts';
import { ENGINE, refuseFailure, type Swarm, type SwarmSession } from './swarm.ts';

const WATCH_MS = 10_000;
const STOP_MS = 5_000;

function tell({ status, gen_progress: at }: Message, report: RuntimeReport): void {
  if (at) {
    const fraction = Math.min(1, Math.max(0, at.overall_percent ?? 0));
    const progress = { fraction, step: null, steps: null, message: 'At work' };
    report(progress);
    if (!at.preview) return;
    void shrinkPreview(bytesOf(at.preview)).then(preview => preview && report(progress, preview));
    return;
  }
  if (!status) return;
  const message =
    status.loading_models > 0
      ? 'Loads a model'
      : status.waiting_gens > 1
        ? `Waits in the engine, which has ${status.waiting_gens} waiting`
        : 'Begins';
  report({ fraction: 0, step: null, steps: null, message });
}

/** Stops what this session of ours does and nothing else: SwarmUI's interrupt is for the session that asks for it. */
async function interrupt(swarm: Swarm, session: SwarmSession): Promise<void> {
  const within = AbortSignal.timeout(STOP_MS);
  try {
    await swarm.ask('InterruptAll', { other_sessions: false }, z.unknown(), session, within);
  } catch (error) {
    // It is away: there is nobody who could be told.
    if (!within.aborted && !(error instanceof Refusal)) throw error;
  }
}

/** Raises `unreachable` once the program has not answered a small question for `silentMs`: a socket alone does not notice that the machine is gone. */
function watch(swarm: Swarm, session: SwarmSession, silentMs: number, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    let heardAt = performance.now();
    const timer = setInterval(
      () => {
        swarm.ask('GetCurrentStatus', {}, z.unknown(), session, over).then(
          () => {
            heardAt = performance.now();
          },
          (error: unknown) => {
            if (over.aborted || !(error instanceof Refusal) || error.problem.code !== 'unreachable') return;
            if (performance.now() - heardAt > silentMs) reject(error);
          },
        );
      },
      Math.min(WATCH_MS, silentMs),
    );
    over.addEventListener('abort', () => clearInterval(timer), { once: true });
  });
}

/**
 * Generates within a session and returns where its pictures are (`View/…` or data URLs), without those that SwarmUI told to discard.
 * Raises StaleSession, `runtime_failed`, `unreachable`; when the signal aborts, the session's work is interrupted.
 */
export async function generate(
  swarm: Swarm,
  session: SwarmSession,
  body: object,
  silentMs: number,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<string[]> {
  signal.throwIfAborted();
  const address = new URL('/API/GenerateText2ImageWS', swarm.door.address);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address, { headers: swarm.headers });
  const over = new AbortController();
  const images = new Map<string, string>();
  const work = new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify({ ...body, session_id: session.id })));
    socket.addEventListener('message', ({ data }) => {
      try {
        const message = Message.parse(JSON.parse(String(data)));
        refuseFailure(message);
        tell(message, report);
        const { image } = message;
        if (typeof image === 'string') images.set(String(images.size), image);
        else if (image) images.set(String(image.batch_index ?? images.size), image.image);
        for (const index of message.discard_indices ?? []) images.delete(String(index));
      } catch (error) {
        reject(
          error instanceof z.ZodError || error instanceof SyntaxError
            ? refuseRun(ENGINE, `${ENGINE} said something that is not understood here.`)
            : error,
        );
      }
    });
    socket.addEventListener('error', ({ message }) =>
      reject(refuseSilent(ENGINE, swarm.door.address, message || 'the socket failed')),
    );
    socket.addEventListener('close', () => resolve());
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([work, watch(swarm, session, silentMs, over.signal)]);
    return [...images.values()];
  } catch (error) {
    if (signal.aborted) await interrupt(swarm, session);
    throw error;
  } finally {
    over.abort();
    socket.close();
  }
}
