import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../studio.fake.ts';
import { keepCertificate } from './keep-certificate.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2030-01-01T00:00:00Z');

describe('the certificate of a studio', () => {
  it('is made once and kept, readable for its user alone', async () => {
    const folder = makeFolder();
    const first = await keepCertificate(folder, 'studio-pc', NOW);
    expect(await keepCertificate(folder, 'studio-pc', NOW + 300 * DAY_MS)).toEqual(first);
    const certificate = new X509Certificate(first.cert);
    expect(certificate.subjectAltName).toBe('DNS:studio-pc, DNS:studio-pc.local, DNS:localhost');
    expect(certificate.validFromDate.getTime()).toBeLessThanOrEqual(NOW);
    if (process.platform !== 'win32') expect(statSync(path.join(folder, 'lan', 'key.pem')).mode & 0o777).toBe(0o600);
  });

  it('is made anew two months before it ends, for the same key, so that its fingerprint stays', async () => {
    const folder = makeFolder();
    const first = await keepCertificate(folder, 'studio-pc', NOW);
    const later = NOW + 680 * DAY_MS;
    const second = await keepCertificate(folder, 'studio-pc', later);
    expect(second.cert).not.toBe(first.cert);
    expect([second.fingerprint, second.key]).toEqual([first.fingerprint, first.key]);
    expect(new X509Certificate(second.cert).validToDate.getTime()).toBeGreaterThan(later + 700 * DAY_MS);
  });

  it('is another one in another folder', async () => {
    const [first, second] = [
      await keepCertificate(makeFolder(), 'a', NOW),
      await keepCertificate(makeFolder(), 'a', NOW),
    ];
    expect(first.fingerprint).not.toBe(second.fingerprint);
  });
});
