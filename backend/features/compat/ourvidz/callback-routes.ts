import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Refusal } from '../../../contract/problem.ts';
import { whenGone } from '../../../plugins/when-gone.ts';
import type { CompatParts } from '../compat-parts.ts';
import { dialectCallerOf, originOf } from '../find-dialect-caller.ts';
import { jsonIn, textIn } from './read-body.ts';
import { readCallback } from './read-callback.ts';
import { settleCallback } from './settle-callback.ts';
import { callbackSecretOf, isSignedBy } from './sign-link.ts';
import { keepSigningKey } from './signing-key.ts';

const SIGNATURE = 'x-callback-signature';

/** Where a worker says what became of what it popped; signed by it or not, but a signature that is there must be right. */
export const createCallbackRoutes =
  (parts: CompatParts): FastifyPluginAsyncZod =>
  async app => {
    app.route({
      method: 'POST',
      url: '/functions/v1/job-callback',
      handler: async (request, reply) => {
        const caller = dialectCallerOf(request);
        const signature = request.headers[SIGNATURE];
        if (signature !== undefined) {
          const secret = callbackSecretOf(await keepSigningKey(parts.database), caller.tokenId);
          if (!isSignedBy(secret, textIn(request), String(signature)))
            throw new Refusal({ code: 'not_signed_in', message: 'Invalid callback signature' });
        }
        const callback = readCallback(jsonIn(request));
        if (typeof callback === 'string') throw new Refusal({ code: 'invalid_request', message: callback, issues: [] });
        const place = { origin: originOf(request), signal: whenGone(reply) };
        const { skipped, message } = await settleCallback(parts, caller, callback, place);
        const { jobId, status } = callback;
        return { success: true, jobId, status, message, ...(skipped && { skipped: true }) };
      },
    });
  };
