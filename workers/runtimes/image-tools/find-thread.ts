import path from 'node:path';

/** The file of a thread's body, from source or built. In the built program all entries lie in one folder, and what they have in common one deeper. */
export function findThread(name: 'upscale-thread' | 'rate-thread'): string {
  if (import.meta.filename.endsWith('.ts')) return path.join(import.meta.dirname, `${name}.ts`);
  const { dirname } = import.meta;
  return path.join(path.basename(dirname) === 'chunks' ? path.dirname(dirname) : dirname, `${name}.js`);
}
