import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { compat as doors } from '../../contract/compat.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Token } from '../../contract/tokens.ts';
import { hostOf } from '../accounts/index.ts';
import { allowProbe, readWorker } from '../workers/index.ts';
import type { CompatParts } from './compat-parts.ts';
import { callbackSecretOf } from './ourvidz/sign-link.ts';
import { keepSigningKey } from './ourvidz/signing-key.ts';
import type { Recorder } from './recorder.ts';

/** The doors through which the owner looks after other studios' workers. */
export const createCompatRoutes =
  (parts: CompatParts, recorder: Recorder): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      ...doors.listExchanges,
      handler: async request => {
        hostOf(request);
        const { id } = readWorker(parts.workers, request.params.workerId);
        const { after } = request.query;
        return { exchanges: recorder.list(id, after), strangers: recorder.list(null, after) };
      },
    });
    app.route({
      ...doors.allowProbe,
      handler: async request => {
        hostOf(request);
        const { workerId } = request.params;
        await allowProbe(parts.workers, workerId, request.body.allowed);
        return readWorker(parts.workers, workerId);
      },
    });
    app.route({
      ...doors.readCallbackSecret,
      handler: async request => {
        hostOf(request);
        const { workerId } = request.params;
        const isMeant = (token: Token) => token.workerId === workerId && token.state === 'good';
        const token = parts.tokens.list().find(each => each.dialect === 'ourvidz' && isMeant(each));
        if (!token)
          throw new Refusal({
            code: 'not_found',
            message: 'That is no OurVidz worker with a good token.',
            what: 'worker',
            id: workerId,
          });
        return { secret: callbackSecretOf(await keepSigningKey(parts.database), token.id) };
      },
    });
  };
