import type { Generation } from '../../backend/contract/generations.ts';
import type { Media } from '../../backend/contract/media.ts';
import type { Batch, Task } from '../../backend/contract/tasks.ts';
import type { Worker } from '../../backend/contract/workers.ts';

/** A valid id that ends in `number`; a greater number is a later id. */
export const fakeId = (number: number): string => `01920000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const AT = '2026-01-02T03:04:05.000Z';

/** A picture of 1024 × 768 px. */
export const fakeMedia = (over: Partial<Media> = {}): Media => ({
  sha256: 'a'.repeat(64),
  type: 'image/png',
  bytes: 1_200_000,
  width: 1024,
  height: 768,
  durationMs: null,
  placeholder: null,
  ...over,
});

/** A take that is not kept. */
export const fakeGeneration = (over: Partial<Generation> = {}): Generation => ({
  id: fakeId(900),
  projectId: fakeId(1),
  batchId: fakeId(100),
  taskId: fakeId(200),
  kind: 'image',
  modelId: 'previz-sketch',
  label: 'Sketch, no AI model',
  prompt: 'fog over a harbour',
  seed: 7,
  media: fakeMedia(),
  content: 'general',
  variants: 1,
  createdAt: AT,
  keptAt: null,
  expiresAt: AT,
  trashedAt: null,
  ...over,
});

/** A task that waits. */
export const fakeTask = (over: Partial<Task> = {}): Task => ({
  id: fakeId(200),
  batchId: fakeId(100),
  index: 0,
  kind: 'image',
  status: 'queued',
  seed: 7,
  priority: 0,
  attempts: 0,
  waitingOn: 0,
  onlyWorker: null,
  notBefore: null,
  held: null,
  sent: null,
  progress: null,
  previewVersion: 0,
  worker: null,
  problem: null,
  createdAt: AT,
  startedAt: null,
  finishedAt: null,
  ...over,
});

/** A batch of one waiting task. */
export const fakeBatch = (over: Partial<Batch> = {}): Batch => ({
  id: fakeId(100),
  projectId: fakeId(1),
  kind: 'image',
  modelId: 'previz-sketch',
  modelName: 'Sketch',
  label: 'Sketch, no AI model',
  prompt: 'fog over a harbour',
  parameters: { prompt: 'fog over a harbour' },
  wording: null,
  content: 'general',
  basedOn: null,
  createdAt: AT,
  tasks: [fakeTask()],
  takes: [],
  ...over,
});

/** The worker that a studio starts for itself, ready. */
export const fakeWorker = (over: Partial<Worker> = {}): Worker => ({
  id: fakeId(10),
  name: 'Studio PC',
  host: 'studio-pc',
  builtIn: true,
  dialect: null,
  mayProbe: false,
  lane: null,
  version: '0.1.0',
  state: 'online',
  reason: 'It is ready.',
  runtimes: [{ name: 'previz', version: '1.0.0' }],
  hardware: { cpus: 8, memoryBytes: 32 * 1024 ** 3, gpus: [] },
  engine: null,
  setAside: false,
  load: null,
  faults: { failed: 0, of: 0, last: null },
  speed: [],
  modelIds: ['previz-sketch'],
  loadedModel: null,
  runningTaskId: null,
  lastSeenAt: AT,
  clockSkewMs: null,
  ...over,
});
