import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A field of an endpoint's input as FAL's own client types it: whether it must be there, and its words where only these are taken. */
export type ClientField = { readonly required: boolean; readonly words: readonly string[] | null };

const client = path.dirname(fileURLToPath(import.meta.resolve('@fal-ai/client')));
const file = path.join(client, 'types', 'endpoints.d.ts');

const nameOf = (name: ts.PropertyName): string => (ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '');
const wordOf = (type: ts.TypeNode): string | null =>
  ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : null;

/** Only words, or also something else. */
function wordsOf(type: ts.TypeNode | undefined): readonly string[] | null {
  if (!type || !ts.isUnionTypeNode(type)) return null;
  const words = type.types.map(wordOf).filter(word => word !== null);
  return words.length === type.types.length ? words : null;
}

/** Reads what FAL's client says of its endpoints: null for one that it does not know. */
export function readClientTypes(): (endpoint: string) => ReadonlyMap<string, ClientField> | null {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const types = new Map<string, ts.TypeNode>();
  for (const statement of source.statements)
    if (ts.isTypeAliasDeclaration(statement)) types.set(statement.name.text, statement.type);
  const fieldsOf = (type: ts.TypeNode | undefined): ReadonlyMap<string, ClientField> | null => {
    if (type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName))
      return fieldsOf(types.get(type.typeName.text));
    if (!type || !ts.isTypeLiteralNode(type)) return null;
    const members = type.members.filter(ts.isPropertySignature);
    return new Map(
      members.map(({ name, questionToken, type: of }) => [
        nameOf(name),
        { required: questionToken === undefined, words: wordsOf(of) },
      ]),
    );
  };
  const endpoints = types.get('EndpointTypeMap');
  return endpoint => {
    if (!endpoints || !ts.isTypeLiteralNode(endpoints)) throw new Error('FAL types its endpoints in another way now.');
    const found = endpoints.members.filter(ts.isPropertySignature).find(({ name }) => nameOf(name) === endpoint)?.type;
    if (!found || !ts.isTypeLiteralNode(found)) return null;
    return fieldsOf(found.members.filter(ts.isPropertySignature).find(({ name }) => nameOf(name) === 'input')?.type);
  };
}
