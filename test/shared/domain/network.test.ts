import { describe, expect, it } from 'vitest';
import { meantNetwork, spelledNetwork } from '../../../shared/domain/network.ts';

describe('a network', () => {
  it.each([
    ['2001:DB8::/32', '2001:db8::/32'],
    ['2001:0db8:0000:0000:0000:0000:0000:0000/32', '2001:db8::/32'],
    ['2001:db8:0:0::/32', '2001:db8::/32'],
    ['2001:db8:0:1:0:0:0:1/128', '2001:db8:0:1::1/128'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1/128'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7/128'],
    ['::', '::/128'],
    ['::/0', '::/0'],
    ['0:0::0:1', '::1/128'],
    ['fe80::', 'fe80::/128'],
    ['::ffff:192.0.2.1/96', '::ffff:c000:201/96'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3/32'],
  ])('%s is spelled %s', (text, spelled) => {
    expect(spelledNetwork(text)).toBe(spelled);
    expect(spelledNetwork(spelled)).toBe(spelled);
  });

  it.each([
    ['10.1.2.3/8', '10.0.0.0/8'],
    ['172.16.9.1/21', '172.16.8.0/21'],
    ['192.0.2.1/0', '0.0.0.0/0'],
    ['2001:db8:ffff::1/33', '2001:db8:8000::/33'],
    ['2001:DB8::1/128', '2001:db8::1/128'],
  ])('%s means %s', (text, meant) => {
    expect(meantNetwork(text)).toBe(meant);
  });

  it.each([
    '',
    'x',
    '10.0.0/8',
    '10.0.0.0/33',
    '256.0.0.1',
    '1::2::3',
    ':1',
    '1:2',
    '::/129',
    'g::',
  ])('%j is none, and stays as it is', (text) => {
    expect(spelledNetwork(text)).toBe(text);
    expect(meantNetwork(text)).toBe(text);
  });
});
