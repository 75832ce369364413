import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { pairing as doors, SAME_MACHINE } from '../../contract/pairing.ts';
import type { Pairings } from './open-pairings.ts';
import { hostOf } from './token-routes.ts';

const FEW = { max: 20, timeWindow: 60_000 };

/** What the pairing doors ask of the way in. */
export type PairingPlace = { readonly studioId: string; readonly fingerprint: () => string | null };

/** The doors for pairing. */
export const createPairingRoutes =
  (pairings: Pairings, { studioId, fingerprint }: PairingPlace): FastifyPluginAsyncZod =>
  async app => {
    const channelOf = (request: FastifyRequest) =>
      request.protocol === 'https' ? (fingerprint() ?? '') : SAME_MACHINE;
    app.route({
      ...doors.readPairing,
      handler: async request => {
        hostOf(request);
        return { pairing: pairings.read() };
      },
    });
    app.route({
      ...doors.openPairing,
      handler: async (request, reply) => reply.code(201).send(pairings.open(hostOf(request))),
    });
    app.route({
      ...doors.closePairing,
      handler: async (request, reply) => {
        hostOf(request);
        pairings.close();
        return reply.code(204).send();
      },
    });
    app.route({
      ...doors.beginExchange,
      config: { ...doors.beginExchange.config, rateLimit: FEW },
      handler: async request => pairings.begin(request.body.share, channelOf(request)),
    });
    app.route({
      ...doors.redeemPairing,
      config: { ...doors.redeemPairing.config, rateLimit: FEW },
      handler: async request => {
        const { exchangeId, proof, name } = request.body;
        return { token: await pairings.redeem(exchangeId, proof, name), studioId };
      },
    });
  };
