import { z } from 'zod';
import { SEED_MAX } from '../../../contract/parameters.ts';

const Text = z.string().max(10_000).nullish();
const Status = z.enum(['completed', 'failed', 'processing']);
const Facts = z.record(z.string(), z.unknown());
const ASSETS_MAX = 16;

/** As the workers send it today. */
const Asset = z.looseObject({ url: Text, metadata: Facts.nullish() });
/** As they sent it before. */
const OldAsset = z.looseObject({ tempStoragePath: Text, generationSeed: z.unknown().optional() });
const Body = z.looseObject({
  job_id: Text,
  jobId: Text,
  status: Text,
  assets: z.array(Asset).max(ASSETS_MAX).nullish(),
  results: z.looseObject({ assets: z.array(OldAsset).max(ASSETS_MAX).nullish() }).nullish(),
  error_message: Text,
  errorMessage: Text,
  metadata: Facts.nullish(),
});

/** One file that a worker says it has handed in. */
export type NamedFile = {
  readonly path: string;
  readonly seed: number | null;
  readonly facts: Readonly<Record<string, unknown>>;
};
/** What a worker says became of a popped message. */
export type Callback = {
  readonly jobId: string;
  readonly status: z.infer<typeof Status>;
  readonly files: readonly NamedFile[];
  readonly error: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
};

const seedOf = (value: unknown): number | null => {
  const seed = z.int().min(0).max(SEED_MAX).safeParse(value);
  return seed.success ? seed.data : null;
};

const fileOf = ({ url, metadata }: z.infer<typeof Asset>): NamedFile[] =>
  url ? [{ path: url, seed: seedOf(metadata?.seed), facts: metadata ?? {} }] : [];
const oldFileOf = ({ tempStoragePath, generationSeed }: z.infer<typeof OldAsset>): NamedFile[] =>
  tempStoragePath ? [{ path: tempStoragePath, seed: seedOf(generationSeed), facts: {} }] : [];

/** Reads a callback in either of its two shapes; in words what is wrong with it where it is none. */
export function readCallback(body: unknown): Callback | string {
  const parsed = Body.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `Invalid body: ${issue?.path.join('.') || 'it'} ${issue?.message ?? 'does not fit'}`;
  }
  const { job_id, jobId, status, assets, results, error_message, errorMessage, metadata } = parsed.data;
  const id = job_id || jobId;
  if (!id || !status) return 'Missing job_id or status';
  const known = Status.safeParse(status);
  if (!known.success) return `Invalid status. Must be one of: ${Status.options.join(', ')}`;
  return {
    jobId: id,
    status: known.data,
    files: assets ? assets.flatMap(fileOf) : (results?.assets ?? []).flatMap(oldFileOf),
    error: error_message || errorMessage || null,
    facts: metadata ?? {},
  };
}
