import { createHash } from 'node:crypto';

const LONGEST = 80;
const MARK = 8;

const baseName = (fileName: string) => fileName.split(/[\\/]/).at(-1) ?? fileName;
const withoutEnding = (name: string) => name.replace(/\.(safetensors|sft|ckpt|gguf|pth|pt|bin|onnx|json)$/i, '');

/** What a model is called on the screen: its file's name without folder and ending, at most 80 characters. */
export const modelNameOf = (fileName: string): string => withoutEnding(baseName(fileName)).slice(0, LONGEST);

/**
 * A model card's id for a model file: the same for one file name in any folder and on any machine.
 * Where the name has letters that an id cannot carry, or is too long for one, a mark made of the whole name keeps it apart from others.
 */
export function modelIdOf(fileName: string): string {
  const name = withoutEnding(baseName(fileName)).toLowerCase().normalize('NFC');
  const slug = name
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .replace(/-+$/, '');
  const lost = [...name].some(letter => letter > '\u007f');
  if (slug !== '' && slug.length <= LONGEST && !lost) return slug;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, MARK);
  const kept = slug.slice(0, LONGEST - MARK - 1).replace(/[^a-z0-9]+$/, '');
  return `${kept === '' ? 'model' : kept}-${mark}`;
}
