import { z } from 'zod';
import type { Exchange } from '../converse.ts';
import { explainError, failWriter, findError } from '../fail-writer.ts';
import type { Place } from '../place.ts';
import { parseAnswer, readText, tellAnswer } from '../read-answer.ts';

/** A whole answer, from a server that streams none. */
const Whole = z.looseObject({ choices: z.array(z.looseObject({ message: z.unknown() })).min(1) });
const STREAM = { headers: { 'content-type': 'text/event-stream' } };

/** Says that a server does not keep to what it claims to be. */
export const refuseShape = (place: Place) =>
  failWriter(place, 'not_words', 'does not answer as an OpenAI-compatible server does. Is the address right?');

/**
 * Lets the client speak through an exchange that has limits; `note` is told whether the end of the answer is certain. A whole answer becomes a
 * stream of one event. What the client would add of its own, about this machine and from its environment, is not sent.
 */
export const fetchThrough =
  (place: Place, { send }: Exchange, note: (framed: boolean) => void) =>
  async (_: unknown, init?: { body?: unknown }): Promise<Response> => {
    const came = await send('/chat/completions', String(init?.body));
    const { kind, pieces } = await tellAnswer(place, came.pieces);
    note(came.framed || kind === 'json');
    if (kind !== 'json') return new Response(ReadableStream.from(pieces), STREAM);
    const said = parseAnswer(place, await readText(pieces));
    const error = findError(said);
    if (error) throw explainError(place, 200, error);
    const whole = Whole.safeParse(said);
    if (!whole.success) throw refuseShape(place);
    const choices = whole.data.choices.map(({ message, ...choice }) => ({ ...choice, delta: message }));
    return new Response(`data: ${JSON.stringify({ ...whole.data, choices })}\n\n`, STREAM);
  };
