import type { FastifyBaseLogger } from 'fastify';

const ignore = () => undefined;

const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** What was handed to a log, in words: of an object its error and its request's number alone, as the rest may hold what lets its caller in. */
function say(what: unknown, words = ''): string {
  if (typeof what !== 'object' || what === null || what instanceof Error) return `${words} ${wordsOf(what)}`.trim();
  const number = 'requestId' in what ? ` (${String(what.requestId)})` : '';
  return `${words}${number}${'err' in what ? `: ${wordsOf(what.err)}` : ''}`;
}

/** The log of every request: errors go to whoever keeps the studio's log, all else to nobody. Fastify's own logger took a thirtieth of the start. */
export function logBugs(log: (words: string) => void): FastifyBaseLogger {
  const error = (what: unknown, words?: string) => log(say(what, words));
  const bugs: FastifyBaseLogger = {
    level: 'error',
    ...{ error, fatal: error },
    ...{ warn: ignore, info: ignore, debug: ignore, trace: ignore, silent: ignore },
    child: () => bugs,
  };
  return bugs;
}
