import type { TakeItem } from './lay-out-takes.ts';

/** How a batch stands, in words such as "2 done, 1 running, 3 waiting"; null when all is done and there is nothing to say. */
export function describeBatch(items: readonly TakeItem[]): string | null {
  const count = (...states: string[]) =>
    items.filter(item => states.includes(item.kind === 'take' ? 'succeeded' : item.task.status)).length;
  const parts: [number, string][] = [
    [count('running'), 'running'],
    [count('queued'), 'waiting'],
    [count('failed'), 'failed'],
    [count('cancelled'), 'cancelled'],
  ];
  const told = parts.filter(([number]) => number > 0);
  if (told.length === 0) return null;
  const done = count('succeeded');
  return [...(done > 0 ? [[done, 'done'] as const] : []), ...told]
    .map(([number, state]) => `${number} ${state}`)
    .join(', ');
}

/** How many tasks of a batch can still be cancelled, and how many have failed or were cancelled. */
export function countTasks(items: readonly TakeItem[]): { open: number; ended: number } {
  const tasks = items.flatMap(item => (item.kind === 'task' ? [item.task] : []));
  const open = tasks.filter(task => task.status === 'queued' || task.status === 'running').length;
  return { open, ended: tasks.length - open };
}
