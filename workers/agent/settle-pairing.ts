import { hostname } from 'node:os';
import { sayFingerprint } from '../../backend/contract/pairing.ts';
import { Refusal } from '../../backend/contract/problem.ts';
import { configPath, type Remembered, readRemembered, writeRemembered } from './config-file.ts';
import { findStudios } from './find-studios.ts';
import { followStudio } from './follow-studio.ts';
import { pairWithStudio } from './pair-with-studio.ts';
import { createPinnedFetch } from './pinned-fetch.ts';
import type { WorkerArguments } from './read-arguments.ts';
import type { Settled, Surroundings } from './read-config.ts';

const LOOK_MS = 3_000;

const refuse = (message: string) => new Refusal({ code: 'invalid_request', message, issues: [] });

async function chooseStudio(say: (words: string) => void): Promise<string> {
  say('Looking for a studio on this network…');
  const studios = await findStudios(LOOK_MS);
  const [only, ...others] = studios;
  if (!only)
    throw refuse(
      'No studio was found on this network. Turn “Other machines” on in its settings, or give its address: --studio https://…',
    );
  if (others.length > 0) {
    const list = studios.map(({ name, address }) => `  ${name}: --studio ${address}`).join('\n');
    throw refuse(`There is more than one studio on this network. Choose one:\n${list}`);
  }
  say(`Found ${only.name} at ${only.address}.`);
  return only.address;
}

async function pair(args: WorkerArguments, code: string, say: (words: string) => void): Promise<Remembered> {
  const studio = new URL(args.studio ?? (await chooseStudio(say))).origin;
  const name = args.name ?? hostname();
  const paired = await pairWithStudio(studio, code, name);
  const seen = paired.fingerprint === null ? '' : ` Its fingerprint: ${sayFingerprint(paired.fingerprint)}`;
  say(`Paired with the studio at ${studio}.${seen}`);
  return { ...paired, studio, name, engines: args.engine ?? [] };
}

/**
 * What a person's worker enters its studio with: a fresh pairing where a code was given, else the one that is remembered.
 * Raises `invalid_request` where there is neither, and what a pairing is refused with.
 */
export async function settlePairing(args: WorkerArguments, { env, platform, say }: Surroundings): Promise<Settled> {
  const file = args.config ?? configPath(env, platform);
  const before = args.pair === undefined ? readRemembered(file) : await pair(args, args.pair, say);
  if (!before)
    throw refuse(
      'This machine is not paired with a studio yet. Choose “Add”, “A machine” on the Workers page of the studio and start this again with the code: npm run worker -- --pair 123456',
    );
  const known: Remembered = {
    ...before,
    studio: args.studio === undefined ? before.studio : new URL(args.studio).origin,
    name: args.name ?? before.name,
    engines: args.engine ?? before.engines,
  };
  writeRemembered(file, known);
  const { studio, studioId, fingerprint, token, name, engines } = known;
  if (fingerprint === null) return { studio, token, name, engines, fetch: request => fetch(request) };
  const follow = followStudio({
    address: studio,
    fetch: createPinnedFetch(shown => shown === fingerprint),
    find: async () =>
      (await findStudios(LOOK_MS, ({ id }) => id === studioId)).find(({ id }) => id === studioId)?.address ?? null,
    moved: address => {
      say(`The studio is at ${address} now.`);
      writeRemembered(file, { ...known, studio: address });
    },
  });
  return { studio, token, name, engines, fetch: follow };
}
