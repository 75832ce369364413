import { ObjectInfo } from './answers.ts';
import { type ComfyDoor, refuseSilent } from './comfy-door.ts';
import { TEMPLATES } from './templates.ts';

/** How long all nodes stand as they were told, in ms. New node classes come with a restart alone; new files any time. */
const WHOLE_EVERY_MS = 5 * 60_000;
/** How long telling all nodes may take: with many custom nodes, on a slow disk, it is no matter of seconds. In ms. */
const WHOLE_MOST_MS = 2 * 60_000;

/** The node classes whose lists are files: asked anew at every look. */
const LOADERS = [
  ...new Set(
    TEMPLATES.flatMap(({ graph, file, parts }) =>
      [file, ...parts].map(({ node }) => graph[node]?.class_type).filter(name => name !== undefined),
    ),
  ),
];

/** Tells what nodes a ComfyUI has. Raises `unreachable`. */
export type NodeReader = (signal: AbortSignal) => Promise<ObjectInfo>;

async function ask(door: ComfyDoor, path: string, signal: AbortSignal): Promise<ObjectInfo> {
  const told = ObjectInfo.safeParse((await door.get(path, signal)).body);
  if (!told.success) throw refuseSilent(door.address, 'it does not tell its nodes');
  return told.data;
}

/** Rejects with the signal's reason when it aborts first; what is awaited goes on. */
function orAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([running, aborted]).finally(() => signal.removeEventListener('abort', stop));
}

/**
 * Makes a reader that asks for all nodes, megabytes that hold up ComfyUI itself, only now and then, and in between for the loaders alone.
 * A look that is given up while all are being told leaves the telling to the next look. What it remembers is of one life of the engine: after one that was away another reader begins.
 */
export function createNodeReader(door: ComfyDoor): NodeReader {
  let whole: { readonly info: ObjectInfo; readonly at: number } | null = null;
  let asking: Promise<ObjectInfo> | null = null;

  const askWhole = (): Promise<ObjectInfo> => {
    asking ??= ask(door, '/object_info', AbortSignal.timeout(WHOLE_MOST_MS))
      .then(info => {
        whole = { info, at: performance.now() };
        return info;
      })
      .finally(() => {
        asking = null;
      });
    asking.catch(() => undefined); // Whoever waits for it hears of it.
    return asking;
  };

  return async signal => {
    if (whole === null || performance.now() - whole.at > WHOLE_EVERY_MS) return await orAborted(askWhole(), signal);
    const { info } = whole;
    const known = LOADERS.filter(name => name in info);
    const fresh = await Promise.all(known.map(name => ask(door, `/object_info/${encodeURIComponent(name)}`, signal)));
    return Object.assign({ ...info }, ...fresh) as ObjectInfo;
  };
}
