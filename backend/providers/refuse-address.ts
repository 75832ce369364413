import { Refusal } from '../contract/problem.ts';

/** Says that an address is not one that the studio asks for others. */
export const refuseAddress = (where: string, why: string): Refusal =>
  new Refusal({ code: 'address_refused', message: `The studio does not fetch from ${where}: ${why}.`, where });
