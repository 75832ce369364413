import { Refusal } from './problem.ts';

/** P-256 (FIPS 186-4, D.1.2.3): y² = x³ − 3x + B over the field of this prime. */
const PRIME = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const SHARE = /^[0-9a-f]{64}$/;

/** What each side shows the other to prove that it knows the code and sees the same certificate. */
export type Proofs = { readonly worker: string; readonly studio: string };
/** One side of an exchange: its share, and the proofs once the other's share is here. */
export type Exchange = { readonly share: string; prove(theirs: string): Promise<Proofs> };

type Secret = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
type Bytes = Uint8Array<ArrayBuffer>;
const toHex = (bytes: ArrayBuffer | Bytes) =>
  [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const hash = async (text: string) => toHex(await crypto.subtle.digest('SHA-256', utf8(text)));

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** The point with this x, uncompressed (SEC 1, 2.3.3), either of the two; null where the curve has none. */
function lift(hex: string): Bytes | null {
  const x = BigInt(`0x${hex}`);
  if (x >= PRIME) return null;
  const square = (((x * x * x - 3n * x + B) % PRIME) + PRIME) % PRIME;
  const y = power(square, (PRIME + 1n) / 4n); // The prime is 3 modulo 4.
  if ((y * y) % PRIME !== square) return null;
  const digits = `04${hex}${y.toString(16).padStart(64, '0')}`;
  return Uint8Array.from({ length: 65 }, (_, index) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16));
}

/** A point whose logarithm nobody knows, drawn from the code and the channel. */
async function drawPoint(code: string, channel: string): Promise<Bytes> {
  for (let count = 0; ; count++) {
    const point = lift(await hash(`dailies pairing 1 point\n${code}\n${channel}\n${count}`));
    if (point) return point;
  }
}

async function multiply(scalar: Secret, point: Bytes): Promise<string> {
  const key = await crypto.subtle.importKey('raw', point, CURVE, false, []);
  return toHex(await crypto.subtle.deriveBits({ name: 'ECDH', public: key }, scalar, 256));
}

async function sign(key: string, words: string): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;
  const imported = await crypto.subtle.importKey('raw', utf8(key), hmac, false, ['sign']);
  return toHex(await crypto.subtle.sign(hmac, imported, utf8(words)));
}

/**
 * Begins one side of a password-authenticated key exchange after CPace (draft-irtf-cfrg-cpace), by x-coordinates on P-256: both sides
 * multiply a point that is drawn from the code and the `channel`, which is the fingerprint of the certificate that each of them sees.
 * Who knows only one of the two learns from a whole run no more than whether one guess was right.
 * `prove` raises `invalid_request` for a share that is no point.
 */
export async function openExchange(side: 'worker' | 'studio', code: string, channel: string): Promise<Exchange> {
  const { privateKey } = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const share = await multiply(privateKey, await drawPoint(code, channel));
  return {
    share,
    prove: async theirs => {
      const point = SHARE.test(theirs) ? lift(theirs) : null;
      if (!point) throw new Refusal({ code: 'invalid_request', message: 'That share is no point.', issues: [] });
      const secret = await multiply(privateKey, point);
      const shares = side === 'worker' ? [share, theirs] : [theirs, share];
      const key = await hash(['dailies pairing 1 key', secret, ...shares, channel].join('\n'));
      return { worker: await sign(key, 'worker'), studio: await sign(key, 'studio') };
    },
  };
}
