import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Gives the shelf `ab/` for a hash `ab…`, made where it is lacking, its name durable when it resolves.
 * Each shelf is seen to once; whoever comes meanwhile waits for that, since a file is not safe before its shelf's name is.
 */
export function openShelves(root: string): (sha256: string) => Promise<string> {
  const shelves = new Map<string, Promise<string>>();
  const make = async (name: string) => {
    const shelf = path.join(root, name);
    await makeFolder(shelf);
    await syncFolder(root);
    return shelf;
  };
  return sha256 => {
    const name = sha256.slice(0, 2);
    const known = shelves.get(name);
    if (known) return known;
    const made = make(name);
    shelves.set(name, made);
    made.catch(() => shelves.delete(name));
    return made;
  };
}
