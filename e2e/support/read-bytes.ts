import type { Page } from '@playwright/test';

/** The bytes at a path of the studio, as the page gets them. */
export async function readBytes(page: Page, path: string): Promise<Buffer> {
  const bytes = await page.evaluate(async path => [...new Uint8Array(await (await fetch(path)).arrayBuffer())], path);
  return Buffer.from(bytes);
}
