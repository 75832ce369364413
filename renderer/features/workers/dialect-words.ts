import type { Dialect } from '../../../backend/contract/tokens.ts';

/** How each other studio's workers are spoken of. */
export const DIALECT_WORDS: Readonly<
  Record<
    Dialect,
    {
      /** In the menu, and as the first name of one. */
      readonly name: string;
      readonly menu: string;
      readonly detail: string;
      /** What a card says that it speaks. */
      readonly speaks: string;
      /** Where its commands are typed. */
      readonly where: string;
    }
  >
> = {
  reigh: {
    name: 'Wan2GP worker',
    menu: 'A Wan2GP worker (Reigh)…',
    detail: 'Headless-Wan2GP, as it is',
    speaks: 'Reigh’s language, as Headless-Wan2GP does',
    where: 'On the worker’s machine, in the folder of Headless-Wan2GP with its environment active, run:',
  },
  ourvidz: {
    name: 'OurVidz worker',
    menu: 'An OurVidz worker…',
    detail: 'SDXL, WAN and chat, as they are',
    speaks: 'OurVidz’s language',
    where: 'On the worker’s machine, in the folder of the OurVidz worker, run:',
  },
};
