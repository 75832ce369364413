import type { Page } from '@playwright/test';

/** The bytes at a path of the studio, as the page gets them. */
export async function readBytes(page: Page, path: string): Promise<Buffer> {
  const text = await page.evaluate(
    async path => new Uint8Array(await (await fetch(path)).arrayBuffer()).toBase64(),
    path,
  );
  return Buffer.from(text, 'base64');
}
