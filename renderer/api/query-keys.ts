import type { Input } from '../../backend/contract/endpoint.ts';
import type { generations } from '../../backend/contract/generations.ts';
import type { Parameters } from '../../backend/contract/parameters.ts';
import type { promptHistory } from '../../backend/contract/prompt-history.ts';
import type { ChargeFilter, SpendingPeriod } from '../../backend/contract/spending.ts';
import type { wording } from '../../backend/contract/wording.ts';

/** Which part of the library is shown; the pages of it share one entry of the cache. */
export type LibraryFilter = Omit<Input<typeof generations.listLibrary>['querystring'], 'cursor' | 'limit'>;

/** Which of the prompts that were used are shown; the pages of it share one entry of the cache. */
export type UsedPromptFilter = Omit<Input<typeof promptHistory.listPrompts>['querystring'], 'cursor' | 'limit'>;

/** Where each answer lives in the query cache; the first word alone names all of its kind. */
export const keys = {
  session: ['session'] as const,
  projects: ['projects'] as const,
  models: ['models'] as const,
  batches: (projectId: string) => ['batches', projectId] as const,
  batch: (id: string) => ['batch', id] as const,
  library: (filter: LibraryFilter) => ['library', filter] as const,
  generation: (id: string) => ['generation', id] as const,
  workers: ['workers'] as const,
  /** Which model is on which machine. */
  matrix: ['workers', 'matrix'] as const,
  /** The clouds, whose places are among the workers. */
  clouds: ['workers', 'clouds'] as const,
  foundEngines: ['found-engines'] as const,
  queue: ['queue'] as const,
  /** All that is foretold from the queue and the machines. */
  forecasts: ['forecast'] as const,
  why: (taskId: string) => ['forecast', 'why', taskId] as const,
  quote: (projectId: string, modelId: string, parameters: Parameters) =>
    ['forecast', 'quote', projectId, modelId, parameters] as const,
  /** All that is spent and may be. */
  spending: ['spending'] as const,
  summary: (period: SpendingPeriod) => ['spending', 'summary', period] as const,
  charges: (filter: ChargeFilter) => ['spending', 'charges', filter] as const,
  limits: ['spending', 'limits'] as const,
  policy: (projectId: string) => ['spending', 'policy', projectId] as const,
  prices: ['spending', 'prices'] as const,
  standIns: ['spending', 'stand-ins'] as const,
  suggestions: ['spending', 'suggestions'] as const,
  electricity: (workerId: string) => ['spending', 'electricity', workerId] as const,
  /** Templates, styles, presets, wildcards and writers. */
  prompts: ['prompts'] as const,
  templates: ['prompts', 'templates'] as const,
  template: (id: string) => ['prompts', 'templates', id] as const,
  writers: ['prompts', 'writers'] as const,
  styles: ['prompts', 'styles'] as const,
  presets: (modelId: string | null) => ['prompts', 'presets', modelId] as const,
  wildcards: ['prompts', 'wildcards'] as const,
  composed: (asked: Input<typeof wording.composeWords>['body']) => ['prompts', 'composed', asked] as const,
  promptFigures: ['prompts', 'figures'] as const,
  promptRules: (projectId: string) => ['prompts', 'rules', projectId] as const,
  usedPrompts: (filter: UsedPromptFilter) => ['used-prompts', filter] as const,
  enhancement: (id: string) => ['enhancement', id] as const,
  measured: (modelId: string, text: string) => ['prompts', 'measured', modelId, text] as const,
  cloudModels: ['settings', 'cloud-models'] as const,
  settings: ['settings'] as const,
  content: ['settings', 'content'] as const,
  refusals: ['settings', 'refusals'] as const,
  tokens: ['tokens'] as const,
  pairing: ['pairing'] as const,
  lan: ['lan'] as const,
  plainDoor: ['plain-door'] as const,
  /** What another studio's workers asked and were answered. */
  exchanges: ['exchanges'] as const,
  callbackSecret: (workerId: string) => ['callback-secret', workerId] as const,
  workflows: ['workflows'] as const,
};
