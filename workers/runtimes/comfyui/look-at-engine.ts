import { Refusal } from '../../../backend/contract/problem.ts';
import type { RuntimeFacts } from '../runtime.ts';
import { ModelFiles, type ObjectInfo, SystemStats } from './answers.ts';
import { type ComfyDoor, refuseSilent } from './comfy-door.ts';
import { fitTemplates } from './fit-templates.ts';
import { listOffers, type Offer } from './list-cards.ts';
import type { NodeReader } from './node-reader.ts';

/** What one ComfyUI can do, found by asking it. */
export type Engine = {
  readonly version: string;
  readonly pytorch: string | null;
  /** Whether `/api/jobs` is there: one light question for what history and queue tell in two. */
  readonly hasJobs: boolean;
  /** Whether `/interrupt` with an id stops that run alone; older ones stop whatever runs. */
  readonly interruptsById: boolean;
  readonly info: ObjectInfo;
  readonly offers: readonly Offer[];
  readonly gpus: RuntimeFacts['gpus'];
};

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** Merged in September 2025 (ComfyUI pull request 9607); the first release that surely has it. */
const INTERRUPTS_BY_ID = [0, 3, 60] as const;

function isAtLeast(version: string, [major, minor, patch]: readonly [number, number, number]): boolean {
  const found = /(\d+)\.(\d+)\.(\d+)/.exec(version);
  if (!found) return false;
  const [a, b, c] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return a !== major ? a > major : b !== minor ? b > minor : c >= patch;
}

/** `cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync` is a way to say `NVIDIA GeForce RTX 4090`. */
const nameOfDevice = (name: string): string =>
  name
    .replace(/^[a-z]+:\d+\s+/i, '')
    .replace(/\s+:\s+\w+$/, '')
    .slice(0, 200);

async function askStats(door: ComfyDoor, signal: AbortSignal): Promise<SystemStats> {
  const told = await door.get('/system_stats', signal);
  const stats = SystemStats.safeParse(told.body);
  if (told.status === 200 && stats.success) return stats.data;
  const job = await door.get(`/api/v2/jobs/${NOBODY}`, signal);
  const isProxy = job.status === 404 && typeof job.body === 'object' && job.body !== null && 'error' in job.body;
  if (isProxy)
    throw new Refusal({
      code: 'unreachable',
      message: `${door.address} is a proxy that speaks the Comfy API v2 alone, which does not tell models. Give the address of the ComfyUI behind it, usually port 8188.`,
      where: door.address,
    });
  throw refuseSilent(door.address, `something else answers there, with status ${told.status}`);
}

async function hasJobs(door: ComfyDoor, signal: AbortSignal): Promise<boolean> {
  const { status, body } = await door.get('/api/jobs?limit=1', signal);
  return status === 200 && typeof body === 'object' && body !== null && 'jobs' in body;
}

/** Lengths in bytes by folder and name; none from versions that do not tell them. */
async function askLengths(door: ComfyDoor, folders: ReadonlySet<string>, signal: AbortSignal) {
  const lengths = new Map<string, number>();
  for (const folder of folders) {
    const told = await door.get(`/experiment/models/${encodeURIComponent(folder)}`, signal);
    const files = ModelFiles.safeParse(told.body);
    if (told.status !== 200 || !files.success) continue;
    for (const { name, size } of files.data) if (size !== undefined) lengths.set(`${folder}\n${name}`, size);
  }
  return lengths;
}

const withLength = (offer: Offer, lengths: ReadonlyMap<string, number>): Offer => {
  const [way] = offer.ways;
  const { file } = offer.card;
  if (!way || !file) return offer;
  const bytes = lengths.get(`${way.template.file.folder}\n${file.name}`) ?? null;
  return { ...offer, card: { ...offer.card, file: { ...file, bytes } } };
};

/** Asks a ComfyUI what it is and what it can run. Raises `unreachable`, `not_signed_in`, `not_allowed`. */
export async function lookAtEngine(door: ComfyDoor, readNodes: NodeReader, signal: AbortSignal): Promise<Engine> {
  const { system, devices } = await askStats(door, signal);
  const info = await readNodes(signal);
  const version = system.comfyui_version ?? 'unknown';
  const offers = listOffers(info, fitTemplates(info), version);
  const folders = new Set(offers.flatMap(({ ways }) => ways.map(({ template }) => template.file.folder)));
  const lengths = await askLengths(door, folders, signal);
  return {
    version,
    pytorch: system.pytorch_version ?? null,
    hasJobs: await hasJobs(door, signal),
    interruptsById: isAtLeast(version, INTERRUPTS_BY_ID),
    info,
    offers: offers.map(offer => withLength(offer, lengths)),
    gpus: devices
      .filter(device => device.type !== 'cpu')
      .map(({ name, vram_total }) => ({ name: nameOfDevice(name), memoryBytes: Math.round(vram_total) })),
  };
}
