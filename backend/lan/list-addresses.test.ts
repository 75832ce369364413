import { describe, expect, it } from 'vitest';
import { listAddresses } from './list-addresses.ts';

const at = (address: string, more: object = {}) => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4' as const,
  mac: '02:00:00:00:00:01',
  internal: false,
  cidr: `${address}/24`,
  ...more,
});

describe('the addresses that other machines may reach', () => {
  it('begin with the likeliest: a router’s before those that the machine has within itself, or gave itself', () => {
    const found = listAddresses({
      lo: [at('127.0.0.1', { internal: true })],
      docker0: [at('172.17.0.1')],
      usb0: [at('169.254.7.7')],
      wlan0: [at('192.168.1.20')],
    });
    expect(found).toEqual(['192.168.1.20', '172.17.0.1', '169.254.7.7']);
  });

  it('are none where there is no network', () => {
    expect(listAddresses({ lo: [at('127.0.0.1', { internal: true })] })).toEqual([]);
  });
});
