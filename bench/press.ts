import { type Bench, median } from './support/bench.ts';
import { signIn, startServer } from './support/start-server.ts';

const ROUNDS = 12;

/** How soon a person sees something after pressing Generate. */
export const press: Bench = {
  name: 'press',
  question: 'How long from Generate to the first pixel of a 512² sketch, and to the finished take?',
  run: async () => {
    const served = await startServer();
    const { cookie, call } = await signIn(served);
    const { projects } = await call<{ projects: { id: string }[] }>('/api/projects');
    const stream = await fetch(new URL('/api/events', served.address), { headers: { cookie } });
    let hear: (type: string) => void = () => undefined;
    void (async () => {
      let text = '';
      for await (const chunk of stream.body ?? []) {
        text += Buffer.from(chunk).toString();
        const frames = text.split('\n\n');
        text = frames.pop() ?? '';
        for (const frame of frames) hear(/"type":"([a-z.]+)"/.exec(frame)?.[1] ?? '');
      }
    })().catch(() => undefined);

    const first: number[] = [];
    const done: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const finished = Promise.withResolvers<void>();
      const startedAt = performance.now();
      let pixel = Number.NaN;
      hear = type => {
        if (type === 'task.preview' && Number.isNaN(pixel)) pixel = performance.now() - startedAt;
        if (type === 'task.finished') finished.resolve();
        if (type === 'task.failed') finished.reject(new Error('The sketch failed.'));
      };
      const parameters = {
        prompt: 'a lighthouse on a cliff at dusk, storm clouds',
        size: { width: 512, height: 512 },
        seed: round,
      };
      await call('/api/tasks', { projectId: projects[0]?.id, modelId: 'previz-sketch', parameters });
      await finished.promise;
      first.push(pixel);
      done.push(performance.now() - startedAt);
    }
    await served.stop();
    return [
      { what: 'to the first pixel', value: median(first.slice(2)), unit: 'ms' },
      { what: 'to the finished take', value: median(done.slice(2)), unit: 'ms' },
    ];
  },
};
