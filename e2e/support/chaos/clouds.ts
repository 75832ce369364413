import sharp from 'sharp';
import { startFakeFal } from '../../../backend/providers/fal/fal.fake.ts';
import { startFakeReplicate } from '../../../backend/providers/replicate/replicate.fake.ts';
import { type Chance, chooseFault } from './cloud-faults.ts';

/** The key that both clouds take. */
export const CLOUD_KEY = 'a_key_of_the_clouds';

/** Both clouds on loopback, their clocks apart from ours, with bad luck while `luck.bad` is set. */
export async function startClouds(chance: Chance) {
  const luck = { bad: true, befell: 0 };
  const picture = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const makeOutput = () => ({ bytes: picture, type: 'image/png' });
  const fault = (what: string) => {
    const found = luck.bad ? chooseFault(chance, what) : null;
    if (found) luck.befell += 1;
    return found;
  };
  const skewMs = Math.round((chance() - 0.5) * 20 * 60_000);
  const replicate = await startFakeReplicate({ key: CLOUD_KEY, makeOutput, fault, skewMs });
  const fal = await startFakeFal({ key: CLOUD_KEY, makeOutput, fault });
  /** Which prompts were billed, once for each time. */
  const billed = () => [...replicate.bill(), ...fal.bill()].map(({ input }) => String(input.prompt));
  return { luck, replicate, fal, billed };
}
export type Clouds = Awaited<ReturnType<typeof startClouds>>;
