import type { FastifyInstance } from 'fastify';

/** Any body that is not JSON is handed to its door as a stream, untouched; only doors that say `takesBytes` get one. */
export function takeBytes(app: FastifyInstance): void {
  app.addContentTypeParser('*', (request, payload, done) => {
    if (request.routeOptions.config.takesBytes) done(null, payload);
    else done(Object.assign(new Error('not JSON'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }));
  });
}
