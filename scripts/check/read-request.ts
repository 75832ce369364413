import { parseArgs } from 'node:util';

/** What the person asked the check for. */
export type CheckRequest =
  | { readonly want: 'list' }
  | { readonly want: 'run'; readonly names: readonly string[]; readonly verbose: boolean }
  | { readonly want: 'nothing'; readonly why: string };

/** Reads the command line against the names of the steps that exist, keeping the steps' own order. */
export function readRequest(args: readonly string[], known: readonly string[]): CheckRequest {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: { all: { type: 'boolean' }, list: { type: 'boolean' }, verbose: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const strange = tokens.find(token => token.kind === 'option' && !['all', 'list', 'verbose'].includes(token.name));
  if (strange?.kind === 'option') return { want: 'nothing', why: `There is no option ${strange.rawName}.` };
  const unknown = positionals.filter(name => !known.includes(name));
  if (unknown.length > 0) return { want: 'nothing', why: `There is no step called ${unknown.join(', ')}.` };
  if (values.list === true) return { want: 'list' };
  const verbose = values.verbose === true;
  if (values.all === true) return { want: 'run', names: known, verbose };
  if (positionals.length === 0) return { want: 'list' };
  return { want: 'run', names: known.filter(name => positionals.includes(name)), verbose };
}
