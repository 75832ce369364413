import { Refusal } from '../../../backend/contract/problem.ts';
import type { ExecutionError } from './answers.ts';

const OUT_OF_MEMORY = /out ?of ?memory|OOM|allocate .* (GiB|MiB|bytes)/i;

const refuse = (message: string, reason: string): Refusal =>
  new Refusal({
    code: 'runtime_failed',
    message: message.slice(0, 500),
    runtime: 'comfyui',
    reason: reason.slice(0, 400),
  });

/** A run that broke off in one of its nodes. */
export function refuseBroken({ node_type, exception_type, exception_message }: ExecutionError): Refusal {
  const why = (exception_message ?? exception_type ?? 'it did not say why').trim();
  if (OUT_OF_MEMORY.test(`${exception_type ?? ''} ${why}`))
    return refuse(
      'The graphics card ran out of memory. Ask for a smaller size or fewer frames, or use a machine with more.',
      why,
    );
  return refuse(`ComfyUI failed${node_type ? ` in ${node_type}` : ''}: ${why}`, why);
}

/** A run that somebody stopped in ComfyUI itself. */
export const refuseInterrupted = (): Refusal =>
  refuse('Somebody stopped it in ComfyUI.', 'It was interrupted in ComfyUI.');

/** A run that is in neither the queue nor the history, and that left no file. */
export const refuseLost = (): Refusal =>
  refuse(
    'ComfyUI lost the task: it is in neither its queue nor its history, and left no file. It was probably restarted.',
    'The task is in neither the queue nor the history of ComfyUI, and no file of it was found.',
  );

/** A run that ended well and left nothing that can be shown. */
export const refuseEmpty = (leftOut: readonly string[]): Refusal =>
  refuse(
    `ComfyUI finished without a picture or a clip. ${leftOut.join(' ')}`.trim(),
    'The workflow saved no picture and no clip.',
  );
