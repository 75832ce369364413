import type { Intensity } from '../../contract/enhancements.ts';
import type { PromptFamily, PromptPurpose } from '../../contract/templates.ts';

/** One line of what a writer is told. */
export type Message = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** What is wanted, in terms of the studio: for a writer that goes by rules and reads no messages. */
export type Brief = {
  readonly purpose: PromptPurpose;
  readonly family: PromptFamily;
  readonly text: string;
  readonly instruction: string;
  /** How many prompts; 1 but for many. */
  readonly count: number;
  readonly existing: readonly string[];
  readonly rules: string;
  readonly intensity: Intensity;
};

/** One thing to be written. */
export type WritingOrder = {
  readonly brief: Brief;
  readonly messages: readonly Message[];
  /** The model that writes it; null where the writer has but one. */
  readonly model: string | null;
  /** The most tokens of the answer, by the writer's own counting. */
  readonly mostTokens: number;
  /** The sampling temperature, 0-2. */
  readonly temperature: number;
  readonly seed: number;
};

/** What was written, to its end. */
export type Written = {
  readonly text: string;
  /** The model that wrote it, as the writer calls it. */
  readonly model: string | null;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  /** It had no tokens left before it was done. */
  readonly cutShort: boolean;
};

/** Something that writes, at an address or in the house. Raises `writer_failed`, `unreachable`, and the signal's reason. */
export type Writer = {
  /** Writes, and tells each stretch of text as soon as it comes, in whole characters. */
  write(order: WritingOrder, hear: (text: string) => void, signal: AbortSignal): Promise<Written>;
  /** The models that it can write with. */
  listModels(signal: AbortSignal): Promise<readonly string[]>;
};
