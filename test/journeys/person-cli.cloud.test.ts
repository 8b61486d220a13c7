import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requestView } from '../../shared/requests/request.ts';
import { sharedCloud } from '../servers/cloud/shared-cloud.ts';
import { personDn } from '../servers/seed.ts';
import { tree } from '../servers/tree.ts';
import { openKeyFolder, type KeyFolder } from '../shared/keys/key-fixtures.ts';
import {
  freshName,
  groupOf,
  openCloudDesk,
  rolesOf,
  toolEntries,
  type CloudEventDesk,
} from './cloud-desk.ts';
import { password } from './event-desk.ts';
import { json, type Ended } from './lanyard.ts';
import { english } from '../english.ts';

let desk: CloudEventDesk;
let keys: KeyFolder;
beforeAll(() => {
  desk = openCloudDesk(sharedCloud());
  keys = openKeyFolder();
});
afterAll(async () => {
  keys.remove();
  desk.remove();
  await desk.cloud.stop();
});

const told = z.object({ ...requestView.shape, further: z.array(requestView) });
const toldOf = (ended: Ended) => told.parse(json(ended));

/** A card, filled in on the command line, with these wishes beside it. */
const card = (who: string, ...more: string[]) => [
  ...['accounts', 'create', '--username', `Zoë ${who}`, '--shell-name', who],
  ...['--email', `${who}@example.org`, '--password-stdin', '--consent', '--json', ...more],
];
const typed = { input: `${password}\n` };

describe('a new person by one command', () => {
  it('has account, key, membership and tool, as ldapsearch and the openstack client show', async () => {
    const [who, tool] = [freshName('zoe'), freshName('racks')];
    const key = `${keys.make(who, '-t', 'ed25519')}.pub`;
    const wishes = ['--ssh-key', key, '--membership', 'a bot for bike racks', '--tool', tool];
    const made = await desk.run(card(who, ...wishes), typed);
    expect(made).toMatchObject({ code: 0, err: '' });
    const { further, ...account } = toldOf(made);
    expect([account, ...further].map(({ kind, state }) => [kind, state])).toEqual([
      ['account', 'confirmed'],
      ['membership', 'confirmed'],
      ['tool', 'confirmed'],
    ]);

    expect(desk.entryAt(tree.people, `uid=${who}`)).toMatchObject({
      cn: [`Zoë ${who}`],
      uidNumber: [String(account.uidNumber)],
      sshPublicKey: [keys.publicKey(who).trim()],
    });
    expect(desk.cloud.slapd.bindsAs(personDn(who), password)).toBe(true);
    expect(await rolesOf(desk, who)).toEqual([
      { Role: 'reader', User: `Zoë ${who}@Default`, Project: 'tools@Default' },
    ]);
    expect(groupOf(desk, 'tools')).toContain(personDn(who));
    const gidNumber = [String(further[1]?.tool?.gidNumber)];
    expect(toolEntries(desk, tool)).toMatchObject({
      group: { member: [personDn(who)], gidNumber },
      user: { uidNumber: gidNumber, gidNumber, homeDirectory: [`/data/project/${tool}`] },
      rule: { sudoRunAsUser: [`tools.${tool}`], sudoUser: [`%tools.${tool}`] },
    });
  });

  it('waits for a group that comes late, and loses it again with the membership', async () => {
    const who = freshName('ida');
    await desk.run(card(who), typed);
    desk.cloud.hook.delay(1500);
    const granted = await desk.run(['membership', 'grant', who, '--reason', 'bots']);
    desk.cloud.hook.delay(0);
    expect(granted).toMatchObject({ code: 0, err: '' });
    expect(granted.out).toContain(`ssh ${who}@login.example.org`);
    expect(groupOf(desk, 'tools')).toContain(personDn(who));

    const revoked = await desk.run(['membership', 'revoke', who, '--reason', 'done', '--json']);
    expect(revoked.code).toBe(0);
    expect(await rolesOf(desk, who)).toEqual([]);
    expect(groupOf(desk, 'tools')).not.toContain(personDn(who));
  });

  it('is saved without the cloud and goes on when it is there, each after the other', async () => {
    const [who, tool] = [freshName('ada'), freshName('maps')];
    // The discard protocol's port: nobody listens there.
    const away = { OS_AUTH_URL: 'http://127.0.0.1:9/v3' };
    const wishes = ['--membership', 'maps', '--tool', tool];
    const saved = await desk.run(card(who, ...wishes), { ...typed, env: away });
    expect(saved.code).toBe(3);
    const { further, ...account } = toldOf(saved);
    expect(account.state).toBe('confirmed');
    expect(further.map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['waiting', 'cloud-unreachable'],
      ['waiting', 'waits-for-other'],
    ]);

    await expect
      .poll(async () => (await desk.run(['queue', 'sync'])).out, { interval: 500 })
      .toBe(`${english('cli-nothing-waits')}\n`);
    expect(groupOf(desk, 'tools')).toContain(personDn(who));
    expect(toolEntries(desk, tool).group).toMatchObject({ member: [personDn(who)] });
  });
});

describe('cloud check', () => {
  it('says whom the cloud takes the helper for, and that Toolforge is there', async () => {
    const { code, out } = await desk.run(['cloud', 'check']);
    expect(code).toBe(0);
    expect(out).toContain('Cloud user: novaadmin');
    expect(out).toContain('Toolforge: project tools found');
  });

  it('ends with 3 for a password that is wrong, and shows none', async () => {
    const { code, out, err } = await desk.run(['cloud', 'check'], {
      env: { OS_PASSWORD: 'a canary' },
    });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(english('problem-cloud-sign-in-refused'));
    expect(err).not.toContain('canary');
  });
});
