import type { Lane } from '../../../backend/contract/workers.ts';
import { startFakeFal } from '../../../backend/providers/fal/fal.fake.ts';
import { startFakeReplicate } from '../../../backend/providers/replicate/replicate.fake.ts';
import { type Chance, chooseFault } from './cloud-faults.ts';
import { paintPicture } from './paint-picture.ts';

/** The key that both clouds take. */
export const CLOUD_KEY = 'a_key_of_the_clouds';

type Input = Readonly<Record<string, unknown>>;

/** How runs go there. */
export type CloudsOptions = { readonly isEndless?: (input: Input) => boolean };

/** Both clouds on loopback, their clocks apart from ours, with bad luck while `luck.bad` is set; each prompt makes a picture of its own. */
export async function startClouds(chance: Chance, options: CloudsOptions = {}) {
  const luck = { bad: true, befell: 0 };
  const makeOutput = ({ prompt }: Input) => ({ bytes: Buffer.from(paintPicture(String(prompt))), type: 'image/png' });
  const fault = (what: string) => {
    const found = luck.bad ? chooseFault(chance, what) : null;
    if (found) luck.befell += 1;
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
