import type { ObjectInfo } from './answers.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * What an input of a node class may be set to, in the engine's order; empty where there is no such class, input or list.
 * An input is described as `[[…choices], {…}]`, and by newer nodes as `["COMBO", {"options": […choices]}]`.
 */
export function readChoices(info: ObjectInfo, nodeClass: string, input: string): readonly string[] {
  const inputs = info[nodeClass]?.input;
  const described = inputs?.required?.[input] ?? inputs?.optional?.[input];
  if (!Array.isArray(described)) return [];
  const [kind, more] = described as readonly unknown[];
  if (Array.isArray(kind)) return kind.filter(isText);
  if (kind !== 'COMBO' || typeof more !== 'object' || more === null || !('options' in more)) return [];
  return Array.isArray(more.options) ? more.options.filter(isText) : [];
}
