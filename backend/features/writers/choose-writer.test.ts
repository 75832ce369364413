import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StudioEvent } from '../../contract/events.ts';
import { MIGRATIONS } from '../../db/open-database.fake.ts';
import { openDatabase } from '../../db/open-database.ts';
import { openTalkingServer, say, sayRaw, type Talk } from '../../providers/chat/talking-server.fake.ts';
import type { Writer } from '../../providers/chat/writer.ts';
import { orderFor, refusalOf } from '../../providers/chat/writing.fake.ts';
import { makeFolder } from '../../studio.fake.ts';
import { createKeyFile } from '../../vault/key-file.ts';
import { openVault } from '../../vault/vault.ts';
import { addWriter } from './add-writer.ts';
import { removeWriter } from './change-writer.ts';
import { chooseWriter } from './choose-writer.ts';
import { listWriters } from './list-writers.ts';
import { openWriters } from './open-writers.ts';
import { askAgain } from './standings.ts';

const NEVER = new AbortController().signal;
const TAGS = say({ models: [{ name: 'small' }] });
const WRITES = sayRaw('{"message":{"content":"a red fox"},"done":true}\n');
const RULES: Writer = {
  listModels: async () => [],
  write: async () => ({ text: 'by rules', model: null, tokensIn: null, tokensOut: null, cutShort: false }),
};

async function open(talk: Talk = (reply, heard) => (heard.path === '/api/tags' ? TAGS : WRITES)(reply, heard)) {
  const server = await openTalkingServer(talk);
  const folder = makeFolder();
  const database = openDatabase(path.join(folder, 'studio.db'), MIGRATIONS);
  onTestFinished(() => database.close());
  const told: StudioEvent[] = [];
  const waiting: (() => void)[] = [];
  const note = (event: StudioEvent) => {
    told.push(event);
    for (const tell of waiting.splice(0)) tell();
  };
  let now = 1_000_000;
  const vault = openVault(folder, createKeyFile(folder));
  const log: string[] = [];
  const writers = openWriters({
    ...{ database, vault, now: () => now, log: words => void log.push(words) },
    events: { publish: (db, _, event) => db.afterCommit(() => note(event)), mention: (_, event) => note(event) },
  });
  onTestFinished(() => writers.close());
  const { parts } = writers;
  const asked = { name: 'Desk', kind: 'ollama', address: server.address, model: 'small', key: null } as const;
  const add = (isDefault = false) => addWriter(parts, { ...asked, isDefault }, NEVER);
  return {
    ...{ server, parts, add, told, log, close: writers.close },
    wait: (ms: number) => {
      now += ms;
    },
    /** Comes back with the next event. */
    next: () => new Promise<void>(resolve => void waiting.push(resolve)),
    choose: (id: string | null) => chooseWriter(parts, database.read, id, RULES),
    second: () => listWriters(parts, database.read)[1],
  };
}

describe('choosing a writer', () => {
  it('takes the rules where there is no other, and the default where nobody says', async () => {
    const { choose, add } = await open();
    expect(choose(null)).toEqual({ facts: expect.objectContaining({ kind: 'rules', isDefault: true }), writer: RULES });
    const id = await add(true);
    const { facts, writer } = choose(null);
    expect(facts).toMatchObject({ id, model: 'small', outside: false });
    expect(await writer.write(orderFor(facts.model), () => {}, NEVER)).toMatchObject({ text: 'a red fox' });
    expect(choose('rules').writer).toBe(RULES);
  });

  it('refuses one that is not there any more', async () => {
    const { choose, add, parts } = await open();
    const id = await add(true);
    await removeWriter(parts, id);
    expect(() => choose(id)).toThrow('That writer is not there any more.');
    expect(choose(null).facts.kind).toBe('rules');
  });

  it('knows by what came of it how a writer is, and tells the screens', async () => {
    const { choose, add, server, second, told } = await open();
    const { writer } = choose(await add());
    const before = told.length;
    server.talk(say({ error: 'model is gone: pull model' }, 404));
    expect(await refusalOf(writer.write(orderFor(), () => {}, NEVER))).toMatchObject({ reason: 'no_model' });
    expect(second()).toMatchObject({ ready: false, reason: expect.stringMatching(/pull model/) });
    expect(told.slice(before)).toEqual([{ type: 'prompts.changed' }]);
    server.talk(WRITES);
    await writer.write(orderFor(), () => {}, NEVER);
    expect(second()).toMatchObject({ ready: true, reason: 'It answers.' });
  });

  it('does not take one for broken that only had nothing to say, or was stopped', async () => {
    const { choose, add, server, second } = await open();
    const { writer } = choose(await add());
    server.talk(sayRaw('{"message":{"content":""},"done":true}\n'));
    expect(await refusalOf(writer.write(orderFor(), () => {}, NEVER))).toMatchObject({ reason: 'empty' });
    await expect(writer.write(orderFor(), () => {}, AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    );
    expect(second()).toMatchObject({ ready: true });
  });
});

describe('a writer in the background', () => {
  it('is asked again after a minute, once, and not before', async () => {
    const { add, server, parts, second, wait, next } = await open();
    const id = await add();
    askAgain(parts, id);
    expect(server.heard).toHaveLength(1);
    server.close();
    wait(60_000);
    const changed = next();
    askAgain(parts, id);
    askAgain(parts, id);
    await changed;
    expect(second()).toMatchObject({ ready: false, reason: expect.stringMatching(/does not answer/) });
  });

  it('that no longer has its model is not ready', async () => {
    const { add, server, parts, second, wait, next } = await open();
    const id = await add();
    server.talk(say({ models: [] }));
    wait(60_000);
    const changed = next();
    askAgain(parts, id);
    await changed;
    expect(second()).toMatchObject({ ready: false, reason: 'It answers, but no longer has small.' });
  });

  it('is not waited for when the studio is closed', async () => {
    const { add, server, parts, wait, close, log } = await open();
    const id = await add();
    let tell = () => {};
    const asked = new Promise<void>(resolve => {
      tell = resolve;
    });
    server.talk(() => tell());
    wait(60_000);
    askAgain(parts, id);
    await asked;
    close();
    await server.whenAlone();
    expect(log).toEqual([]);
    askAgain(parts, id);
    expect(server.heard).toHaveLength(2);
  });
});
