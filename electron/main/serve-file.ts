import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMissing, locateFile, typeOf } from '../../backend/plugins/built-files.ts';
import { CONTENT_SECURITY_POLICY } from '../../backend/plugins/guard-origin.ts';

/** Answers a file of the built screens; an address without an extension is a place inside the app, so it answers the page itself. */
export async function serveFile(folder: string, pathname: string): Promise<Response> {
  const file = locateFile(folder, path.extname(pathname) === '' ? '/index.html' : pathname);
  if (file === null) return answerText(400, 'This address names no file.');
  try {
    return new Response(await readFile(file), {
      headers: {
        'content-type': typeOf(file),
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  } catch (error) {
    if (isMissing(error)) return answerText(404, 'There is no such file.');
    throw error;
  }
}

function answerText(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
