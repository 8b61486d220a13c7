import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createPasswordCheck,
  type PasswordCheck,
} from '../../../../electron/adapters/ldap/password-check.ts';
import { watchClientSockets } from '../../../fakes/client-sockets.ts';
import { manyTimes } from '../../../races/runs.ts';
import { startFaultProxy, type FaultProxy } from '../../../servers/fault-proxy.ts';
import { ldapOperations } from '../../../servers/ldap-operations.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { blockedPerson, personDn } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';

const PATIENCE_MS = 30_000;

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd({ people: 5 });
  return () => slapd.stop();
});

let proxy: FaultProxy;
let check: PasswordCheck;
let binds: number;
beforeEach(async () => {
  proxy = await startFaultProxy(slapd.ldapPort);
  binds = 0;
  proxy.tap((bytes) => (binds += ldapOperations(bytes).filter((name) => name === 'bind').length));
  check = checkAfter(PATIENCE_MS);
});
afterEach(async () => {
  check.close();
  await proxy.stop();
});

const checkAfter = (idleMs: number): PasswordCheck =>
  createPasswordCheck({
    endpoint: { host: '127.0.0.1', port: proxy.port, protection: 'none' },
    connectMs: PATIENCE_MS,
    operationMs: PATIENCE_MS,
    idleMs,
  });
const { uid, password } = seedPerson(1);
const dn = personDn(uid);

describe('a password', () => {
  it('is accepted when it is right, and nobody is told apart from a wrong one', async () => {
    expect(await check.accepts(dn, password)).toBe(true);
    expect(await check.accepts(dn, 'not this')).toBe(false);
    expect(await check.accepts(personDn('nobody-has-this-name'), password)).toBe(false);
    expect(await check.accepts(personDn(blockedPerson.uid), blockedPerson.password)).toBe(false);
    expect(await check.accepts(dn, password)).toBe(true);
    expect(proxy.counts.connections).toBe(1);
  });

  it('that is empty is wrong, and is never sent', async () => {
    expect(await check.accepts(dn, '')).toBe(false);
    expect(proxy.counts.connections).toBe(0);
  });

  it('is checked alone: the next one is sent after the answer to the last', async () => {
    await check.accepts(dn, password);
    proxy.hang();
    const before = binds;
    const first = check.accepts(dn, password);
    const second = check.accepts(dn, 'not this');
    const lost = expect(first).rejects.toMatchObject({ code: 'directory-unreachable' });
    await expect.poll(() => binds).toBe(before + 1);
    await proxy.refuse();
    await lost;
    await expect(second).rejects.toMatchObject({ code: 'directory-unreachable' });
    expect(binds).toBe(before + 1);
  });

  it('gets its own answer when many are checked at once', manyTimes, async () => {
    const tries = Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? password : `wrong ${i}`));
    const answers = await Promise.all(tries.map((typed) => check.accepts(dn, typed)));
    expect(answers).toEqual(tries.map((typed) => typed === password));
  });

  it('that could not be tried is an error, not a wrong one, and the next is tried again', async () => {
    await proxy.refuse();
    await expect(check.accepts(dn, password)).rejects.toMatchObject({
      code: 'directory-unreachable',
    });
    await proxy.pass();
    expect(await check.accepts(dn, password)).toBe(true);
  });
});

describe('the connection of password checks', () => {
  it('is closed when it is idle, and opened again', async () => {
    const sockets = watchClientSockets();
    check = checkAfter(1);
    expect(await check.accepts(dn, password)).toBe(true);
    await expect.poll(() => sockets.openTo(proxy.port)).toEqual([]);
    expect(await check.accepts(dn, password)).toBe(true);
    expect(proxy.counts.connections).toBe(2);
    sockets.stop();
  });

  it('is not idle while a check waits for its answer', async () => {
    check = checkAfter(1);
    proxy.delay(50);
    const answers = await Promise.all([
      check.accepts(dn, password),
      check.accepts(dn, 'not this'),
      check.accepts(dn, password),
    ]);
    expect(answers).toEqual([true, false, true]);
    expect(proxy.counts.connections).toBe(1);
  });
});
