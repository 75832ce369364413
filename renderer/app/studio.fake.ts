import { clouds } from '../../backend/contract/clouds.ts';
import { content } from '../../backend/contract/content.ts';
import { generations } from '../../backend/contract/generations.ts';
import { models } from '../../backend/contract/models.ts';
import { spending } from '../../backend/contract/spending.ts';
import { type Project, type Session, type Settings, studio } from '../../backend/contract/studio.ts';
import { type QueueState, tasks } from '../../backend/contract/tasks.ts';
import { workers } from '../../backend/contract/workers.ts';
import { fakeId, fakeWorker } from '../api/shapes.fake.ts';
import { createFakeTransport } from '../api/transport.fake.ts';
import type { Transport } from '../api/transport.ts';

const AT = '2026-01-02T03:04:05.000Z';

/** A studio that a person is signed in to, where nothing was made yet; a test changes what its doors answer. */
export function createFakeStudio(shell: Transport['shell'] = 'browser') {
  const fake = createFakeTransport(shell);
  const { answer } = fake;
  const session: Session = {
    person: { id: fakeId(2), name: 'Robin', role: 'owner' },
    studio: { version: '0.1.0', folder: '/home/robin/.local/share/dailies', shell },
  };
  const projects: Project[] = [{ id: fakeId(1), name: 'First project', contentLevel: 'general', createdAt: AT }];
  const settings: Settings = {
    takeExpiryDays: 7,
    trashDays: 30,
    notifyFinished: true,
    setAsideFaults: 5,
    setAsideOf: 8,
  };
  const queue: QueueState = { running: 0, waiting: 0, delayed: 0, paused: false };
  answer(studio.readSession, () => session);
  answer(studio.listProjects, () => ({ projects }));
  answer(studio.readSettings, () => settings);
  answer(content.readContent, () => ({ mature: false, blur: true }));
  answer(content.listRefusals, () => ({ refusals: [] }));
  const standing = { limitMicros: 5_000_000, spentMicros: 0, heldMicros: 0, from: AT, to: AT };
  const nothing = { place: [], model: [], project: [], person: [] };
  const money = { today: standing, month: standing, timeZone: 'UTC', period: 'day', by: nothing };
  answer(spending.readSummary, () => ({ ...money, fallback: [], electricity: [] }));
  answer(models.listModels, () => ({ models: [] }));
  answer(clouds.listClouds, () => ({ clouds: [], publicAddress: null }));
  answer(workers.listWorkers, () => ({ workers: [fakeWorker()] }));
  answer(tasks.readQueue, () => queue);
  answer(tasks.listBatches, () => ({ batches: [], nextCursor: null }));
  answer(generations.listLibrary, () => ({ generations: [], nextCursor: null, total: 0 }));
  return { ...fake, session, projects, settings, queue };
}
