import { describe, expect, it } from 'vitest';
import { openTalkingServer, say } from '../../providers/chat/talking-server.fake.ts';
import { openStudio, value } from '../../studio.fake.ts';

describe('the writers of a studio', () => {
  it('are the rules alone at first, and those that were added after them', async () => {
    const { api } = await openStudio();
    const [rules] = (await value(api.listWriters({}))).writers;
    expect(rules).toMatchObject({ id: 'rules', ready: true, isDefault: true, reason: 'Rules of the studio, no model' });
    const server = await openTalkingServer(say({ models: [{ name: 'small' }] }));
    const place = { kind: 'ollama', address: `${server.address}/`, key: null } as const;
    expect(await value(api.askWriter({ body: place }))).toEqual({ models: ['small'] });
    const added = await value(api.addWriter({ body: { ...place, name: 'Desk', model: null, isDefault: true } }));
    expect(added).toMatchObject({ model: 'small', outside: false, hasKey: false, ready: true, isDefault: true });
    const { writers } = await value(api.listWriters({}));
    expect(writers.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Rules', false],
      ['Desk', true],
    ]);
  });
});
