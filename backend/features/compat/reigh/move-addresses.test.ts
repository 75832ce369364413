import { describe, expect, it } from 'vitest';
import { moveAddresses } from './move-addresses.ts';
import { openReigh, paint } from './reigh-bench.fake.ts';

const ROOT = '/storage/v1/object/public/image_uploads/';
const isOurs = (path: string) => path.startsWith('ours/');

describe('the addresses in a reply', () => {
  it('are those that its reader can reach, also in words within words', () => {
    const inner = JSON.stringify({ url: `http://localhost:1${ROOT}ours/a%20b.png` });
    const text = JSON.stringify({ list: [`http://localhost:1${ROOT}ours/c.mp4?x=1`], inner });
    expect(JSON.parse(moveAddresses(text, 'http://10.0.0.2:7803', isOurs))).toEqual({
      list: [`http://10.0.0.2:7803${ROOT}ours/c.mp4?x=1`],
      inner: JSON.stringify({ url: `http://10.0.0.2:7803${ROOT}ours/a%20b.png` }),
    });
  });

  it('of another storage are left alone', () => {
    const text = `https://x.supabase.co${ROOT}theirs/a.png and http://y/storage/v1/object/private/ours/a.png and ${ROOT}ours/a`;
    expect(moveAddresses(text, 'http://studio', isOurs)).toBe(text);
  });

  it('of a file that one machine handed in are told to another by its own way to the studio', async () => {
    const { plant, claim, complete, knock, bearer, secret } = await openReigh();
    const first = plant();
    await claim();
    const { public_url } = (await complete(first)).json();
    plant({ params: { image: public_url, prompt: 'x' } });
    const reply = await knock(
      'POST',
      '/functions/v1/claim-next-task',
      { ...bearer(secret), host: '127.0.0.1:7803' },
      {},
    );
    const { params } = reply.json() as { params: { image: string } };
    expect(params.image).toBe(String(public_url).replace('localhost', '127.0.0.1'));
    expect((await knock('GET', new URL(params.image).pathname)).raw.equals(await paint('red'))).toBe(true);
  });
});
