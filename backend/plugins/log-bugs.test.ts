import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { logBugs } from './log-bugs.ts';
import { answerProblems } from './problems.ts';

it('a bug is told to the caller by a number alone, and to the log under that number with where it is, but not with what the caller brought', async () => {
  const said: string[] = [];
  const bugs = logBugs(words => said.push(words));
  const app = Fastify({ childLoggerFactory: () => bugs });
  answerProblems(app);
  app.get('/', async () => {
    throw new Error('the lamp is out');
  });
  const reply = await app.inject({ url: '/', headers: { authorization: 'Bearer secret' } });
  const { requestId } = reply.json();
  expect(reply.json()).toMatchObject({ code: 'internal' });
  expect(reply.body).not.toContain('lamp');
  expect(said).toEqual([expect.stringMatching(`^a bug \\(${requestId}\\): Error: the lamp is out\n +at .*log-bugs`)]);
  expect(said.join()).not.toContain('secret');
});

it('only errors are told', () => {
  const said: string[] = [];
  const { info, warn, error, child } = logBugs(words => said.push(words));
  info('a page was asked for');
  warn({ err: new Error('slow') }, 'slow');
  error('lost');
  child({ reqId: 1 }).error(new TypeError('no door'));
  error({ req: { headers: { cookie: 'secret' } } }, 'closed early');
  expect(said.map(words => words.split('\n')[0])).toEqual(['lost', 'TypeError: no door', 'closed early']);
});
