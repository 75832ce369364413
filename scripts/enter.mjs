import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundledNode = path.join(
  root,
  'node_modules',
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Runs a TypeScript entry, given relative to the project's root, under a Node new enough for better-sqlite3 (22.14); else says what to do and exits 1. */
export async function enter(entry) {
  process.chdir(root);
  const file = path.join(root, entry);
  if (!existsSync(path.join(root, 'node_modules', 'fastify'))) {
    stop('The packages are not installed yet. Run "npm ci" in this folder first.');
  } else if (isNewEnough(process.versions.node) && process.features.typescript) {
    await import(pathToFileURL(file).href);
  } else if (isNewEnough(process.versions.node)) {
    become(process.execPath, ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', file]);
  } else if (existsSync(bundledNode)) {
    become(bundledNode, [file]);
  } else {
    stop(
      `Dailies needs Node 22.14 or newer and this is ${process.version}. Install it from https://nodejs.org and run the same command again.`,
    );
  }
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 14);
}

function become(node, args) {
  const child = spawn(node, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

function stop(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
