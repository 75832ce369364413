import { createHash } from 'node:crypto';

/** What stands for a file, whose address a cloud may write in its own way. */
const FILE = '(file)';
const isAddress = (value: string): boolean => /^(data:|https?:)/.test(value);

function withoutFiles(value: unknown): unknown {
  if (typeof value === 'string') return isAddress(value) ? FILE : value;
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, held]) => [name, withoutFiles(held)]));
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** By what an input is known again in a cloud's list: its fields in order, files left out, and the hash of that. */
export function fingerprint(input: Readonly<Record<string, unknown>>): { sent: string; sentHash: string } {
  const sent = JSON.stringify(withoutFiles(input));
  return { sent, sentHash: hash(sent) };
}

/** Whether a listed input is one that was sent. Fields that the cloud has added by itself do not count; `null` where it shows none any more. */
export function isSameInput(listed: unknown, { sent, sentHash }: { sent: string; sentHash: string }): boolean | null {
  if (typeof listed !== 'object' || listed === null || Object.keys(listed).length === 0) return null;
  const names = Object.keys(JSON.parse(sent) as object);
  const ours = Object.fromEntries(Object.entries(listed).filter(([name]) => names.includes(name)));
  return hash(JSON.stringify(withoutFiles(ours))) === sentHash;
}
