import { describe, expect, it } from 'vitest';
import { clientAddress, trustedOf } from '../../../../electron/hub/http/client-address.ts';

const trusted = trustedOf(['127.0.0.1', '10.0.0.0/8', '::1']);
/** A request from this peer, with what it says in the header. */
const from = (remoteAddress: string | undefined, told = ''): string =>
  clientAddress({ socket: { remoteAddress }, headers: { 'x-forwarded-for': told } }, trusted);

describe('by what tries are counted', () => {
  it('is the peer where that is no proxy of ours, whatever it says', () => {
    expect(from('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
    expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9');
  });

  it('is what the nearest proxy wrote, not what stood there before', () => {
    expect(from('127.0.0.1', '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(from('127.0.0.1', '198.51.100.1, 203.0.113.9, 10.1.2.3')).toBe('203.0.113.9');
    expect(from(undefined, '203.0.113.9')).toBe('203.0.113.9');
  });

  it('is the proxy where it said nothing, or nothing that is an address', () => {
    expect(from('127.0.0.1')).toBe('127.0.0.1');
    expect(from('127.0.0.1', 'unknown')).toBe('127.0.0.1');
    expect(from('127.0.0.1', '198.51.100.1, evil, 10.0.0.1')).toBe('10.0.0.1');
    expect(from(undefined)).toBe('this machine');
  });

  it('is the network of an IPv6 address', () => {
    expect(from('2001:db8:0:7::1')).toBe('2001:db8:0:7::/64');
    expect(from('2001:db8::')).toBe('2001:db8:0:0::/64');
    expect(from('2001:0DB8:1:2:3:4:5:6')).toBe(from('2001:db8:1:2::9'));
    expect(from('127.0.0.1', 'fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
});
