import { execFileSync } from 'node:child_process';

/** The built-in worker's process under a studio's; null while there is none. Asks `ps`, so not on Windows. */
export function findWorkerProcess(studioPid: number): number | null {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const rows = table.split('\n').flatMap(line => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const isBelow = (pid: number): boolean => {
    const parent = rows.find(row => row.pid === pid)?.parent;
    return parent === studioPid || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  // The real desktop's worker is a utility process, which is named by its kind.
  const isWorker = /out\/main\/(desktop-)?worker\.js|utility-sub-type=node/;
  return rows.find(({ pid, command }) => isWorker.test(command) && isBelow(pid))?.pid ?? null;
}
