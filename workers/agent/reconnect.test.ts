import { expect, it } from 'vitest';
import { listAttempts } from '../../backend/db/list-attempts.fake.ts';
import { openAgentBench } from './agent-bench.fake.ts';

/** Three presses of 8, 8 and 4. */
const AGENTS = 20;

it('twenty agents at work when the studio is started anew keep what they hold, and each task is made once', async () => {
  const bench = await openAgentBench();
  const gate = Promise.withResolvers<void>();
  let runs = 0;
  for (let index = 0; index < AGENTS; index++) {
    const { secret } = await bench.makeToken(`A${index}`);
    await bench.startAgent(
      async () => {
        runs += 1;
        await gate.promise;
      },
      { secret },
    );
  }
  const batches = await Promise.all([8, 8, 4].map(count => bench.ask(count)));
  const all = (status: string) => Promise.all(batches.map(({ id }) => bench.until(id, status)));
  await all('running');
  await bench.close();
  await bench.reopen();
  // Longer than a lease: whoever did not heartbeat anew would have lost it.
  await new Promise(resolve => setTimeout(resolve, 9_000));
  await all('running');
  gate.resolve();
  const done = await all('succeeded');
  expect([runs, done.flatMap(({ takes }) => takes).length]).toEqual([AGENTS, AGENTS]);
  expect(listAttempts(bench.folder)).toEqual(Array(AGENTS).fill('accepted'));
}, 60_000);
