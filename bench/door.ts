import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import path from 'node:path';
import type { Bench } from './bench.ts';
import { inParallel, SKETCH } from './open-store.ts';

const CLAIMS = 4_000;
const CONNECTIONS = 32;
const A_PRESS = 8;
type Told = { address: string; token?: string; person?: string };

/** Starts a server to be measured in a process of its own. */
async function open(...options: string[]) {
  const child = fork(path.join(import.meta.dirname, 'door-server.ts'), options);
  const next = <T>() => new Promise<T>(resolve => child.once('message', message => resolve(message as T)));
  const told = await next<Told>();
  const cpu = () => {
    const answer = next<{ cpu: number }>();
    child.send('cpu');
    return answer.then(({ cpu: spent }) => spent);
  };
  return { ...told, cpu, close: () => child.disconnect() };
}

const body = JSON.stringify({ models: [SKETCH.id], loadedModel: null, waitMs: 0 });
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

const post = (
  address: string,
  url: string,
  token: string,
  payload: string,
): Promise<{ status: number; length: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
    };
    const asked = request(new URL(url, address), { method: 'POST', agent, headers }, reply => {
      let text = '';
      reply.setEncoding('utf8').on('data', chunk => {
        text += chunk;
      });
      reply.once('end', () => resolve({ status: reply.statusCode ?? 0, length: Buffer.byteLength(text), text }));
    });
    asked.once('error', reject).end(payload);
  });

/** Server CPU µs a request, over CONNECTIONS connections. */
async function measure(
  server: Awaited<ReturnType<typeof open>>,
  url: string,
): Promise<{ cost: number; length: number }> {
  let length = 0;
  const ask = async () => {
    const reply = await post(server.address, url, server.token ?? '', body);
    if (reply.status !== 200) throw new Error(`The door answered ${reply.status}: ${reply.text}`);
    length = reply.length;
  };
  await inParallel(CLAIMS / 4, CONNECTIONS, ask);
  const before = await server.cpu();
  await inParallel(CLAIMS, CONNECTIONS, ask);
  return { cost: ((await server.cpu()) - before) / CLAIMS, length };
}

/** What the whole claim costs at its door. */
export const door: Bench = {
  name: 'door',
  question: 'What does the whole claim route cost the server, beside a bare node:http answer of as many bytes?',
  run: async () => {
    const studio = await open('studio');
    const headers = { authorization: `Bearer ${studio.person}` };
    const { projects } = (await (await fetch(new URL('/api/projects', studio.address), { headers })).json()) as {
      projects: { id: string }[];
    };
    const asked = JSON.stringify({
      projectId: projects[0]?.id,
      modelId: SKETCH.id,
      parameters: { prompt: 'fog over a harbour', count: A_PRESS },
    });
    await inParallel(((CLAIMS * 5) / 4 / A_PRESS) * 1.05, 16, () =>
      post(studio.address, '/api/tasks', studio.person ?? '', asked),
    );
    const claimed = await measure(studio, '/api/worker/claim');
    studio.close();
    const bare = await open('bare', String(claimed.length));
    const echoed = await measure(bare, '/');
    bare.close();
    return [
      { what: 'claim over bare, server CPU', value: claimed.cost / echoed.cost, unit: '×', goal: { atMost: 2.5 } },
      {
        what: 'claim',
        value: claimed.cost,
        unit: 'µs',
        beside: `${echoed.cost.toFixed(0)} µs bare, ${claimed.length} bytes`,
      },
    ];
  },
};
