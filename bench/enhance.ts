import { createClient } from '../backend/contract/client.ts';
import { personContract } from '../backend/contract/contract.ts';
import { StudioEvent } from '../backend/contract/events.ts';
import { type Bench, median } from './support/bench.ts';
import { startPart } from './support/start-part.ts';
import type { StudioTold } from './support/studio-part.ts';

const ROUNDS = 120;
const WARM_UP = 20;
const TEXT = 'a lighthouse at dusk';

const percentile95 = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/** Asks the writer itself, as the studio would, and waits for the first words. */
async function askWriter(address: string): Promise<number> {
  const began = performance.now();
  const reply = await fetch(`${address}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'small', stream: true, messages: [{ role: 'user', content: TEXT }] }),
  });
  let first: number | null = null;
  for await (const _piece of reply.body ?? []) first ??= performance.now() - began;
  return first ?? Number.NaN;
}

/** A studio with that writer and its events; `ask` resolves to how long the first words of an enhancement took to be heard, in ms, once all have come. */
async function openStudio({ address, person }: StudioTold, writerAddress: string) {
  const authorization = `Bearer ${person}`;
  const send = (request: Request) => {
    request.headers.set('authorization', authorization);
    return fetch(request);
  };
  const api = createClient(personContract, send, address);
  const stop = new AbortController();
  const stream = await fetch(`${address}/api/events`, { headers: { authorization }, signal: stop.signal });
  let hear = (_event: StudioEvent): void => undefined;
  const listen = async () => {
    let rest = '';
    for await (const piece of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = (rest + piece).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1];
        if (data !== undefined) hear(StudioEvent.parse(JSON.parse(data)));
      }
    }
  };
  listen().catch(() => undefined); // the measurement is over
  const added = await api.addWriter({
    body: { name: 'Desk', kind: 'openai', address: writerAddress, model: 'small', key: null, isDefault: true },
  });
  const found = await api.listProjects({});
  if (!added.ok || !found.ok) throw new Error('The studio has no writer or no project.');
  const projectId = found.value.projects[0]?.id ?? '';
  const ask = async (): Promise<number> => {
    const began = performance.now();
    let first: number | null = null;
    const ended = new Promise<void>(resolve => {
      hear = ({ type }) => {
        if (type === 'enhancement.text') first ??= performance.now() - began;
        if (type === 'enhancement.ended') resolve();
      };
    });
    const asked = { projectId, modelId: 'previz-sketch', purpose: 'enhance', text: TEXT } as const;
    const started = await api.startEnhancement({ body: asked });
    if (!started.ok) throw new Error(started.problem.message);
    await ended;
    return first ?? Number.NaN;
  };
  return { ask, stop: () => stop.abort() };
}

/** What the studio puts between a person and a writer. */
export const enhance: Bench = {
  name: 'enhance',
  question: 'How much later do a writer’s first words come through the studio than from the writer itself?',
  run: async () => {
    const writer = await startPart<{ address: string }>('writer-part.ts');
    const part = await startPart<StudioTold>('studio-part.ts');
    const studio = await openStudio(part.told, writer.told.address);
    const rounds: { direct: number; through: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const direct = await askWriter(writer.told.address);
      rounds.push({ direct, through: await studio.ask() });
    }
    studio.stop();
    await part.stop();
    await writer.stop();
    const warm = rounds.slice(WARM_UP);
    const direct = warm.map(round => round.direct);
    const through = warm.map(round => round.through);
    const beside = (of: (times: readonly number[]) => number) =>
      `${of(through).toFixed(1)} ms through the studio, ${of(direct).toFixed(1)} ms without`;
    return [
      {
        what: 'added to the first words, median',
        value: median(through) - median(direct),
        unit: 'ms',
        goal: { atMost: 10 },
        beside: beside(median),
      },
      {
        what: 'added to the first words, 95th of 100',
        value: percentile95(through) - percentile95(direct),
        unit: 'ms',
        beside: beside(percentile95),
      },
      { what: 'the very first, with the client loaded', value: rounds[0]?.through ?? Number.NaN, unit: 'ms' },
    ];
  },
};
