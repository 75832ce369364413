/** A picture of how far a run is, as it came over the socket. */
export type PreviewFrame = { readonly promptId: string | null; readonly picture: Uint8Array<ArrayBuffer> };

const PREVIEW_IMAGE = 1;
const PREVIEW_IMAGE_WITH_METADATA = 4;

/** The preview that a binary message carries, or null: for other events (3 is a node's text) and for what is cut short. Numbers are big-endian. */
export function readFrame(message: ArrayBuffer): PreviewFrame | null {
  const view = new DataView(message);
  if (view.byteLength < 8) return null;
  const event = view.getUint32(0);
  // Event 1 names the format in its second word; the bytes say it as well.
  if (event === PREVIEW_IMAGE) return { promptId: null, picture: new Uint8Array(message.slice(8)) };
  if (event !== PREVIEW_IMAGE_WITH_METADATA) return null;
  const end = 8 + view.getUint32(4);
  if (end >= view.byteLength) return null;
  return { promptId: readPromptId(message.slice(8, end)), picture: new Uint8Array(message.slice(end)) };
}

function readPromptId(json: ArrayBuffer): string | null {
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(json));
    return typeof told === 'object' && told !== null && 'prompt_id' in told ? String(told.prompt_id) : null;
  } catch {
    return null; // A preview is worth showing without its papers.
  }
}
