import type { Lane } from '../../../backend/contract/workers.ts';
import { startFakeFal } from '../../../backend/providers/fal/fal.fake.ts';
import { startFakeReplicate } from '../../../backend/providers/replicate/replicate.fake.ts';
import { type Chance, chooseFault, nameFault } from './cloud-faults.ts';
import { paintPicture } from './paint-picture.ts';

/** The key that both clouds take. */
export const CLOUD_KEY = 'a_key_of_the_clouds';

type Input = Readonly<Record<string, unknown>>;

/** What prompts contain whose run is billed and hands out nothing that is a picture, however often it is fetched. */
export const SPOILED = { page: '(a page)', gone: '(gone)' } as const;
/** Whether a prompt's run hands out no picture. */
export const isSpoiled = (prompt: string): boolean => Object.values(SPOILED).some(word => prompt.includes(word));

function makeOutput({ prompt }: Input): { bytes: Buffer; type: string } | null {
  const name = String(prompt);
  if (name.includes(SPOILED.gone)) return null;
  if (name.includes(SPOILED.page))
    return { bytes: Buffer.from('<!doctype html><title>Sorry</title>'), type: 'image/png' };
  return { bytes: Buffer.from(paintPicture(name)), type: 'image/png' };
}

/** How runs go there. */
export type CloudsOptions = { readonly isEndless?: (input: Input) => boolean };

/** Both clouds on loopback, their clocks apart from ours, with bad luck while `luck.bad` is set; each prompt makes a picture of its own. */
export async function startClouds(chance: Chance, options: CloudsOptions = {}) {
  const luck = { bad: true, befell: new Map<string, number>() };
  const fault = (what: string) => {
    const found = luck.bad ? chooseFault(chance, what) : null;
    if (found) luck.befell.set(nameFault(found), (luck.befell.get(nameFault(found)) ?? 0) + 1);
    return found;
  };
  const skewMs = Math.round((chance() - 0.5) * 20 * 60_000);
  const replicate = await startFakeReplicate({ key: CLOUD_KEY, makeOutput, fault, skewMs, ...options });
  const fal = await startFakeFal({ key: CLOUD_KEY, makeOutput, fault, ...options });
  const clouds = { replicate, fal };
  /** Which prompts were billed, once for each time. */
  const billed = () => [...replicate.bill(), ...fal.bill()].map(({ input }) => String(input.prompt));
  /** How often a prompt was sent to a cloud, whatever became of it there. */
  const countSent = (lane: Lane, prompt: string) =>
    clouds[lane].seen.filter(({ body }) => body.includes(`"prompt":${JSON.stringify(prompt)}`)).length;
  return { luck, ...clouds, billed, countSent };
}
export type Clouds = Awaited<ReturnType<typeof startClouds>>;
