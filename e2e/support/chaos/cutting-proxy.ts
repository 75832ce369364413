import { connect, createServer, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';

/** Where in a worker's life the line is cut: known by the request that goes out. */
export type Moment = 'claim' | 'upload' | 'deliver';
/** How: hung up on both sides; silent both ways; or what the studio answers is lost while it still hears the worker. */
export type Cut = 'reset' | 'black hole' | 'half open';

/** A line between a worker and the studio that can be cut. */
export type CuttingProxy = {
  readonly address: string;
  /** Cuts at the next such request, once it is on its way, for so long; resolves when it is cut. */
  arm(moment: Moment, cut: Cut, forMs: number): Promise<void>;
  /** Lets through this many bytes in each 20 ms and direction; null for all. */
  slow(bytes: number | null): void;
  /** Takes back what was armed, and lets everything through. */
  heal(): void;
  close(): void;
};

/** A cut that waits for its moment. */
type Aim = { readonly moment: Moment; readonly cut: Cut; readonly forMs: number; readonly done: () => void };

const REQUESTS: Record<Moment, RegExp> = {
  claim: /^POST \/api\/worker\/claim /m,
  upload: /^(PUT|PATCH) \/api\/media\//m,
  deliver: /^POST \/api\/worker\/attempts\/[^/]+\/deliver /m,
};
/** A request is cut when this many bytes of it have passed, or else a moment later, when its answer is on its way or awaited. */
const PASS_BYTES = 24_000;
const PASS_MS = 20;

/** Opens a line on loopback to the studio at a port. */
export async function openCuttingProxy(studioPort: number): Promise<CuttingProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let armed: Aim | null = null;
  let dead: Exclude<Cut, 'reset'> | null = null;
  let pace: number | null = null;
  let timer: NodeJS.Timeout | undefined;

  const hangUp = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  };
  const heal = () => {
    clearTimeout(timer);
    armed = null;
    // What was lost on the way is never made up for: such a connection is of no more use.
    if (dead !== null) hangUp();
    dead = null;
  };
  const cutNow = () => {
    if (armed === null) return;
    const { cut, forMs, done } = armed;
    armed = null;
    if (cut === 'reset') hangUp();
    else {
      dead = cut;
      timer = setTimeout(heal, forMs);
    }
    done();
  };

  const pass = async (piece: Buffer, to: Writable) => {
    let at = 0;
    while (pace !== null && at < piece.length) {
      to.write(piece.subarray(at, at + pace));
      at += pace;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    if (at >= piece.length || to.write(piece.subarray(at))) return;
    await new Promise<void>(resolve => to.once('drain', resolve).once('close', resolve));
  };
  const carry = async (from: Readable, to: Writable, up: boolean) => {
    let aim: Aim | null = null;
    let passed = 0;
    for await (const piece of from as AsyncIterable<Buffer>) {
      if (up && armed !== null && armed !== aim && REQUESTS[armed.moment].test(piece.toString('latin1'))) {
        const mine: Aim = armed;
        aim = mine;
        passed = 0;
        setTimeout(() => armed === mine && cutNow(), PASS_MS);
      }
      if (dead === 'black hole' || (dead === 'half open' && !up)) continue;
      await pass(piece, to);
      passed += piece.length;
      if (aim !== null && aim === armed && passed >= PASS_BYTES) cutNow();
    }
    to.end();
  };

  const server = createServer(worker => {
    const studio = connect(studioPort, '127.0.0.1');
    const pair = [worker, studio] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    carry(worker, studio, true).catch(() => studio.destroy());
    carry(studio, worker, false).catch(() => worker.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    arm: (moment, cut, forMs) => {
      heal();
      return new Promise(done => {
        armed = { moment, cut, forMs, done };
      });
    },
    slow: bytes => {
      pace = bytes;
    },
    heal,
    close: () => {
      hangUp();
      server.close();
    },
  };
}
