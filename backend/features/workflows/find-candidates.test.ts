import { describe, expect, it } from 'vitest';
import sdxlReference from '../../../resources/workflows/checkpoint-inpaint.json' with { type: 'json' };
import flux from '../../../resources/workflows/flux.json' with { type: 'json' };
import wan from '../../../resources/workflows/wan22-image-to-video.json' with { type: 'json' };
import { WorkflowGraph } from '../../contract/workflow-graph.ts';
import { findCandidates } from './find-candidates.ts';
import { kindOf } from './find-prompts.ts';

const look = (graph: unknown) => findCandidates(WorkflowGraph.parse(graph));
const suggested = (graph: unknown) =>
  look(graph)
    .filter(candidate => candidate.suggested)
    .map(({ parameter, slots }) => [parameter.name, parameter.type, slots.length]);

describe('the inputs that are found in a workflow', () => {
  it('are prompts by where they lead, pictures, size, seed, steps and guidance', () => {
    expect(suggested(sdxlReference.graph)).toEqual([
      ['prompt', 'text', 1],
      ['negative', 'text', 1],
      ['reference', 'image', 1],
      ['size', 'size', 2],
      ['mask', 'image', 1],
      ['seed', 'seed', 1],
      ['steps', 'integer', 1],
      ['guidance', 'number', 1],
    ]);
  });

  it('have one control where one thing goes to several nodes, as the steps of a clip’s two models', () => {
    const names = suggested(wan.graph);
    expect(names).toContainEqual(['steps', 'integer', 2]);
    expect(names).toContainEqual(['frames', 'integer', 1]);
    expect(names).toContainEqual(['fps', 'integer', 1]);
    expect(kindOf(WorkflowGraph.parse(wan.graph))).toBe('video');
  });

  it('do not take what is nothing for words to leave out', () => {
    expect(suggested(flux.graph).map(([name]) => name)).not.toContain('negative');
  });

  it('leave names of model files and of results to ComfyUI, and carry what the graph has as the usual value', () => {
    const found = look(sdxlReference.graph);
    const inputs = found.flatMap(({ slots }) => slots.map(slot => slot.input));
    expect(inputs.filter(input => /ckpt_name|filename_prefix|sampler_name/.test(input))).toEqual([]);
    expect(found.find(({ parameter }) => parameter.name === 'steps')?.parameter.default).toBe(30);
  });
});
