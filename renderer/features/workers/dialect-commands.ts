import type { Dialect } from '../../../backend/contract/tokens.ts';

/** The shells that a command is written for. */
export type Shell = 'bash' | 'powershell';

/** What another studio's worker is started with. */
export type DialectStart = {
  readonly dialect: Dialect;
  /** Such as `http://192.168.1.20:7803`, with no slash at its end. */
  readonly address: string;
  readonly secret: string;
  /** Of a Reigh token alone. */
  readonly anonKey: string | null;
  readonly workerName: string;
};

/** The programs of an OurVidz worker, each a lane of its own; the last starts all that fit. */
const OURVIDZ_PROGRAMS = ['sdxl_worker.py', 'wan_worker.py', 'chat_worker.py', 'dual_orchestrator.py'] as const;

const set = (shell: Shell, name: string, value: string) =>
  shell === 'bash' ? `export ${name}=${value}` : `$env:${name} = "${value}"`;

/** The name under which a Wan2GP worker reports: letters, digits and dashes, since it goes into addresses. */
export const toWorkerId = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'worker';

function startReigh({ address, secret, anonKey, workerName }: DialectStart, shell: Shell): string {
  const go = shell === 'bash' ? ' \\' : ' `';
  // With a service key it would call a studio that is not this one.
  const forget =
    shell === 'bash'
      ? 'unset SUPABASE_SERVICE_ROLE_KEY'
      : 'Remove-Item Env:SUPABASE_SERVICE_ROLE_KEY -ErrorAction Ignore';
  const get = (variable: string) => (shell === 'bash' ? `"$${variable}"` : `$env:${variable}`);
  return [
    forget,
    set(shell, 'SUPABASE_URL', address),
    set(shell, 'SUPABASE_ANON_KEY', anonKey ?? ''),
    `python worker.py --supabase-url ${get('SUPABASE_URL')} --supabase-anon-key ${get('SUPABASE_ANON_KEY')}${go}`,
    `  --reigh-access-token ${secret} --worker ${toWorkerId(workerName)}`,
  ].join('\n');
}

function startOurVidz({ address, secret }: DialectStart, shell: Shell): string {
  const [program, ...others] = OURVIDZ_PROGRAMS;
  return [
    set(shell, 'SUPABASE_URL', address),
    set(shell, 'SUPABASE_SERVICE_KEY', secret),
    set(shell, 'UPSTASH_REDIS_REST_URL', `${address}/upstash`),
    set(shell, 'UPSTASH_REDIS_REST_TOKEN', secret),
    `python ${program}  # or ${others.join(', ')}`,
  ].join('\n');
}

/** The exact commands that point another studio's worker at this one; sources: the workers' own command lines and environment. */
export const writeCommands = (start: DialectStart, shell: Shell): string =>
  start.dialect === 'reigh' ? startReigh(start, shell) : startOurVidz(start, shell);
