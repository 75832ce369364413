import { describe, expect, it } from 'vitest';
import { type DialectStart, toWorkerId, writeCommands } from './dialect-commands.ts';

const START: DialectStart = {
  dialect: 'reigh',
  address: 'http://192.168.1.20:7803',
  secret: 'dly_secret',
  anonKey: 'head.claims.sign',
  workerName: 'Attic PC, 2nd',
};

describe('the commands that start another studio’s worker', () => {
  it('point a Wan2GP worker here by its own options, and forget the key that would call home', () => {
    expect(writeCommands(START, 'bash').split('\n')).toEqual([
      'unset SUPABASE_SERVICE_ROLE_KEY',
      'export SUPABASE_URL=http://192.168.1.20:7803',
      'export SUPABASE_ANON_KEY=head.claims.sign',
      'python worker.py --supabase-url "$SUPABASE_URL" --supabase-anon-key "$SUPABASE_ANON_KEY" \\',
      '  --reigh-access-token dly_secret --worker attic-pc-2nd',
    ]);
  });

  it('are PowerShell’s own where that is its shell', () => {
    const lines = writeCommands(START, 'powershell').split('\n');
    expect(lines[0]).toBe('Remove-Item Env:SUPABASE_SERVICE_ROLE_KEY -ErrorAction Ignore');
    expect(lines[1]).toBe('$env:SUPABASE_URL = "http://192.168.1.20:7803"');
    expect(lines[3]).toBe(
      'python worker.py --supabase-url $env:SUPABASE_URL --supabase-anon-key $env:SUPABASE_ANON_KEY `',
    );
  });

  it('point an OurVidz worker’s queue and storage here by its environment', () => {
    expect(writeCommands({ ...START, dialect: 'ourvidz', anonKey: null }, 'bash').split('\n')).toEqual([
      'export SUPABASE_URL=http://192.168.1.20:7803',
      'export SUPABASE_SERVICE_KEY=dly_secret',
      'export UPSTASH_REDIS_REST_URL=http://192.168.1.20:7803/upstash',
      'export UPSTASH_REDIS_REST_TOKEN=dly_secret',
      'python sdxl_worker.py  # or wan_worker.py, chat_worker.py, dual_orchestrator.py',
    ]);
  });

  it('name a worker in letters that go into addresses, whatever it is called', () => {
    expect([toWorkerId('Büro'), toWorkerId('機械'), toWorkerId('--x--')]).toEqual(['b-ro', 'worker', 'x']);
  });
});
