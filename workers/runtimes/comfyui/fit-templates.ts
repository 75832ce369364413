import { guessFamily } from '../diffusion/families.ts';
import type { ObjectInfo } from './answers.ts';
import { readChoices } from './read-choices.ts';
import { TEMPLATES, type Template } from './templates.ts';

/** A template that runs on an engine with one of its model files, and the file for each input that takes one. */
export type Fitted = {
  readonly template: Template;
  /** The model file as the engine names it. */
  readonly file: string;
  readonly files: readonly { readonly node: string; readonly input: string; readonly value: string }[];
};

const choicesAt = (info: ObjectInfo, { graph }: Template, { node, input }: { node: string; input: string }) =>
  readChoices(info, graph[node]?.class_type ?? '', input);

const isNamed = (file: string, pattern: string) => new RegExp(pattern, 'i').test(file);

function isFor({ file: wanted, families }: Template, file: string): boolean {
  if (wanted.sign !== undefined && !isNamed(file, wanted.sign)) return false;
  if (wanted.not !== undefined && isNamed(file, wanted.not)) return false;
  return wanted.folder === 'upscale_models' || families.includes(guessFamily(file));
}

/** The other file of a pair whose names differ in one word only, in any case of letters. */
function findPartner(file: string, [from, to]: readonly [string, string], choices: readonly string[]): string | null {
  const wanted = file.toLowerCase().replaceAll(from, to);
  return choices.find(choice => choice !== file && choice.toLowerCase() === wanted) ?? null;
}

function findPart(part: Template['parts'][number], file: string, choices: readonly string[]): string | null {
  if ('partner' in part) return findPartner(file, part.partner, choices);
  for (const pattern of part.find) {
    const found = choices.find(choice => isNamed(choice, pattern));
    if (found !== undefined) return found;
  }
  return null;
}

function fitTo(info: ObjectInfo, template: Template, file: string): Fitted | null {
  const files = [{ node: template.file.node, input: template.file.input, value: file }];
  for (const part of template.parts) {
    const value = findPart(part, file, choicesAt(info, template, part));
    if (value === null) return null;
    files.push({ node: part.node, input: part.input, value });
  }
  return { template, file, files };
}

/** Every template that this engine has all nodes and all files for, once for each model file. */
export function fitTemplates(info: ObjectInfo): readonly Fitted[] {
  return TEMPLATES.filter(({ graph }) => Object.values(graph).every(node => node.class_type in info)).flatMap(
    template =>
      choicesAt(info, template, template.file)
        .filter(file => isFor(template, file))
        .flatMap(file => fitTo(info, template, file) ?? []),
  );
}
