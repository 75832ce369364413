export { findRunnable } from './find-runnable.ts';
export { admitNodes } from './place-workflow.ts';
export { createWorkflowRoutes } from './routes.ts';
