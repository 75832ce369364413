import { createClient, type Fetch } from '../../backend/contract/client.ts';
import { pairing, SAME_MACHINE } from '../../backend/contract/pairing.ts';
import { openExchange } from '../../backend/contract/pairing-exchange.ts';
import { Refusal } from '../../backend/contract/problem.ts';
import { studio as studioDoors } from '../../backend/contract/studio.ts';
import { createPinnedFetch } from './pinned-fetch.ts';

/** What a pairing leaves behind: by what the studio is entered and known again. The fingerprint is null for one on this very machine. */
export type Paired = { readonly token: string; readonly studioId: string; readonly fingerprint: string | null };

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A fetch that trusts the first key it meets and no other after, and tells it. */
function meetStudio({ protocol, hostname }: URL): { fetch: Fetch; channel(): string; fingerprint(): string | null } {
  if (protocol === 'http:' && LOOPBACK.has(hostname))
    return { fetch: request => fetch(request), channel: () => SAME_MACHINE, fingerprint: () => null };
  if (protocol !== 'https:')
    throw new Refusal({
      code: 'invalid_request',
      message: `A studio on another machine is reached by https:// only, as its Workers page shows it: https://${hostname}:7802`,
      issues: [],
    });
  let seen: string | null = null;
  const isTrusted = (fingerprint: string) => {
    seen ??= fingerprint;
    return seen === fingerprint;
  };
  return { fetch: createPinnedFetch(isTrusted), channel: () => seen ?? '', fingerprint: () => seen };
}

/**
 * Pairs this machine with the studio at this address by the code that it shows. Nothing but a share of the exchange is sent before the
 * studio has proved that it knows the code and holds the key of the certificate that is seen here.
 * Raises `pairing_refused`, `unreachable`, `invalid_request`, and what else the studio refuses with.
 */
export async function pairWithStudio(address: string, code: string, name: string): Promise<Paired> {
  const { fetch, channel, fingerprint } = meetStudio(new URL(address));
  const studio = createClient({ ...pairing, readHealth: studioDoors.readHealth }, fetch, address);
  const met = await studio.readHealth({});
  if (!met.ok) throw new Refusal(met.problem);
  const { share, prove } = await openExchange('worker', code, channel());
  const begun = await studio.beginExchange({ body: { share } });
  if (!begun.ok) throw new Refusal(begun.problem);
  const { exchangeId, triesLeft } = begun.value;
  const proofs = await prove(begun.value.share);
  if (proofs.studio !== begun.value.proof)
    throw new Refusal({
      code: 'pairing_refused',
      message: `That is not the code that the studio shows, or somebody stands between this machine and the studio. ${sayTries(triesLeft)}`,
      triesLeft,
    });
  const redeemed = await studio.redeemPairing({ body: { exchangeId, proof: proofs.worker, name } });
  if (!redeemed.ok) throw new Refusal(redeemed.problem);
  return { ...redeemed.value, fingerprint: fingerprint() };
}

const sayTries = (left: number) =>
  left === 0
    ? 'The code is dead now; ask the studio for a new one.'
    : `${left} ${left === 1 ? 'try is' : 'tries are'} left.`;
