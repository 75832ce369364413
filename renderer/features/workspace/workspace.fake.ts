import type { Place, Quote, Why } from '../../../backend/contract/dispatch.ts';
import type { Generation } from '../../../backend/contract/generations.ts';
import type { Model } from '../../../backend/contract/models.ts';
import type { Batch, Task } from '../../../backend/contract/tasks.ts';
import { fakeBatch, fakeGeneration, fakeId, fakeMedia, fakeTask } from '../../api/shapes.fake.ts';

/** The project that all fakes belong to. */
export const projectId = fakeId(1);

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

/** A take of the picture model, 1024 × 1024 px. */
export const takeOf = (number: number, more: Partial<Generation> = {}): Generation =>
  fakeGeneration({
    id: fakeId(number),
    projectId,
    batchId: fakeId(900),
    taskId: fakeId(number + 1000),
    seed: number,
    media: fakeMedia({ sha256: (number % 10).toString().repeat(64), height: 1024 }),
    ...more,
  });

/** A waiting task. */
export const taskOf = (number: number, more: Partial<Task> = {}): Task =>
  fakeTask({ id: fakeId(number), seed: number, ...more });

/** A batch of the picture model with the tasks and takes given; each take gets a finished task where none are given. */
export const batchOf = (number: number, more: Partial<Batch> = {}): Batch => {
  const id = fakeId(number);
  const takes = (more.takes ?? []).map(take => ({ ...take, batchId: id }));
  const made = takes.map((take, index) => fakeTask({ id: take.taskId, index, status: 'succeeded' }));
  return fakeBatch({
    projectId,
    modelName: sketchModel.name,
    parameters: { prompt: 'fog over a harbour', size: { width: 1024, height: 1024 }, count: 1 },
    ...more,
    id,
    tasks: (more.tasks ?? made).map(task => ({ ...task, batchId: id })),
    takes,
  });
};

/** A machine that is free and has run such a task before. */
export const fakePlace = (more: Partial<Place> = {}): Place => ({
  worker: { id: fakeId(50), name: 'Studio PC' },
  blocker: null,
  loadDue: false,
  takes: { p50: 4000, p90: 4200, of: 12, scaled: false },
  startsInMs: 0,
  lane: null,
  as: null,
  opensAt: null,
  priceMicros: 0,
  atMostMicros: 0,
  ...more,
});

/** A quote from one machine. */
export const fakeQuote = (more: Partial<Quote> = {}): Quote => ({
  places: [fakePlace()],
  bestWorkerId: fakeId(50),
  error: { percent: 18, of: 50 },
  ...more,
});

/** Why a task waits: behind another on one busy machine. */
export const fakeWhy = (taskId: string, more: Partial<Why> = {}): Why => ({
  taskId,
  status: 'queued',
  sentence: 'Studio PC is busy; it begins in about 8 seconds.',
  holds: [],
  ahead: 0,
  startsInMs: 8000,
  places: [fakePlace({ blocker: { because: 'busy', taskId: fakeId(51) }, startsInMs: 8000 })],
  here: null,
  ...more,
});
