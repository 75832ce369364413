import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';

const DAY_MS = 86_400_000;
const LASTS_MS = 730 * DAY_MS;
const RENEW_BEFORE_MS = 60 * DAY_MS;

/** What a TLS listener shows and proves; PEM. The fingerprint is the SHA-256 of the public key (SPKI, DER) in hex. */
export type Certificate = { readonly key: string; readonly cert: string; readonly fingerprint: string };

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside and moved into place, so that a half file is never read; nobody but this user may read it. */
function writeSecret(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/**
 * The studio's own certificate, kept in its folder: made at the first time, and made anew for the same key before it ends,
 * so that the machines that know the key's fingerprint go on trusting it.
 */
export async function keepCertificate(folder: string, hostname: string, now: number): Promise<Certificate> {
  const place = path.join(folder, 'lan');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const [keyFile, certFile] = [path.join(place, 'key.pem'), path.join(place, 'certificate.pem')];
  const key =
    readIfThere(keyFile) ??
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const publicKey = createPublicKey(createPrivateKey(key));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(spki).digest('hex');
  const known = readIfThere(certFile);
  if (known !== null && isGood(new X509Certificate(known), spki, now)) return { key, cert: known, fingerprint };
  writeSecret(keyFile, key);
  const { cert } = await generate([{ name: 'commonName', value: 'Dailies' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    keyPair: { privateKey: key, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() },
    notBeforeDate: new Date(now - DAY_MS), // The other machine's clock may be behind.
    notAfterDate: new Date(now + LASTS_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [hostname, `${hostname}.local`, 'localhost'].map(value => ({ type: 2 as const, value })),
      },
    ],
  });
  writeSecret(certFile, cert);
  return { key, cert, fingerprint };
}

const isGood = (certificate: X509Certificate, spki: Buffer, now: number) =>
  certificate.publicKey.export({ type: 'spki', format: 'der' }).equals(spki) &&
  certificate.validToDate.getTime() - now > RENEW_BEFORE_MS &&
  certificate.validFromDate.getTime() <= now;
