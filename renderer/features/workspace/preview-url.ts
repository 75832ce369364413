/** The address of a running task's picture so far; the version makes each a new address. */
export const previewUrl = (taskId: string, version: number): string => `/api/tasks/${taskId}/preview?v=${version}`;
