import { z } from 'zod';
import { refuseBody } from './reigh-refusal.ts';

/** An address of a picture or clip, kept as it was given. */
export const Address = z.string().min(1).max(4_000);
/** Texts and their like have a bound, so that no task is larger than a request. */
export const Words = z.string().max(20_000);
/** How many of one thing may be asked for at once. */
export const Several = z.int().min(1).max(16);
/** A seed as Reigh's engines take it: up to 2³¹ − 1. */
export const Seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
/** An add-on to a model, under either of its two names, with its strength 0-2. */
const Lora = z
  .looseObject({ path: Address.optional(), url: Address.optional(), strength: z.number().min(0).max(2).default(1) })
  .refine(({ path, url }) => path !== undefined || url !== undefined, 'a LoRA has a path');

/** Up to twenty of them; none where nothing is said. */
export const Loras = z.array(Lora).max(20).default([]);

/** LoRAs as the worker reads them: where each is, with its strength. */
export const mapLoras = (loras: z.infer<typeof Loras>): { additional_loras?: Record<string, number> } =>
  loras.length === 0
    ? {}
    : { additional_loras: Object.fromEntries(loras.map(({ path, url, strength }) => [path ?? url, strength])) };

/** Seeds that follow each other from one, and begin anew behind the largest. */
export const nextSeed = (seed: number, step: number): number => (seed + step) % 2 ** 31;

/** The input of a family as its schema has it. Refuses with `validation_error` and what does not fit. */
export function readInput<Shape extends z.ZodType>(shape: Shape, input: unknown): z.infer<Shape> {
  const { success, data, error } = shape.safeParse(input);
  if (success) return data;
  const [issue] = error.issues;
  const where = issue?.path.join('.') || 'input';
  throw refuseBody('validation_error', `${where}: ${issue?.message ?? 'does not fit'}`);
}
