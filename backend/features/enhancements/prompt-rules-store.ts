import type { ReadableDb, WritableDb } from '../../db/handles.ts';

/** The rules that writers are to remember for a project; empty where there are none. */
export const readRules = (db: ReadableDb, projectId: string): string =>
  db.get<{ rules: string }>('SELECT prompt_rules AS rules FROM project WHERE id = (SELECT ?)', projectId)?.rules ?? '';

/** Sets those rules. */
export const saveRules = (db: WritableDb, projectId: string, rules: string): void =>
  void db.run('UPDATE project SET prompt_rules = ? WHERE id = ?', rules, projectId);
