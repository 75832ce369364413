export { findProject, insertProject, listProjects } from './projects-store.ts';
export { readProject } from './read-project.ts';
export { createSettingsRoutes } from './routes.ts';
export { readFlag, readRemembered, readSettings, writeFlag, writeRemembered } from './settings-store.ts';
