import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { lan as doors } from '../../contract/lan.ts';
import { Refusal } from '../../contract/problem.ts';
import { type Accounts, hostOf } from '../accounts/index.ts';
import type { Lan } from './open-lan.ts';
import type { Plain } from './open-plain.ts';

/** The doors for the two ways in. */
export const createLanRoutes =
  (lan: Lan, plain: Plain, accounts: Pick<Accounts, 'makeOneTimeToken'>): FastifyPluginAsyncZod =>
  async app => {
    app.route({ ...doors.readLan, handler: async () => lan.read() });
    app.route({
      ...doors.changeLan,
      handler: async request => {
        hostOf(request);
        return lan.change(request.body);
      },
    });
    app.route({ ...doors.readPlainDoor, handler: async () => plain.read() });
    app.route({
      ...doors.changePlainDoor,
      handler: async request => {
        hostOf(request);
        return plain.change(request.body);
      },
    });
    app.route({
      ...doors.inviteBrowser,
      handler: async request => {
        hostOf(request);
        const { addresses, servesScreens } = lan.read();
        const [address] = addresses;
        if (address === undefined || !servesScreens)
          throw new Refusal({
            code: 'conflict',
            message: 'No browser on another machine can open this studio now.',
            what: 'lan',
          });
        return { address: `${address}/?token=${accounts.makeOneTimeToken()}` };
      },
    });
  };
