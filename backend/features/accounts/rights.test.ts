import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../db/open-database.fake.ts';
import { openDatabase } from '../../db/open-database.ts';
import { openStudio } from '../../studio.fake.ts';
import { hashSecret, makeSecret } from './secrets.ts';

/** A session of somebody with that role, put into the studio's file by another process's way. */
async function signInAs(folder: string, role: 'admin' | 'creator'): Promise<string> {
  const secret = makeSecret();
  const database = openDatabase(path.join(folder, 'studio.db'), MIGRATIONS);
  await database.write(db => {
    db.run('INSERT INTO person (id, name, role, created_at) VALUES (?, ?, ?, 0)', role, role, role);
    db.run('INSERT INTO session VALUES (?, ?, 0, ?)', hashSecret(secret), role, Date.now() + 60_000);
  });
  database.close();
  return secret;
}

const body = { name: 'Mine', system: 'You write.', user: '{{prompt}}', mostTokens: 100, creativity: 1 };
const DOORS = [
  ['PUT', '/api/templates/enhance.sdxl.general', { body, basedOn: 1 }],
  ['POST', '/api/templates/enhance.sdxl.general/restore', { version: 1 }],
  ['POST', '/api/writers/ask', { kind: 'ollama', address: 'http://127.0.0.1:1', key: null }],
  ['PATCH', '/api/writers/rules', { isDefault: true }],
  ['GET', '/api/content/refusals', undefined],
  ['PATCH', '/api/settings', { takeExpiryDays: 9 }],
  ['DELETE', '/api/clouds/fal/key', undefined],
  ['DELETE', '/api/clouds/models/none', undefined],
] as const;

describe('what is for everybody in the studio', () => {
  it.each(DOORS)('is changed and overseen by its keepers, and by no creator: %s %s', async (method, url, payload) => {
    const { studio } = await openStudio();
    const knock = async (role: 'admin' | 'creator') => {
      const authorization = `Bearer ${await signInAs(studio.folder, role)}`;
      const headers = { host: 'studio.local', authorization };
      return await studio.app.inject({ method, url, headers, ...(payload && { payload }) });
    };
    expect((await knock('creator')).json()).toMatchObject({ code: 'not_allowed' });
    expect([401, 403]).not.toContain((await knock('admin')).statusCode);
  });
});
