import { createEventBus, frameOf } from '../backend/events/event-bus.ts';
import type { Bench } from './support/bench.ts';

const LISTENERS = 100;
const EVENTS = 20_000;
const A_TURN = 64;
const event = {
  type: 'task.progress' as const,
  taskId: '0198c0de-0000-7000-8000-000000000000',
  batchId: '0198c0de-0000-7000-8000-000000000001',
  progress: { fraction: 0.42, step: 12, steps: 28, message: 'Composing the picture, layer by layer' },
};

/** CPU µs for each event that reaches a listener; every delivery is counted. */
async function cost(send: () => void, delivered: () => number): Promise<number> {
  const before = process.cpuUsage();
  for (let sent = 0; sent < EVENTS; sent += A_TURN) {
    for (let n = 0; n < A_TURN; n++) send();
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)));
  }
  const { user, system } = process.cpuUsage(before);
  const due = Math.ceil(EVENTS / A_TURN) * A_TURN * LISTENERS;
  if (delivered() !== due) throw new Error(`${delivered()} of ${due} deliveries came.`);
  return (user + system) / due;
}

/** What it costs to tell many screens of the same thing. */
export const events: Bench = {
  name: 'events',
  question: `What does a delivery to ${LISTENERS} listeners cost, beside writing it anew for each?`,
  run: async () => {
    const bus = createEventBus();
    let came = 0;
    for (let n = 0; n < LISTENERS; n++) {
      bus.listen('owner', chunk => {
        for (let at = chunk.indexOf('data:'); at >= 0; at = chunk.indexOf('data:', at + 5)) came += 1;
      });
    }
    let naive = 0;
    const each = () => {
      for (let n = 0; n < LISTENERS; n++)
        if (Buffer.from(frameOf({ seq: null, audience: 'owner', event })).includes('data:')) naive += 1;
    };
    const ours = await cost(
      () => bus.emit({ seq: null, audience: 'owner', event }),
      () => came,
    );
    const beside = await cost(each, () => naive);
    return [
      { what: 'written once a turn, over for each', value: beside / ours, unit: '× less', goal: { atLeast: 5 } },
      { what: 'CPU a delivery', value: ours, unit: 'µs', beside: `${beside.toFixed(2)} µs for each` },
    ];
  },
};
