import { IMPORT_LIMIT, type Media } from '../../contract/media.ts';
import { resultOf, type TaskKind } from '../../contract/models.ts';
import { LANE_NAMES } from '../../contract/policy.ts';
import { type ProblemCode, Refusal } from '../../contract/problem.ts';
import { fetchOutside } from '../../providers/fetch-outside.ts';
import type { Provider } from '../../providers/provider.ts';
import { takeInMedia } from '../generations/index.ts';
import type { CloudCard } from './cloud-card.ts';
import type { LaneParts } from './lane-parts.ts';

/** What does not become better by being tried again. */
const LASTING: ReadonlySet<ProblemCode> = new Set([
  'too_large',
  'unsupported_media',
  'address_refused',
  'provider_refused',
]);
const GONE: ReadonlySet<number | null> = new Set([401, 403, 404, 410]);

/** Whether a failed fetch of outputs fails again, if what was answered is true. */
export const isLastingLoss = ({ problem }: Refusal): boolean =>
  LASTING.has(problem.code) || (problem.code === 'outside_failed' && GONE.has(problem.status));

function refuseKind({ kind, lane, name }: CloudCard & { kind: TaskKind }, { type }: Media): void {
  if (resultOf[kind] === null || type.startsWith(`${resultOf[kind]}/`)) return;
  const provider = LANE_NAMES[lane];
  const reason = `${name} handed out ${type} where ${resultOf[kind] === 'video' ? 'a clip' : 'a picture'} was expected`;
  throw new Refusal({ code: 'provider_refused', message: `${provider}: ${reason}`, provider, reason });
}

/** Brings all that a run made into the house at once, looked into like anything that comes in; returns the hashes. Raises what fetching and taking in raise. */
export const fetchOutputs = (
  parts: LaneParts,
  { outputs }: Provider,
  card: CloudCard,
  urls: readonly string[],
  signal: AbortSignal,
): Promise<string[]> =>
  Promise.all(
    urls.map(async url => {
      const { body } = await fetchOutside({
        url,
        limitBytes: IMPORT_LIMIT,
        deadlineMs: parts.tempo.fileMs,
        allow: outputs,
        signal,
      });
      const media = await takeInMedia(parts.generations, body, { limitBytes: IMPORT_LIMIT, signal });
      refuseKind(card, media);
      return media.sha256;
    }),
  );
