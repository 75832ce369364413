import { uuidv7 } from 'uuidv7';
import type { EngineKind, Roster } from '../../contract/engines.ts';
import { Refusal } from '../../contract/problem.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Vault } from '../../vault/vault.ts';
import { keepEngineSecret, readEngineSecret, SEALED } from './engine-secret.ts';
import { changeEngineRow, findEngine, insertEngine, listEngines } from './engines-store.ts';
import { readAddress } from './read-address.ts';
import type { WorkerParts } from './worker-parts.ts';
import { changeWorker, insertWorker } from './workers-store.ts';

function refuseTwice(db: ReadableDb, kind: EngineKind, address: string, but: string | null): void {
  const there = listEngines(db).find(engine => engine.kind === kind && engine.address === address);
  if (there && there.workerId !== but)
    throw new Refusal({ code: 'conflict', message: `${there.name} is that engine already.`, what: 'engine' });
}

/** Adds an engine on an address as a worker of its own, which the built-in agent begins to drive; returns the worker's id. Raises `invalid_request`, `conflict`. */
export async function addEngine(
  { database, events, now, roster, driven, issueToken, vault }: WorkerParts,
  asked: { kind: EngineKind; address: string; credentials: string | null; name: string },
): Promise<string> {
  const address = readAddress(asked.kind, asked.address);
  const { kind, credentials, name } = asked;
  const id = uuidv7();
  await database.write(db => {
    refuseTwice(db, kind, address, null);
    insertWorker(db, {
      id,
      name,
      renamed: true,
      host: new URL(address).hostname,
      builtIn: false,
      version: '',
      runtimes: [],
      hardware: { cpus: 0, memoryBytes: 0, gpus: [] },
      paused: false,
      online: false,
      createdAt: now(),
    });
    const kept = credentials ? keepEngineSecret(vault, id, credentials) : null;
    insertEngine(db, { workerId: id, kind, address, credentials: kept, createdAt: now() });
    events.publish(db, 'studio', { type: 'worker.changed', workerId: id });
    db.afterCommit(() => {
      driven.set(id, issueToken(id));
      roster.change();
    });
  });
  return id;
}

/** Says that an engine is elsewhere or opens with something else; what is left out stays. Raises `not_found`, `invalid_request`, `conflict`. */
export const changeEngine = (
  { database, events, roster, vault }: WorkerParts,
  workerId: string,
  asked: { address?: string | undefined; credentials?: string | null | undefined },
): Promise<void> =>
  database.write(db => {
    const engine = findEngine(db, workerId);
    if (!engine)
      throw new Refusal({ code: 'not_found', message: 'That engine is not there.', what: 'engine', id: workerId });
    const address = asked.address === undefined ? engine.address : readAddress(engine.kind, asked.address);
    refuseTwice(db, engine.kind, address, workerId);
    const credentials =
      asked.credentials === undefined ? engine.credentials : keepEngineSecret(vault, workerId, asked.credentials);
    changeEngineRow(db, workerId, { address, credentials });
    changeWorker(db, workerId, { host: new URL(address).hostname });
    events.publish(db, 'studio', { type: 'worker.changed', workerId });
    db.afterCommit(() => roster.change());
  });

/** Gives the workers of all engines fresh tokens at a start; they are offline until the agent has looked. A password that an older studio left in a row goes into the vault. */
export const prepareEngines = ({ database, driven, issueToken, vault }: WorkerParts): Promise<void> =>
  database.write(db => {
    for (const { workerId, credentials } of listEngines(db)) {
      if (credentials !== null && credentials !== SEALED)
        changeEngineRow(db, workerId, { credentials: keepEngineSecret(vault, workerId, credentials) });
      driven.set(workerId, issueToken(workerId));
      changeWorker(db, workerId, { online: false, trouble: null });
    }
  });

/** What the built-in agent is to drive now. */
export const listPlaces = (db: ReadableDb, driven: ReadonlyMap<string, string>, vault: Vault): Roster['places'] =>
  listEngines(db).flatMap(({ workerId, kind, address, credentials, name }) => {
    const token = driven.get(workerId);
    if (token === undefined) return [];
    const secret = readEngineSecret(vault, workerId, credentials);
    return [{ id: workerId, kind, address, credentials: secret, name, token }];
  });
