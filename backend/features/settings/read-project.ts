import { Refusal } from '../../contract/problem.ts';
import type { Project } from '../../contract/studio.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findProject } from './projects-store.ts';

/** One of this person's projects. Raises `not_found`, for another person's too. */
export function readProject(db: ReadableDb, owner: Owner, id: string): Project {
  const project = findProject(db, owner, id);
  if (!project) throw new Refusal({ code: 'not_found', message: 'That project is not there.', what: 'project', id });
  return project;
}
