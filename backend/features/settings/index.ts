export { findProject, insertProject } from './projects-store.ts';
export { createSettingsRoutes } from './routes.ts';
export { readFlag, readSettings, writeFlag } from './settings-store.ts';
