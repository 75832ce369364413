import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../backend/studio.fake.ts';
import { COURIER_TEMPO, openCourier } from './courier.ts';
import { openOutbox } from './outbox.ts';
import { openStudioDoor } from './studio-door.ts';

const BYTES = Buffer.from('a picture');
const DAY_MS = 86_400_000;

async function open(agentFolder = makeFolder()) {
  const said: string[] = [];
  const say = (words: string) => void said.push(words);
  const outbox = await openOutbox(agentFolder, say);
  const workerId = uuidv7();
  const make = async (attemptId = uuidv7()) => {
    const folder = await outbox.makeWorkFolder(attemptId);
    const file = path.join(folder, 'out.png');
    writeFileSync(file, BYTES);
    const output = {
      files: [{ path: file, type: 'image/png' as const, seed: 7 }],
      unmapped: [{ name: 'negative', why: 'it cannot' }],
      versions: { engine: '1' },
    };
    return outbox.put({ attemptId, workerId, runtime: 'test', output, tookMs: 5 });
  };
  return { agentFolder, outbox, workerId, make, said, say };
}

describe('the outbox', () => {
  it('holds the files and all that is told with them, over a restart of the agent', async () => {
    const { agentFolder, make, workerId } = await open();
    const entry = await make();
    const again = (await open(agentFolder)).outbox;
    expect(await again.list(workerId)).toEqual([entry]);
    expect(entry).toMatchObject({
      files: [{ name: '0.png', type: 'image/png', bytes: 9, sha256: createHash('sha256').update(BYTES).digest('hex') }],
      facts: {
        runtime: 'test',
        versions: { engine: '1' },
        unmapped: [{ name: 'negative', why: 'it cannot' }],
        tookMs: 5,
      },
    });
    expect(readFileSync(path.join(entry.folder, '0.png')).equals(BYTES)).toBe(true);
  });

  it('gives the oldest first, and a worker its own alone', async () => {
    const { outbox, make, workerId } = await open();
    const [second, first] = [uuidv7(), uuidv7()].sort().reverse();
    await make(second);
    await make(first);
    expect((await outbox.list(workerId)).map(({ attemptId }) => attemptId)).toEqual([first, second]);
    expect(await outbox.list(uuidv7())).toEqual([]);
  });

  it('holds nothing of a result that could not be written whole', async () => {
    const { agentFolder, outbox, workerId } = await open();
    const missing = { path: path.join(agentFolder, 'gone.png'), type: 'image/png' as const, seed: null };
    const output = { files: [missing], unmapped: [], versions: {} };
    await expect(
      outbox.put({ attemptId: uuidv7(), workerId, runtime: 'test', output, tookMs: 1 }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
    expect([readdirSync(outbox.folder), readdirSync(path.join(agentFolder, 'work'))]).toEqual([[], []]);
  });

  it('clears away what a killed agent was making, and leaves what a living one makes', async () => {
    const { agentFolder } = await open();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const work = path.join(agentFolder, 'work');
    for (const name of [`${dead}-x`, `${process.ppid}-y`, 'stray']) mkdirSync(path.join(work, name));
    await open(agentFolder);
    expect(readdirSync(work)).toEqual([`${process.ppid}-y`]);
  });

  it('says which result it cannot read, brings the others, and removes neither', async () => {
    const { agentFolder, make, workerId } = await open();
    const [bad, good] = [await make(), await make()];
    writeFileSync(path.join(bad.folder, 'delivery.json'), '{"attemptId":');
    const { outbox, said } = await open(agentFolder);
    expect(await outbox.list(workerId)).toEqual([good]);
    expect(said.join()).toContain(bad.folder);
    expect(readdirSync(bad.folder)).toContain('0.png');
  });
});

describe('a result that no studio takes', () => {
  it('is removed after so many days, in words, and not before', async () => {
    const { outbox, make, workerId, said, say } = await open();
    const [old, young] = [await make(), await make()];
    const { folder, ...note } = old;
    const madeAt = new Date(Date.now() - 3.1 * DAY_MS).toISOString();
    writeFileSync(path.join(folder, 'delivery.json'), JSON.stringify({ ...note, madeAt }));
    // Nothing listens there.
    const studio = openStudioDoor({
      address: 'http://127.0.0.1:9',
      fetch: request => fetch(request),
      token: 'secret',
      instanceId: 'x',
    });
    const courier = openCourier({ studio, outbox, workerId, say }, { ...COURIER_TEMPO, keepDays: 3 });
    await courier.sendAll();
    await courier.stop();
    expect((await outbox.list()).map(({ attemptId }) => attemptId)).toEqual([young.attemptId]);
    expect(said.join('\n')).toMatch(
      new RegExp(`No studio has taken the result of attempt ${old.attemptId}.* for 3 days`),
    );
  });
});
