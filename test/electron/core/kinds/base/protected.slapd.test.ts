import { randomUUID } from 'node:crypto';
import { Client } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stored } from '../../../../fakes/request.ts';
import { openToolDesk } from '../../../../fakes/tool-desk.ts';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';
import { protectedSuite } from '../../../../suites/protected-suite.ts';
import { slapdDirectories } from '../../../../suites/slapd-directories.ts';

describe('slapd over TLS', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd();
  });
  afterAll(() => slapd.stop());

  protectedSuite(() => slapdDirectories(slapd));

  it('protects whoever writes by the place of their entry, whatever their shell name', async () => {
    const under = await slapdDirectories(slapd);
    const bindDn = `cn=Desk Writer,${under.profile.people.base}`;
    const client = new Client({ url: slapd.ldapUrl });
    await client.bind(slapd.rootDn, slapd.rootPassword);
    await client.add(bindDn, {
      ...{ objectClass: ['inetOrgPerson', 'posixAccount'], cn: 'Desk Writer', sn: 'Writer' },
      ...{ uid: 'hand-of-desk', uidNumber: '499998', gidNumber: '500', homeDirectory: '/home/x' },
    });
    await client.unbind();
    const desk = await openToolDesk(under, { bindDn });
    const facts = {
      ...{ shellName: 'hand-of-desk', username: '', provenAt: '2027-08-04T08:00:00Z' },
      ...{ wikimedia: { id: 4711, name: 'Ada' }, ownerProven: true },
    };
    const request = stored({ id: randomUUID(), kind: 'link-wikimedia', facts });
    await desk.world().journal.file([request]);
    expect(await desk.again(request.id)).toMatchObject({
      ...{ state: 'needs-you' },
      problem: { code: 'protected-writer', params: ['hand-of-desk'] },
    });
    await desk.close();
  });
});
