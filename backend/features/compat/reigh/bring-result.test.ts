import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMemoryDatabase } from '../../../db/open-database.fake.ts';
import { openMediaStore } from '../../../media/media-store.ts';
import { openRenditionCache } from '../../../media/rendition-cache.ts';
import { toOwner } from '../../../plugins/caller.ts';
import type { Outside } from '../../../providers/fetch-outside.ts';
import { makeFolder } from '../../../studio.fake.ts';
import { bringResult } from './bring-result.ts';
import { paint } from './reigh-bench.fake.ts';
import { findFile } from './reigh-files-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import type { ReighTask } from './reigh-tasks-store.ts';

/** A server elsewhere that a worker could name, and what brings from it. */
async function openElsewhere(answers: Record<string, Buffer | string>) {
  const server = createServer((request, reply) => {
    const answer = answers[request.url ?? ''];
    if (typeof answer === 'string') return reply.writeHead(302, { location: answer }).end();
    return answer ? reply.writeHead(200, { 'content-type': 'image/png' }).end(answer) : reply.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const folder = makeFolder();
  const database = openMemoryDatabase();
  await database.write(db => {
    db.run("INSERT INTO person (id, name, role, created_at) VALUES ('p', 'P', 'owner', 0)");
    db.run(
      "INSERT INTO token (id, person_id, name, token_hash, hint, scopes, created_at) VALUES ('k', 'p', 'n', 'h', 'x', '[]', 0)",
    );
  });
  const store = await openMediaStore(folder);
  const renditions = await openRenditionCache(folder, store);
  const bring = (text: string, outside: Outside['allow']) => {
    const parts = { database, now: Date.now, generations: { database, store, renditions, now: Date.now }, outside };
    const caller = { owner: toOwner('p', 'owner'), workerId: 'w', tokenId: 'k', dialect: 'reigh' };
    const task = { id: 't', taskType: 'magic_edit' };
    return bringResult(
      {
        parts: parts as unknown as ReighParts,
        caller: { ...caller, byAnonKey: false, ended: new AbortController().signal } as never,
        task: task as ReighTask,
        signal: new AbortController().signal,
      },
      { mode: 'said', taskId: 't', text },
    );
  };
  return { origin, bring, database };
}

describe('a result that a worker names by its address', () => {
  it('is fetched, kept and given an address here', async () => {
    const { origin, bring, database } = await openElsewhere({ '/made/a%20b.png?sig=1': await paint('red') });
    const brought = await bring(`${origin}/made/a%20b.png?sig=1`, { inside: [origin] });
    expect(brought).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), text: null, issues: [] });
    expect(brought.path).toMatch(/^[\w-]{24}\/tasks\/t\/[0-9a-f]{12}-a_20b\.png$/);
    expect(findFile(database.read, brought.path ?? '')).toMatchObject({ ownerId: 'p', sha256: brought.sha256 });
  });

  it('is not fetched from within the house, nor where a server outside leads to it', async () => {
    const { origin, bring } = await openElsewhere({ '/a': 'http://169.254.169.254/latest', '/b': await paint('red') });
    await expect(bring(`${origin}/b`, 'public')).rejects.toMatchObject({ problem: { code: 'address_refused' } });
    await expect(bring(`${origin}/a`, { inside: [origin] })).rejects.toMatchObject({
      problem: { code: 'address_refused' },
    });
  });

  it('is refused when it is not there, or no picture or clip', async () => {
    const { origin, bring } = await openElsewhere({ '/words.png': Buffer.from('words') });
    await expect(bring(`${origin}/none`, { inside: [origin] })).rejects.toMatchObject({
      problem: { code: 'outside_failed', status: 404 },
    });
    await expect(bring(`${origin}/words.png`, { inside: [origin] })).rejects.toMatchObject({
      problem: { code: 'unsupported_media' },
    });
  });
});
