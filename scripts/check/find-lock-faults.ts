/** The part of package-lock.json that is looked at. */
export type Lock = { readonly packages: Readonly<Record<string, LockedPackage>> };

type LockedPackage = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/**
 * What is wrong with a lock, a sentence each: npm silently drops platform packages that are not published, and then
 * `npm ci` fails on that platform alone; and a resolved address ties everybody to one registry.
 */
export function findLockFaults(lock: Lock): readonly string[] {
  return Object.entries(lock.packages).flatMap(([place, entry]) => {
    const wanted = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
    const faults = wanted
      .filter(name => !isLocked(lock, place, name))
      .map(name => `${name} is missing, wanted by ${place === '' ? 'the project' : place}`);
    if (entry.resolved !== undefined && entry.link !== true)
      faults.push(`${place} names an address: ${entry.resolved}`);
    if (place !== '' && entry.integrity === undefined && entry.link !== true && entry.inBundle !== true) {
      faults.push(`${place} has no checksum`);
    }
    return faults;
  });
}

function isLocked(lock: Lock, place: string, name: string): boolean {
  const own = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
  if (lock.packages[own]?.version !== undefined) return true;
  if (place === '') return false;
  const parent = place.lastIndexOf('/node_modules/');
  return isLocked(lock, parent === -1 ? '' : place.slice(0, parent), name);
}
