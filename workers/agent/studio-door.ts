import { mediaUrl } from '../../backend/contract/bytes.ts';
import { createClient, type Fetch } from '../../backend/contract/client.ts';
import type { Client } from '../../backend/contract/endpoint.ts';
import { roster } from '../../backend/contract/engines.ts';
import { media } from '../../backend/contract/media.ts';
import { Problem, Refusal } from '../../backend/contract/problem.ts';
import { INSTANCE_HEADER, worker } from '../../backend/contract/worker.ts';

const { uploadMedia, readUpload, resumeUpload } = media;
const contract = { ...worker, ...roster, uploadMedia, readUpload, resumeUpload } as const;

/** How long an answer may take where a call does not say; a line can be dead without telling. In ms. */
const DEADLINE_MS = 30_000;

/** The studio as a worker knows it: the contract over HTTP with this worker's token. */
export type StudioDoor = Client<typeof contract> & {
  /** The bytes of an input. Raises what the studio refuses with. */
  fetchMedia(sha256: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
};

/** Where a studio is, on which way it is reached, and by what it is entered; `instanceId` names this run of the agent. */
export type Entrance = {
  readonly address: string;
  /** Node's own unless told. */
  readonly fetch?: Fetch;
  readonly token: string;
  readonly instanceId: string;
};

/** Opens the only way on which requests leave an agent. */
export function openStudioDoor({ address, fetch = globalThis.fetch, token, instanceId }: Entrance): StudioDoor {
  const withToken: Fetch = request => {
    request.headers.set('authorization', `Bearer ${token}`);
    request.headers.set(INSTANCE_HEADER, instanceId);
    return fetch(request);
  };
  const client = createClient(contract, withToken, address, { deadlineMs: DEADLINE_MS });
  return {
    ...client,
    fetchMedia: async (sha256, signal) => {
      const request = new Request(new URL(mediaUrl(sha256), address), { signal });
      // Node holds a Request's signal weakly: the caller's own holds the Request, so that an abort is heard.
      signal.addEventListener('abort', () => request, { once: true });
      const response = await withToken(request);
      if (!response.ok || !response.body) throw new Refusal(Problem.parse(await response.json()));
      return response.body;
    },
  };
}
