import { Refusal } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';

/** How each cloud writes its ids, said where one does not fit. */
const FORMS: Record<Lane, { readonly host: string; readonly form: RegExp; readonly says: string }> = {
  replicate: {
    host: 'replicate.com',
    form: /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
    says: 'Models of Replicate are called owner/name, such as black-forest-labs/flux-dev.',
  },
  fal: {
    host: 'fal.ai',
    form: /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){1,5}$/,
    says: 'Models of FAL are called after their endpoint, such as fal-ai/flux/dev.',
  },
};
/** Parts of a page's address that come after the id. */
const TAILS = /\/(api|playground|llms\.txt|versions(\/.*)?|readme|examples)$/;

/** The id in a page's address, or null where it is no page of that cloud. */
function readAddress(text: string, lane: Lane): string | null {
  if (!URL.canParse(text)) return null;
  const { hostname, pathname } = new URL(text);
  if (hostname !== FORMS[lane].host && hostname !== `www.${FORMS[lane].host}`) return null;
  return pathname
    .replace(/^\/models\//, '/')
    .replace(TAILS, '')
    .replace(/^\/|\/$/g, '');
}

/** Reads what a person pasted, a model's id or the address of its page; a version behind a colon is left out. Raises `invalid_request`. */
export function readModelId(pasted: string, lane: Lane): string {
  const { form, says } = FORMS[lane];
  const id = pasted.includes('://') ? (readAddress(pasted, lane) ?? '') : pasted.replace(/:[0-9a-f]{64}$/, '');
  if (form.test(id) && !id.split('/').includes('..')) return id;
  throw new Refusal({ code: 'invalid_request', message: says, issues: [{ path: 'model', message: says }] });
}
