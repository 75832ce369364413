import { describe, expect, it } from 'vitest';
import { addressOf, pathOfAddress, safeName } from './storage-path.ts';

describe('paths of storage', () => {
  it('take from a file’s name all that could lead elsewhere', () => {
    expect(safeName('../../etc/passwd')).toBe('passwd');
    expect(safeName('C:\\clips\\a b.mp4')).toBe('a_b.mp4');
    expect(safeName('..')).toBe('file');
    expect(safeName('')).toBe('file');
    expect(safeName('.htaccess')).toBe('htaccess');
    expect(safeName('naïve?#%.png')).toMatch(/^nai_?ve_\.png$/);
    expect(safeName(`${'x'.repeat(500)}.mp4`)).toMatch(/^x{96}\.mp4$/);
  });

  it('are read back from the address that was made of them, whatever host it names', () => {
    const path = 'folder/tasks/1/a b.png';
    expect(pathOfAddress(addressOf('http://10.0.0.2:7803', path))).toBe(path);
    expect(pathOfAddress('https://x.supabase.co/storage/v1/object/public/image_uploads/u/tasks/1/a.mp4?x=1')).toBe(
      'u/tasks/1/a.mp4',
    );
  });

  it('are not found in other addresses', () => {
    expect(pathOfAddress('https://elsewhere.example/a.mp4')).toBeNull();
    expect(pathOfAddress('https://x.example/?u=/storage/v1/object/public/image_uploads/a')).toBeNull();
    expect(pathOfAddress('words')).toBeNull();
    expect(pathOfAddress('http://x/storage/v1/object/public/image_uploads/%')).toBeNull();
  });
});
