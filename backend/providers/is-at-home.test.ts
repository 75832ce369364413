import { describe, expect, it } from 'vitest';
import { isAtHome } from './is-at-home.ts';

const HOME = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.20', '100.100.1.1', '::1', 'fd00::5', 'fe80::1'];
const ELSEWHERE = ['1.1.1.1', '172.32.0.1', '192.0.2.1', '0.0.0.0', '2606:4700::1111', '64:ff9b::101:101', '2002::1'];

describe('an address at home', () => {
  it.each([...HOME, '::ffff:192.168.1.20'])('is %s', address => expect(isAtHome(address)).toBe(true));

  it.each([...ELSEWHERE, '::ffff:1.1.1.1', 'localhost', ''])('is not “%s”', address =>
    expect(isAtHome(address)).toBe(false),
  );
});
