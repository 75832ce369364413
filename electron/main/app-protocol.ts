import type { FastifyInstance } from 'fastify';
import { type Problem, statusOf } from '../../backend/contract/problem.ts';
import { serveFile } from './serve-file.ts';
import { isMediaPath, serveMedia } from './serve-media.ts';

type Sources = {
  readonly app: Pick<FastifyInstance, 'inject'>;
  readonly token: string;
  /** Where the built screens lie. */
  readonly rendererFolder: string;
};

/** Answers every address of the window's origin: pictures and clips from the studio, all else from the built screens; JSON goes over the bridge alone. */
export function createAppProtocol({ app, token, rendererFolder }: Sources): (request: Request) => Promise<Response> {
  return async request => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'app')
      return refuse({ code: 'not_found', message: 'There is no such place.', what: 'host', id: host });
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(notOverTheBridge);
    if (isMediaPath(pathname)) return serveMedia(request, app, token);
    if (pathname === '/api' || pathname.startsWith('/api/')) return refuse(notOverTheBridge);
    return serveFile(rendererFolder, pathname);
  };
}

const notOverTheBridge: Problem = {
  code: 'not_allowed',
  message: 'In the desktop the studio is asked over its bridge, not by address.',
  needs: 'window.dailies.request',
};

function refuse(problem: Problem): Response {
  return Response.json(problem, { status: statusOf[problem.code] });
}
