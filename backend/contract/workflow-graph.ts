import { z } from 'zod';

/** One node of a ComfyUI graph in its API format: its class, and each input's value or the output `[node, index]` that it is wired to. */
const WorkflowNode = z
  .object({
    class_type: z.string().min(1).max(200),
    inputs: z.record(z.string().max(200), z.json()),
    _meta: z.object({ title: z.string().max(500).optional() }).optional(),
  })
  .meta({ id: 'WorkflowNode' });

/** A ComfyUI graph in its API format: nodes by id. */
export const WorkflowGraph = z.record(z.string().max(100), WorkflowNode).meta({ id: 'WorkflowGraph' });
export type WorkflowGraph = z.infer<typeof WorkflowGraph>;

/** Where a parameter's value goes in a graph; `part` picks one side of a size, or half of a whole number, rounded. */
export const WorkflowSlot = z
  .strictObject({
    parameter: z.string().min(1).max(60),
    node: z.string().max(100),
    input: z.string().max(200),
    part: z.enum(['width', 'height', 'half']).optional(),
  })
  .meta({ id: 'WorkflowSlot' });
export type WorkflowSlot = z.infer<typeof WorkflowSlot>;

/** A graph that can be run with values of one's own: what ships as a template, and what a person pastes. */
export const RunnableWorkflow = z
  .strictObject({ graph: WorkflowGraph, slots: z.array(WorkflowSlot).max(200) })
  .meta({ id: 'RunnableWorkflow' });
export type RunnableWorkflow = z.infer<typeof RunnableWorkflow>;
