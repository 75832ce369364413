import sharp from 'sharp';

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Event 1: the format (1 JPEG, 2 PNG), then the picture. */
export const plainPreview = (picture: Buffer): Buffer => Buffer.concat([u32(1), u32(1), picture]);

/** Event 3: the length of a node's id, the id, its text. */
export const textFrame = (nodeId: string, text: string): Buffer =>
  Buffer.concat([u32(3), u32(nodeId.length), Buffer.from(nodeId), Buffer.from(text)]);

/** Event 4: the length of its papers in JSON, the papers, the picture. */
export function preview(picture: Buffer, promptId: string, nodeId: string): Buffer {
  const papers = Buffer.from(
    JSON.stringify({
      node_id: nodeId,
      prompt_id: promptId,
      display_node_id: nodeId,
      parent_node_id: null,
      real_node_id: nodeId,
      image_type: 'image/jpeg',
    }),
  );
  return Buffer.concat([u32(4), u32(papers.length), papers, picture]);
}

/** A plain picture whose colour comes of the words that it was made of. */
export function drawFake(width: number, height: number, words: string, format: 'png' | 'jpeg'): Promise<Buffer> {
  let mixed = 2_166_136_261;
  for (const letter of words) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  const background = { r: mixed & 255, g: (mixed >> 8) & 255, b: (mixed >> 16) & 255 };
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}
