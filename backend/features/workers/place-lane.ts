import { uuidv7 } from 'uuidv7';
import type { ModelCard } from '../../contract/models.ts';
import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';
import { saveSites } from './resolve-models.ts';
import { changeWorker, findLane, insertWorker } from './workers-store.ts';

/** Gives a cloud its place among the workers, or finds it; returns its id. It takes nothing until it is opened. */
export function placeLane(db: WritableDb, lane: Lane, name: string, at: number): string {
  const known = findLane(db, lane);
  const id = known?.id ?? uuidv7();
  if (!known)
    insertWorker(db, {
      id,
      name,
      renamed: true,
      host: '',
      builtIn: false,
      lane,
      version: '',
      runtimes: [],
      hardware: { cpus: 0, memoryBytes: 0, gpus: [] },
      paused: false,
      online: false,
      createdAt: at,
    });
  return id;
}

/** Opens a cloud's place with the models that it can be asked for, or shuts it and says why: then nothing of it can be asked for. */
export function openPlace(
  db: WritableDb,
  workerId: string,
  open: { readonly cards: readonly ModelCard[] } | { readonly trouble: string },
  at: number,
): void {
  const trouble = 'trouble' in open ? open.trouble : null;
  changeWorker(db, workerId, { online: trouble === null, trouble });
  saveSites(db, workerId, 'cards' in open ? open.cards : [], at);
}
