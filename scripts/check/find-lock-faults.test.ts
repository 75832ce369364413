import { describe, expect, it } from 'vitest';
import { findLockFaults } from './find-lock-faults.ts';

describe('finding faults in a lock', () => {
  const sound = { version: '1.0.0', integrity: 'sha512-x' };

  it('finds none where every wanted package is locked, nested or not', () => {
    const packages = {
      '': { dependencies: { paint: '1.0.0' } },
      'node_modules/paint': { ...sound, dependencies: { oil: '2' }, optionalDependencies: { '@paint/linux': '1.0.0' } },
      'node_modules/paint/node_modules/oil': { ...sound, dependencies: { '@paint/linux': '1' } },
      'node_modules/@paint/linux': sound,
    };
    expect(findLockFaults({ packages })).toEqual([]);
  });

  it('finds a platform package that npm dropped because it was not published', () => {
    const packages = { '': {}, 'node_modules/paint': { ...sound, optionalDependencies: { '@paint/darwin': '1.0.0' } } };
    expect(findLockFaults({ packages })).toEqual(['@paint/darwin is missing, wanted by node_modules/paint']);
  });

  it('does not take a package nested in a neighbour for the wanted one', () => {
    const packages = {
      '': { dependencies: { oil: '1' } },
      'node_modules/paint/node_modules/oil': sound,
    };
    expect(findLockFaults({ packages })).toEqual(['oil is missing, wanted by the project']);
  });

  it('finds an address of a registry', () => {
    const packages = { 'node_modules/paint': { ...sound, resolved: 'https://registry.example/paint.tgz' } };
    expect(findLockFaults({ packages })).toEqual([
      'node_modules/paint names an address: https://registry.example/paint.tgz',
    ]);
  });

  it('finds a package without a checksum', () => {
    expect(findLockFaults({ packages: { 'node_modules/paint': { version: '1.0.0' } } })).toEqual([
      'node_modules/paint has no checksum',
    ]);
  });
});
