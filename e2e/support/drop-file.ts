import type { Locator } from '@playwright/test';

/** Drops a file from outside onto a place of the page, as the file manager does. */
export async function dropFile(place: Locator, name: string, type: string, bytes: Buffer): Promise<void> {
  const page = place.page();
  const transfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      type Carrier = { items: { add(file: File): void } };
      const { DataTransfer } = globalThis as unknown as { DataTransfer: new () => Carrier };
      const carried = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type }));
      return carried;
    },
    { name, type, base64: bytes.toString('base64') },
  );
  for (const event of ['dragenter', 'dragover', 'drop']) await place.dispatchEvent(event, { dataTransfer: transfer });
  await transfer.dispose();
}
