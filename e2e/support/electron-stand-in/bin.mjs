#!/usr/bin/env -S sh -c 'PATH=$(realpath "$(dirname "$0")/../../..")/node_modules/.bin:$PATH exec node "$0" "$@"'
// The shebang puts the project's own Node first: `exec` keeps the process id, so whoever started this file can also kill it.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 15)) {
  console.error(
    `The Electron stand-in needs Node 22.15 or newer and runs on ${process.version}. Run \`npm ci\`, which brings one.`,
  );
  process.exit(1);
}
await import('./start.ts');
