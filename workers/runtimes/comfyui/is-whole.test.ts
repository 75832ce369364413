import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../backend/studio.fake.ts';
import { drawFake } from './comfyui-frames.fake.ts';
import { isWhole } from './is-whole.ts';

it.each(['png', 'jpeg'] as const)('a %s is whole with its last byte, and without it is not', async format => {
  const picture = await drawFake(64, 64, 'a lamp', format);
  const file = path.join(makeFolder(), 'picture');
  writeFileSync(file, picture);
  expect(await isWhole(file, `image/${format}`)).toBe(true);
  for (const missing of [1, 8, 20, picture.length >> 1]) {
    writeFileSync(file, picture.subarray(0, picture.length - missing));
    expect(await isWhole(file, `image/${format}`)).toBe(false);
  }
});
