import { EventEmitter } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The utility process's side of its channel to the main process, found at `process.parentPort`. */
class ParentPort extends EventEmitter {
  constructor() {
    super();
    process.on('message', data => this.emit('message', { data, ports: [] }));
  }
  postMessage(message: unknown) {
    process.send?.(message);
  }
  start() {}
}

// A utility process does not outlive the main process, however that one ends.
process.on('disconnect', () => process.exit(1));
Object.assign(process, { type: 'utility', parentPort: new ParentPort() });
const [, , modulePath = ''] = process.argv;
process.argv.splice(1, 1);
await import(pathToFileURL(path.resolve(modulePath)).href);
