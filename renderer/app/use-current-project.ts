import { useQuery } from '@tanstack/react-query';
import type { Project } from '../../backend/contract/studio.ts';
import { useApi } from '../api/api-context.tsx';
import { readProjects } from '../api/reads.ts';
import { useViewer } from './viewer-store.ts';

/** All projects and the one that is open: the one opened last in this window, else the first. */
export function useProjects() {
  const api = useApi();
  const query = useQuery(readProjects(api));
  const chosen = useViewer(state => state.projectId);
  const projects: readonly Project[] = query.data ?? [];
  const current = projects.find(project => project.id === chosen) ?? projects[0];
  return { query, projects, current };
}
