import type { FoundRecipe } from '../contract/media.ts';
import type { EmbeddedRecipe } from './embedded-recipe.ts';
import { readRecipeJson, writeRecipeJson } from './recipe-json.ts';
import { writeRecipeText } from './recipe-text.ts';

const NAMESPACE = 'urn:dailies:recipe:1';
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML 1.0 has no way at all to hold these, escaped or not (its section 2.2). */
const UNSPEAKABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escapeXml = (text: string) => text.replace(UNSPEAKABLE, '').replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign);

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (entity, hex, decimal, name) => {
    if (name) return CHARACTERS[name] ?? entity;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

/** The recipe as an XMP packet (ISO 16684-1): ours whole as JSON, and as the description that picture programs show. */
export function writeXmp(recipe: EmbeddedRecipe): Buffer {
  const description = escapeXml(writeRecipeText(recipe));
  const json = escapeXml(writeRecipeJson(recipe));
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
      ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dailies="${NAMESPACE}">` +
      `<xmp:CreatorTool>Dailies</xmp:CreatorTool>` +
      `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${description}</rdf:li></rdf:Alt></dc:description>` +
      `<dailies:recipe>${json}</dailies:recipe>` +
      `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
}

/** Finds our recipe in an XMP packet, as an element or, as other programs may rewrite it, as an attribute. */
export function readXmp(packet: Buffer): FoundRecipe | null {
  const text = packet.toString('utf8');
  if (!text.includes(NAMESPACE)) return null;
  const [, inElement, inAttribute] = /<dailies:recipe>([^<]*)<|\sdailies:recipe="([^"<]*)"/.exec(text) ?? [];
  return readRecipeJson(unescapeXml(inElement ?? inAttribute ?? ''));
}
