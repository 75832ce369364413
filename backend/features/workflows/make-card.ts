import { createHash } from 'node:crypto';
import type { ModelCard } from '../../contract/models.ts';
import type { DeclaredParameter } from '../../contract/parameters.ts';
import type { WorkflowRow } from './workflows-store.ts';

/** With a seed of its own, each of several results comes out different. */
const countOf = (kind: WorkflowRow['kind']): DeclaredParameter => ({
  name: 'count',
  type: 'integer',
  label: kind === 'video' ? 'Clips' : 'Pictures',
  group: 'picture',
  min: 1,
  max: 16,
  step: 1,
  default: 1,
});

/** The model that a workflow is in the picker. Its version changes with its graph and its inputs. */
export function makeCard({ modelId, name, kind, graph, inputs }: WorkflowRow): ModelCard {
  const parameters = inputs.map(input => input.parameter);
  const seeded = parameters.some(parameter => parameter.type === 'seed');
  return {
    id: modelId,
    name,
    family: 'Own workflow',
    kind,
    runtime: 'comfyui',
    version: createHash('sha256')
      .update(JSON.stringify([graph, inputs]))
      .digest('hex')
      .slice(0, 8),
    about: 'A workflow of your own, run by ComfyUI.',
    parameters: seeded ? [...parameters, countOf(kind)] : parameters,
  };
}
