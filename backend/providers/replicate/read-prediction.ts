import type { Reading } from '../provider.ts';
import type { Prediction } from './answers.ts';

const LOGS_MAX = 20_000;
const say = (error: unknown): string =>
  typeof error === 'string' && error !== '' ? error : 'it failed without a reason';

/** What a prediction's status means here. `canceled` was running and is billed, `aborted` never ran (Replicate's OpenAPI document). */
export function readPrediction({ status, output, error, logs, metrics, data_removed }: Prediction): Reading {
  const workedMs = metrics?.predict_time == null ? null : Math.round(metrics.predict_time * 1000);
  const words = (logs ?? '').slice(-LOGS_MAX);
  const end = (how: 'failed' | 'cancelled' | 'gone', reason: string, billed: 'yes' | 'no' | 'perhaps'): Reading => ({
    state: 'ended',
    how,
    problem: { code: 'provider_refused', message: `Replicate: ${reason}`, provider: 'Replicate', reason },
    billed,
    workedMs,
  });
  switch (status) {
    case 'starting':
      return { state: 'waiting', ahead: null, logs: words };
    case 'processing':
      return { state: 'running', logs: words };
    case 'succeeded':
      if (data_removed === true && output === null)
        return end('gone', 'it removed the results, as it does after an hour', 'yes');
      return { state: 'succeeded', answer: output, logs: words, workedMs, costMicros: null };
    case 'failed':
      return end('failed', say(error), 'perhaps');
    case 'canceled':
      return end('cancelled', 'it was stopped while it ran', 'yes');
    case 'aborted':
      return end('cancelled', 'it was stopped before it ran', 'no');
    default:
      return status satisfies never;
  }
}
