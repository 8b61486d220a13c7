import { describe, expect, it } from 'vitest';
import {
  serverName,
  serversOf,
  wrongServers,
} from '../../../../../electron/adapters/postgres/database/servers.ts';

describe('the servers of an address', () => {
  it.each([
    ['postgresql://a@db/x', ['postgresql://a@db/x']],
    ['postgresql://a@/x?host=%2Ftmp%2Fdb', ['postgresql://a@/x?host=%2Ftmp%2Fdb']],
    [
      'postgres://a@db1:5433,[::1]/x?target_session_attrs=read-write',
      ['postgres://a@db1:5433/x', 'postgres://a@[::1]/x'],
    ],
    [
      'postgresql://db1,db2/x?target_session_attrs=primary&application_name=y',
      ['postgresql://db1/x?application_name=y', 'postgresql://db2/x?application_name=y'],
    ],
  ])('%s', (url, servers) => {
    expect(serversOf(url)).toEqual(servers);
    expect(wrongServers(url)).toBeUndefined();
  });

  it.each([
    ['mysql://a@db/x', /an address such as/],
    ['postgresql://a@db1,/x', /each server once/],
    ['postgresql://a@db1,db1/x', /each server once/],
    ['postgresql://a@db1:x,db2/x', /with a port/],
    ['postgresql://a@db1,db2/x?target_session_attrs=any', /read-write/],
  ])('are not understood in %s', (url, words) => {
    expect(wrongServers(url)).toMatch(words);
  });

  it('have a name without whose password it is', () => {
    expect(serverName('postgresql://a@db1.example.org:5433/x')).toBe('db1.example.org:5433');
  });
});
