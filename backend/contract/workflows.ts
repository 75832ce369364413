import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { DeclaredParameter } from './parameters.ts';
import { problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';
import { WorkflowSlot } from './workflow-graph.ts';

/** The largest workflow that may be pasted, in characters. */
const WORKFLOW_LIMIT = 1_000_000;

/** One input of a workflow: the control that stands for it, and where its value goes. */
export const WorkflowControl = z
  .strictObject({ parameter: DeclaredParameter, slots: z.array(WorkflowSlot).min(1).max(40) })
  .meta({ id: 'WorkflowControl' });
export type WorkflowControl = z.infer<typeof WorkflowControl>;

/** An input that a workflow has, where it is in words, and whether most people would want it on the form. */
export const WorkflowCandidate = z
  .object({ ...WorkflowControl.shape, where: z.string(), suggested: z.boolean() })
  .meta({ id: 'WorkflowCandidate' });
export type WorkflowCandidate = z.infer<typeof WorkflowCandidate>;

/** What a workflow makes. */
const WorkflowKind = z.enum(['image', 'video']).meta({ id: 'WorkflowKind' });

/** A workflow of ComfyUI that a person made a model of. `places` are the machines that run ComfyUI, each with the nodes that it lacks. */
export const Workflow = z
  .object({
    id: Id,
    modelId: z.string(),
    name: z.string(),
    kind: WorkflowKind,
    /** The graph in ComfyUI's API format, as text. */
    text: z.string(),
    inputs: z.array(WorkflowControl),
    candidates: z.array(WorkflowCandidate),
    places: z.array(z.object({ workerId: Id, worker: z.string(), missing: z.array(z.string()) })),
    createdAt: Timestamp,
    changedAt: Timestamp,
  })
  .meta({ id: 'Workflow' });
export type Workflow = z.infer<typeof Workflow>;

/** What a person says of a workflow: its text, and which inputs are on the form under which words. */
export const WorkflowDraft = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    kind: WorkflowKind,
    text: z.string().max(WORKFLOW_LIMIT),
    inputs: z.array(WorkflowControl).max(60),
  })
  .meta({ id: 'WorkflowDraft' });
export type WorkflowDraft = z.infer<typeof WorkflowDraft>;

/** What was found in a workflow that was pasted. */
export const ReadWorkflow = z
  .object({ kind: WorkflowKind, nodes: z.int(), candidates: z.array(WorkflowCandidate) })
  .meta({ id: 'ReadWorkflow' });
export type ReadWorkflow = z.infer<typeof ReadWorkflow>;

const tags = ['workflows'] as const;

export const workflows = {
  listWorkflows: {
    method: 'GET',
    url: '/api/workflows',
    config: { access: 'person' },
    schema: {
      operationId: 'listWorkflows',
      summary: 'The workflows that were made models of',
      tags,
      response: { 200: z.object({ workflows: z.array(Workflow) }), ...problems },
    },
  },
  readPastedWorkflow: {
    method: 'POST',
    url: '/api/workflows/read',
    config: { access: 'person' },
    schema: {
      operationId: 'readPastedWorkflow',
      summary: 'Look into a workflow in ComfyUI’s API format: what it makes and which inputs it has',
      tags,
      body: z.strictObject({ text: z.string().max(WORKFLOW_LIMIT) }),
      response: { 200: ReadWorkflow, ...problems },
    },
  },
  createWorkflow: {
    method: 'POST',
    url: '/api/workflows',
    config: { access: 'person' },
    schema: {
      operationId: 'createWorkflow',
      summary: 'Make a model of a workflow',
      tags,
      body: WorkflowDraft,
      response: { 201: Workflow, ...problems },
    },
  },
  changeWorkflow: {
    method: 'PUT',
    url: '/api/workflows/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'changeWorkflow',
      summary: 'Change a workflow; what waits runs as it is from now on',
      tags,
      params: ById,
      body: WorkflowDraft,
      response: { 200: Workflow, ...problems },
    },
  },
  removeWorkflow: {
    method: 'DELETE',
    url: '/api/workflows/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'removeWorkflow',
      summary: 'Remove a workflow from the models; what it made stays',
      tags,
      params: ById,
      response: { 204: z.undefined(), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
