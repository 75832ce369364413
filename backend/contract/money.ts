import { z } from 'zod';

/** An amount in whole millionths of a US dollar. */
export const Micros = z.int().meta({ id: 'Micros' });
/** The most that may be set or said at once: a million dollars, so that sums stay whole numbers. */
export const MICROS_MAX = 1_000_000_000_000;
/** An amount that a person sets. */
export const Amount = z.int().min(0).max(MICROS_MAX);

/** An amount in dollars: to the cent where it is whole cents, else with as many digits as it has ("$0.0032"). */
export function sayMoney(micros: number): string {
  const size = Math.abs(micros);
  const fraction = String(size % 1_000_000).padStart(6, '0');
  const digits = `${fraction.slice(0, 2)}${fraction.slice(2).replace(/0+$/, '')}`;
  return `${micros < 0 ? '-' : ''}$${Math.floor(size / 1_000_000).toLocaleString('en')}.${digits}`;
}

/** A sum in dollars to the nearest cent, for a glance; below a cent with all its digits, so that something never reads as nothing. */
export const sayCents = (micros: number): string =>
  Math.abs(micros) < 10_000 ? sayMoney(micros) : sayMoney(Math.round(micros / 10_000) * 10_000);
