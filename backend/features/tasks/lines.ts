/** The line that a task stands in: its model's, or its model's on the one worker that may run it. No model's id holds an `@`. */
export const lineOf = (modelId: string, onlyWorker: string | null): string =>
  onlyWorker === null ? modelId : `${modelId}@${onlyWorker}`;

/** The lines that a worker with these models takes from. */
export const linesFor = (models: readonly string[], workerId: string): string[] =>
  models.flatMap(modelId => [modelId, lineOf(modelId, workerId)]);

/** The model of a line, and the worker that it is for alone, if any. */
export function readLine(line: string): { modelId: string; onlyWorker: string | null } {
  const [modelId = line, onlyWorker = null] = line.split('@');
  return { modelId, onlyWorker };
}
