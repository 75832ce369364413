import type { Page } from '@playwright/test';
import type { Fetch } from '../../backend/contract/client.ts';
import type { DesktopBridge, WireRequest } from '../../backend/contract/wire.ts';

type Bridged = { readonly dailies?: Pick<DesktopBridge, 'request'> };

/** Asks the studio as the page does: signed in as its person, over HTTP in a browser and over the bridge in the desktop. Texts only. */
export const fetchThroughPage =
  (findPage: () => Page): Fetch =>
  async request => {
    const { pathname, search } = new URL(request.url);
    const asked = {
      method: request.method,
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      body: request.body === null ? null : await request.text(),
    };
    const { status, headers, body } = await findPage().evaluate(async asked => {
      const { dailies } = globalThis as Bridged;
      if (dailies) return dailies.request(asked as WireRequest);
      const { url, ...rest } = asked;
      const answer = await fetch(url, rest);
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
    }, asked);
    return new Response(status === 204 ? null : body, { status, headers });
  };
