import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTalkingServer, say } from '../../providers/chat/talking-server.fake.ts';
import { codeOf, makeFolder, openStudio, value } from '../../studio.fake.ts';

const KEY = 'sk-very-secret';
const TAGS = say({ models: [{ name: 'small:latest' }, { name: 'large' }] });
const MODELS = say({ object: 'list', data: [{ id: 'small' }] });

async function open(talk = TAGS) {
  const server = await openTalkingServer(talk);
  const folder = makeFolder();
  const { api, studio } = await openStudio(folder);
  const place = { kind: 'ollama', address: `${server.address}/`, key: null } as const;
  const add = (more: object = {}) =>
    api.addWriter({ body: { ...place, name: 'Desk', model: 'small', isDefault: false, ...more } });
  const list = async () => (await value(api.listWriters({}))).writers;
  return { server, folder, studio, api, place, add, list };
}

describe('the writers of a studio', () => {
  it('are the rules alone at first', async () => {
    const { list, api } = await open();
    const rules = {
      id: 'rules',
      ready: true,
      isDefault: true,
      outside: false,
      reason: 'Rules of the studio, no model',
    };
    expect(await list()).toMatchObject([rules]);
    expect(await value(api.listWriterModels({ params: { id: 'rules' } }))).toEqual({ models: [] });
  });

  it('are asked for their models before they are added', async () => {
    const { api, place, add, list, server } = await open();
    expect(await value(api.askWriter({ body: place }))).toEqual({ models: ['small:latest', 'large'], outside: false });
    expect(await codeOf(add({ model: null }))).toBe('invalid_request');
    expect(await codeOf(add({ model: 'huge' }))).toBe('writer_failed');
    const added = await value(add());
    expect(added).toMatchObject({
      ...{ name: 'Desk', kind: 'ollama', address: server.address, model: 'small', outside: false, hasKey: false },
      ...{ ready: true, reason: 'It answers.', isDefault: false },
    });
    expect(await codeOf(add({ name: 'Twice' }))).toBe('conflict');
    expect((await list()).map(({ name }) => name)).toEqual(['Rules', 'Desk']);
    expect(await value(api.listWriterModels({ params: { id: added.id } }))).toEqual({
      models: ['small:latest', 'large'],
    });
  });

  it('are not added where nobody answers', async () => {
    const { server, add, list } = await open();
    server.close();
    expect(await codeOf(add())).toBe('unreachable');
    expect(await codeOf(add({ address: 'http://no-such-name.invalid' }))).toBe('unreachable');
    expect(await list()).toHaveLength(1);
  });

  it('write where nobody chose another once they are made the default, and the rules again after that', async () => {
    const { add, list, api } = await open();
    const first = await value(add({ isDefault: true }));
    const second = await value(add({ name: 'Second', model: 'large' }));
    const defaults = async () => (await list()).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(await defaults()).toEqual(['Desk']);
    await value(api.changeWriter({ params: { id: second.id }, body: { isDefault: true } }));
    expect(await defaults()).toEqual(['Second']);
    await value(api.changeWriter({ params: { id: 'rules' }, body: { isDefault: true } }));
    expect(await defaults()).toEqual(['Rules']);
    await value(api.changeWriter({ params: { id: first.id }, body: { isDefault: true } }));
    await value(api.removeWriter({ params: { id: first.id } }));
    expect(await defaults()).toEqual(['Rules']);
  });

  it('have their keys tried, sealed and told to nobody', async () => {
    const { add, server, folder, studio, api } = await open((reply, heard) =>
      heard.headers.authorization === `Bearer ${KEY}` ? MODELS(reply, heard) : say({ error: KEY }, 401)(reply, heard),
    );
    const openai = { kind: 'openai', model: null };
    expect(await codeOf(add(openai))).toBe('writer_failed');
    const added = await value(add({ ...openai, key: KEY }));
    expect(added).toMatchObject({ address: `${server.address}/v1`, model: 'small', hasKey: true, ready: true });
    const params = { id: added.id };
    const wrong = await api.changeWriter({ params, body: { key: 'sk-wrong' } });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'writer_failed', reason: 'locked' } });
    expect(await value(api.listWriterModels({ params }))).toEqual({ models: ['small'] });

    const dump = await studio.app.inject({
      url: '/api/writers',
      headers: { host: 'studio.local', authorization: `Bearer ${studio.desktopToken}` },
    });
    expect(dump.statusCode).toBe(200);
    expect(dump.body).not.toContain(KEY);
    const vault = path.join(folder, 'vault.json');
    expect(readFileSync(vault, 'utf8')).toContain(`writer:${added.id}`);
    expect(readFileSync(vault, 'utf8')).not.toContain(KEY);
    expect(readFileSync(path.join(folder, 'studio.db-wal')).includes(KEY)).toBe(false);

    expect(await value(api.changeWriter({ params, body: { key: null } }))).toMatchObject({ hasKey: false });
    await value(api.removeWriter({ params }));
    expect(readFileSync(vault, 'utf8')).not.toContain('writer:');
  });

  it('are refused a key that would go out in clear, before anything is sent', async () => {
    const { add, api } = await open();
    const told = await add({ kind: 'openai', address: 'http://93.184.215.14/v1', key: KEY });
    expect(told).toMatchObject({ ok: false, problem: { code: 'invalid_request' } });
    expect(JSON.stringify(told)).toMatch(/in clear.*https/);
    expect(JSON.stringify(told)).not.toContain(KEY);
    const body = { kind: 'openai', address: `https://user:${KEY}@example.com`, key: null } as const;
    expect(await codeOf(api.askWriter({ body }))).toBe('invalid_request');
  });

  it('can be changed as to their name and model', async () => {
    const { add, api } = await open();
    const { id } = await value(add());
    const changed = await value(api.changeWriter({ params: { id }, body: { name: 'Attic', model: 'large' } }));
    expect(changed).toMatchObject({ name: 'Attic', model: 'large' });
    expect(await codeOf(api.changeWriter({ params: { id }, body: { model: null } }))).toBe('invalid_request');
    expect(await codeOf(api.changeWriter({ params: { id: 'rules' }, body: { name: 'Mine' } }))).toBe('invalid_request');
    expect(await codeOf(api.removeWriter({ params: { id: 'rules' } }))).toBe('invalid_request');
    expect(await codeOf(api.removeWriter({ params: { id: 'nobody' } }))).toBe('not_found');
    expect(await codeOf(api.listWriterModels({ params: { id: 'nobody' } }))).toBe('not_found');
  });

  it('are for the person alone to change, not for a program with a token', async () => {
    const { api, studio, place } = await open();
    const { secret } = await value(api.createToken({ body: { name: 'Script', scopes: ['read'], expiresInDays: 1 } }));
    const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
      studio.app.inject({
        method,
        url,
        headers: { host: 'studio.local', authorization: `Bearer ${secret}` },
        ...(payload && { payload }),
      });
    expect((await ask('GET', '/api/writers')).statusCode).toBe(200);
    expect((await ask('POST', '/api/writers/ask', place)).statusCode).toBe(403);
    expect((await ask('POST', '/api/writers', { ...place, name: 'Mine', model: 'small' })).statusCode).toBe(403);
  });
});
