import { isObject } from './family-of.ts';

const SECRET =
  /(^|[_-])(api[_-]?keys?|secret(_key)?|password|(access|auth|bearer|refresh|hf|civitai)[_-]?token|authorization)$/i;
const isSecret = (name: string) => SECRET.test(name.replaceAll(/([a-z])([A-Z])/g, '$1_$2'));

/** JSON that was put into a text is looked through as well; a text that only begins like JSON stays as it is. */
function stripText(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    const inside: unknown = JSON.parse(text);
    const stripped = JSON.stringify(stripSecrets(inside));
    return stripped === JSON.stringify(inside) ? text : stripped;
  } catch {
    return text;
  }
}

/** A JSON value without the keys and passwords that clients put among a task's parameters, such as `openai_api_key`, however deep; nothing else changes. */
export function stripSecrets(value: unknown): unknown {
  if (typeof value === 'string') return stripText(value);
  if (Array.isArray(value)) return value.map(stripSecrets);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inside]) => (isSecret(name) ? [] : [[name, stripSecrets(inside)]])),
  );
}
