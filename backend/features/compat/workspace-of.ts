import { Refusal } from '../../contract/problem.ts';
import { listProjects } from '../settings/index.ts';
import type { CompatParts } from './compat-parts.ts';
import type { DialectCaller } from './find-dialect-caller.ts';

/** The project that programs work in which know of one workspace alone: their person's first. Raises `not_found`. */
export function workspaceOf({ database }: Pick<CompatParts, 'database'>, { owner }: DialectCaller): string {
  const [first] = listProjects(database.read, owner);
  if (!first) throw new Refusal({ code: 'not_found', message: 'There is no project yet.', what: 'project', id: '' });
  return first.id;
}
