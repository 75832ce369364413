import type { Generation } from '../../../backend/contract/generations.ts';
import type { Model } from '../../../backend/contract/models.ts';
import type { Batch, Task } from '../../../backend/contract/tasks.ts';

/** The project that all fakes belong to. */
export const projectId = '01920000-0000-7000-8000-000000000001';

/** A valid id that ends in `number`. */
export const idOf = (number: number): string => `01920000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A valid hash made of one repeated sign. */
export const hashOf = (sign: string): string => sign.repeat(64);

/** A picture model with every kind of control. */
export const sketchModel: Model = {
  id: 'previz-sketch',
  name: 'Storyboard sketch',
  family: 'previz',
  kind: 'image',
  runtime: 'previz',
  version: '1',
  about: 'Draws a storyboard frame on the processor.',
  label: 'Sketch, no AI model',
  workers: 1,
  online: 1,
  parameters: [
    { name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt', required: true, maxLength: 2000 },
    { name: 'negative', type: 'text', label: 'Leave out', group: 'prompt', advanced: true, maxLength: 500 },
    { name: 'reference', type: 'image', label: 'Reference', group: 'reference' },
    {
      name: 'strength',
      type: 'number',
      label: 'How much may change',
      group: 'reference',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.6,
      when: { name: 'reference', is: 'set' },
    },
    {
      name: 'size',
      type: 'size',
      label: 'Size',
      group: 'picture',
      min: 256,
      max: 2048,
      step: 8,
      default: { width: 1024, height: 1024 },
      sizes: [
        { width: 1024, height: 1024, label: 'Square' },
        { width: 1344, height: 768, label: 'Wide' },
      ],
    },
    { name: 'count', type: 'integer', label: 'Count', group: 'picture', min: 1, max: 16, default: 1 },
    {
      name: 'palette',
      type: 'choice',
      label: 'Palette',
      group: 'picture',
      default: 'auto',
      choices: [
        { value: 'auto', label: 'From the words' },
        { value: 'warm', label: 'Warm dusk' },
      ],
    },
    { name: 'grain', type: 'flag', label: 'Grain', group: 'picture', advanced: true, default: true },
    { name: 'seed', type: 'seed', label: 'Seed', group: 'sampling' },
  ],
};

/** A clip model that shares some controls with the picture model and lacks others. */
export const clipModel: Model = {
  ...sketchModel,
  id: 'previz-clip',
  name: 'Animatic',
  kind: 'video',
  parameters: [
    { name: 'prompt', type: 'text', label: 'Prompt', group: 'prompt', required: true, maxLength: 2000 },
    {
      name: 'seconds',
      type: 'integer',
      label: 'Length',
      group: 'motion',
      min: 2,
      max: 8,
      default: 4,
      unit: 's',
    },
    { name: 'seed', type: 'seed', label: 'Seed', group: 'sampling' },
  ],
};

/** A take of the picture model. */
export const takeOf = (number: number, more: Partial<Generation> = {}): Generation => ({
  id: idOf(number),
  projectId,
  batchId: idOf(900),
  taskId: idOf(number + 1000),
  kind: 'image',
  modelId: sketchModel.id,
  label: 'Sketch, no AI model',
  prompt: 'fog over a harbour',
  seed: number,
  media: {
    sha256: hashOf((number % 10).toString()),
    type: 'image/png',
    bytes: 1000,
    width: 1024,
    height: 1024,
    durationMs: null,
    placeholder: null,
  },
  variants: 1,
  createdAt: '2026-01-02T03:04:05.000Z',
  keptAt: null,
  expiresAt: '2026-01-09T03:04:05.000Z',
  trashedAt: null,
  ...more,
});

/** A waiting task. */
export const taskOf = (number: number, more: Partial<Task> = {}): Task => ({
  id: idOf(number),
  batchId: idOf(900),
  index: 0,
  kind: 'image',
  status: 'queued',
  seed: number,
  priority: 0,
  attempts: 0,
  waitingOn: 0,
  notBefore: null,
  progress: null,
  previewVersion: 0,
  worker: null,
  problem: null,
  createdAt: '2026-01-02T03:04:05.000Z',
  startedAt: null,
  finishedAt: null,
  ...more,
});

/** A batch of the picture model with the tasks and takes given; a task that has no take is made for each take. */
export const batchOf = (number: number, more: Partial<Batch> = {}): Batch => {
  const id = idOf(number);
  const takes = (more.takes ?? []).map(take => ({ ...take, batchId: id }));
  const tasks = (more.tasks ?? takes.map((take, index) => ({ ...taskOf(0), id: take.taskId, index, status: 'succeeded' as const })))
    .map(task => ({ ...task, batchId: id }));
  return {
    id,
    projectId,
    kind: 'image',
    modelId: sketchModel.id,
    modelName: sketchModel.name,
    label: 'Sketch, no AI model',
    prompt: 'fog over a harbour',
    parameters: { prompt: 'fog over a harbour', size: { width: 1024, height: 1024 }, count: 1 },
    basedOn: null,
    createdAt: '2026-01-02T03:04:05.000Z',
    ...more,
    tasks,
    takes,
  };
};
