import { claimTask, createTask, finishTask } from '../backend/features/tasks/index.ts';
import type { Bench } from './support/bench.ts';
import { inParallel, openStore, type Store } from './support/open-store.ts';
import { timePlainjob } from './support/time-plainjob.ts';

const TASKS = Number(process.env.BENCH_TASKS ?? 1_000_000);
const MODELS = Array.from({ length: 8 }, (_, n) => `model-${n}`);
const IN_FLIGHT = 128;
const A_BATCH = 8;
const SHA256 = 'a'.repeat(64);

async function live({ tasks, owner, projectId, workerId, database }: Store): Promise<void> {
  await database.write(db =>
    db.run(
      "INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES (?, 'image/png', 1, 1, 1, 0)",
      SHA256,
    ),
  );
  await inParallel(TASKS / A_BATCH, IN_FLIGHT, n =>
    createTask(
      tasks,
      owner,
      {
        projectId,
        modelId: MODELS[n % MODELS.length] ?? '',
        parameters: { prompt: 'fog over a harbour at first light', count: A_BATCH, seed: n },
        priority: 0,
        basedOn: null,
        onlyWorker: null,
        after: [],
        wording: null,
      },
      null,
    ),
  );
  const delivery = { results: [{ sha256: SHA256, seed: 1 }], runtime: 'bench', versions: {}, unmapped: [], tookMs: 1 };
  await inParallel(TASKS, IN_FLIGHT, async n => {
    const loadedModel = MODELS[n % MODELS.length] ?? '';
    const claimed = await claimTask(tasks, { workerId, models: MODELS, loadedModel }, { waitMs: 0 });
    if (!claimed) throw new Error('The queue was empty too early.');
    await finishTask(tasks, workerId, claimed.attemptId, delivery);
  });
}

export const million: Bench = {
  name: 'million',
  question: `How long do ${TASKS.toLocaleString('en')} tasks take from asked for to finished, all durable, with their events and generations?`,
  run: async () => {
    const store = await openStore(MODELS);
    globalThis.gc?.();
    const rssBefore = process.memoryUsage().rss;
    let rssMost = rssBefore;
    const watch = setInterval(() => {
      rssMost = Math.max(rssMost, process.memoryUsage().rss);
    }, 200);
    const startedAt = performance.now();
    const cpuBefore = process.cpuUsage();
    await live(store);
    const seconds = (performance.now() - startedAt) / 1000;
    const cpu = process.cpuUsage(cpuBefore);
    clearInterval(watch);
    const count = (sql: string) => store.database.read.get<{ n: number }>(sql)?.n ?? 0;
    const done = count("SELECT count(*) AS n FROM task WHERE status = 'succeeded'");
    const events = count('SELECT count(*) AS n FROM event');
    const rival = timePlainjob(store.folder);
    store.close();
    if (done !== TASKS || events < TASKS * 2) throw new Error(`Only ${done} tasks and ${events} events came through.`);
    const scale = 1_000_000 / TASKS;
    return [
      { what: 'a million tasks', value: seconds * scale, unit: 's', goal: { atMost: 60 } },
      { what: 'tasks a second', value: TASKS / seconds, unit: '/s', beside: "16,667/s, Oban's published best" },
      {
        what: 'ours over plainjob, both synced',
        value: TASKS / seconds / rival,
        unit: '×',
        beside: `${rival.toFixed(0)}/s plainjob`,
      },
      { what: 'CPU a task', value: (cpu.user + cpu.system) / TASKS, unit: 'µs' },
      { what: 'memory growth', value: (rssMost - rssBefore) / 1_048_576, unit: 'MB', goal: { atMost: 64 } },
    ];
  },
};
