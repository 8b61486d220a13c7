import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestView, type RequestView } from '../../shared/requests/request.ts';
import type { LdapOperation } from '../servers/ldap-operations.ts';
import { personDn, seedTools } from '../servers/seed.ts';
import { seedPerson } from '../servers/seed-people.ts';
import { openEventDesk, password, type EventDesk } from './event-desk.ts';
import { hasRequest, killInFlight } from './kill-in-flight.ts';
import { json, lanyard, type Ended } from './lanyard.ts';
import { english } from '../english.ts';

let desk: EventDesk;
beforeEach(async () => {
  desk = await openEventDesk();
});
afterEach(() => desk.stop());

const names = ['--username', 'Zoë Ünique', '--shell-name', 'zoe-unique'];
const card = [...names, '--email', 'zoe@example.org', '--password-stdin', '--consent'];
const create = (...more: string[]) => ['accounts', 'create', ...card, ...more];
const typed = { input: `${password}\n` };
const requestOf = (ended: Ended): RequestView => requestView.parse(json(ended));

const confirmed = expect.objectContaining({
  uid: ['zoe-unique'],
  cn: ['Zoë Ünique'],
  sn: ['Zoë Ünique'],
  mail: ['zoe@example.org'],
  gidNumber: ['500'],
  homeDirectory: ['/home/zoe-unique'],
  loginShell: ['/bin/bash'],
});

describe('the way of an account through the terminal', () => {
  it('leads from free names to an entry with password and key, and leaves no trace of the password', async () => {
    const key = desk.newKey('zoe');
    const check = await lanyard(desk, ['names', 'check', ...names]);
    expect(check).toMatchObject({
      code: 0,
      out: 'Developer username: Available (checked just now)\nShell username: Available (checked just now)\n',
      err: '',
    });

    const made = await lanyard(desk, create('--ssh-key', key.file, '--json'), typed);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(requestOf(made)).toMatchObject({
      state: 'confirmed',
      origin: 'made',
      passwordProven: true,
      keyFingerprint: key.fingerprint,
    });
    expect(desk.entry('zoe-unique')).toEqual(confirmed);
    expect(desk.entry('zoe-unique')).toMatchObject({
      uidNumber: [String(requestOf(made).uidNumber)],
      sshPublicKey: [key.line],
      userPassword: [expect.stringMatching(/^\{SSHA\}/)],
    });
    expect(desk.slapd.bindsAs(personDn('zoe-unique'), password)).toBe(true);
    expect(desk.slapd.bindsAs(personDn('zoe-unique'), `${password}!`)).toBe(false);

    const shown = await lanyard(desk, ['accounts', 'show', 'zoe-unique']);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain(`  ${key.fingerprint}  ssh-ed25519  jane@laptop\n`);
    const list = await lanyard(desk, ['queue', 'list']);
    expect(list.out).toContain('  Done  zoe-unique  Zoë Ünique\n');

    const prints = [made, shown, list].map(({ out, err }) => out + err).join('');
    expect(prints).not.toContain('canary');
    for (const trace of ['canary', 'zoe', 'Ünique'])
      expect(desk.filesWith(trace), trace).toEqual([]);
  });

  it('is confirmed for a person who has it already, and changes nothing', async () => {
    const { uid, cn, mail } = seedPerson(3);
    const before = desk.entry(uid);
    const words = ['accounts', 'create', '--username', cn, '--shell-name', uid, '--email', mail];
    const again = await lanyard(desk, [...words, '--password-stdin', '--consent', '--json'], typed);
    expect(again.code).toBe(0);
    expect(requestOf(again)).toMatchObject({ state: 'confirmed', origin: 'there-before' });
    expect(desk.entry(uid)).toEqual(before);
  });
});

describe('exit codes, each for a real reason', () => {
  it('2: everything that is wrong, one line a field, and nothing is filed', async () => {
    const words = ['--username', 'D%41', '--shell-name', '9lives', '--email', 'nobody'];
    const refused = await lanyard(
      desk,
      ['accounts', 'create', ...words, '--password-stdin', '--consent'],
      { input: 'canary' },
    );
    expect(refused).toMatchObject({ code: 2, out: '' });
    const lines = refused.err.trimEnd().split('\n');
    const fields = lines.map((line) => line.split(': ')[1]);
    expect(fields).toEqual(['username', 'shell-name', 'email', 'password']);
    expect(refused.err).not.toContain('canary');
    expect((await lanyard(desk, ['queue', 'list'])).out).toBe('No requests pending.\n');
  });

  it('2: no consent, no account', async () => {
    const words = create().filter((word) => word !== '--consent');
    const refused = await lanyard(desk, words, typed);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^error: missing flag --consent\nhint: Add --consent .*\n$/);
    expect(desk.entry('zoe-unique')).toBeUndefined();
  });

  it('2: a private key, which is neither shown nor kept', async () => {
    const { file } = desk.newKey('zoe');
    const refused = await lanyard(desk, create('--ssh-key', file.replace('.pub', '')), typed);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^error: ssh-key: This is a private key/);
    expect(refused.err).not.toContain('b3BlbnNzaC1rZXk');
    expect(desk.filesWith('b3BlbnNzaC1rZXk')).toEqual([]);
  });

  it('2: a profile that is wrong, with the line and what would be right', async () => {
    writeFileSync(desk.profileFile, 'event:\n  id: test\n  nmae: { en: Test }\n');
    const refused = await lanyard(desk, ['queue', 'list']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('nmae');
  });

  it('4: a name that somebody has', async () => {
    const { uid } = seedPerson(0);
    const words = ['--username', 'Zoë Ünique', '--shell-name', uid];
    const check = await lanyard(desk, ['names', 'check', ...words, '--json']);
    expect(check.code).toBe(4);
    expect(json(check)).toMatchObject({ shellName: { is: 'taken', by: 'person', holder: uid } });
    const tool = await lanyard(desk, [
      ...['names', 'check', '--username', seedTools[0], '--shell-name', 'zoe-unique'],
    ]);
    expect(tool.code).toBe(4);
    expect(tool.out).toContain(`Already in use by the tool ${seedTools[0]}`);

    const before = desk.entry(uid);
    const rest = ['--email', 'zoe@example.org', '--password-stdin', '--consent', '--json'];
    const made = await lanyard(desk, ['accounts', 'create', ...words, ...rest], typed);
    expect(made.code).toBe(4);
    expect(requestOf(made)).toMatchObject({
      state: 'needs-you',
      problem: { code: 'account-of-another', params: [uid] },
    });
    expect(desk.entry(uid)).toEqual(before);

    const { id } = requestOf(made);
    const reason = ['--reason', 'chose another name'];
    const dismissed = await lanyard(desk, ['queue', 'dismiss', id, ...reason, '--json']);
    expect(dismissed.code).toBe(0);
    expect(requestOf(dismissed)).toMatchObject({ state: 'dismissed' });
    expect((await lanyard(desk, ['queue', 'retry', id])).code).toBe(4);
  });

  it('3: no directory; saved, shown as waiting, and confirmed once it is there again', async () => {
    const key = desk.newKey('zoe');
    await desk.slapd.kill();
    const check = await lanyard(desk, ['names', 'check', ...names]);
    expect(check.code).toBe(3);
    expect(check.out).toContain(`Developer username: ${english('verdict-could-not-ask')}`);
    const waiting = await lanyard(desk, create('--ssh-key', key.file, '--json'), typed);
    expect(waiting.code).toBe(3);
    const { id, state, problem } = requestOf(waiting);
    expect({ state, code: problem?.code }).toEqual({
      state: 'waiting',
      code: 'directory-unreachable',
    });
    const shown = await lanyard(desk, ['queue', 'show', id]);
    expect(shown.code).toBe(3);
    expect(shown.out).toContain(english('request-state-waiting-connection'));
    expect((await lanyard(desk, ['queue', 'sync'])).code).toBe(3);
    expect(desk.filesWith('canary')).toEqual([]);

    await desk.slapd.restart();
    const sync = await lanyard(desk, ['queue', 'sync', '--json']);
    expect(sync).toMatchObject({ code: 0, err: '' });
    expect(json(sync)).toMatchObject({ requests: [{ id, state: 'confirmed', origin: 'made' }] });
    expect(desk.entry('zoe-unique')).toMatchObject({ sshPublicKey: [key.line] });
    expect(desk.slapd.bindsAs(personDn('zoe-unique'), password)).toBe(true);
    expect(desk.filesWith('canary')).toEqual([]);
  });

  it('3: a bind that the directory refuses; nothing is lost', async () => {
    const env = { LANYARD_BIND_PASSWORD: 'not the helper’s' };
    const waiting = await lanyard(desk, create('--json'), { ...typed, env });
    expect(waiting.code).toBe(3);
    const { id, problem } = requestOf(waiting);
    expect(problem?.code).toBe('sign-in-refused');
    expect((await lanyard(desk, ['queue', 'list'])).out).toContain(
      english('request-state-waiting-sign-in'),
    );
    const retried = await lanyard(desk, ['queue', 'retry', id, '--password-stdin'], typed);
    expect(retried.code).toBe(0);
  });

  it('2: a data folder that nothing can be written to, said before anything is asked', async () => {
    const dataFolder = join(desk.profileFile, 'folder');
    const broken = await lanyard({ ...desk, dataFolder }, create('--json'), typed);
    expect(broken.code).toBe(2);
    expect(json(broken)).toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'data', rule: 'data-unusable' }] },
    });
    expect(broken.err).toContain('ENOTDIR');
    expect(desk.entry('zoe-unique')).toBeUndefined();
  });

  it('4: no keychain and no choice; what can be chosen is said, and nothing is left behind', async () => {
    const refused = await lanyard(desk, create(), { ...typed, env: { LANYARD_PASSPHRASE: '' } });
    expect(refused).toMatchObject({ code: 4, out: '' });
    expect(refused.err).toContain(english('cli-hint-keychain-missing'));
    expect(desk.entry('zoe-unique')).toBeUndefined();
    const once = await lanyard(desk, create('--run-only'), {
      ...typed,
      env: { LANYARD_PASSPHRASE: '' },
    });
    expect(once).toMatchObject({ code: 0, err: '' });
    expect(desk.entry('zoe-unique')).toEqual(confirmed);
    expect(desk.filesWith('')).toEqual([join(desk.dataFolder, '.lanyard-data')]);
  });

  it('1: a method that is not there', async () => {
    const called = await lanyard(desk, ['call', 'no.such.method'], { input: '{}' });
    expect(called.code).toBe(1);
    expect(json(called)).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
  });
});

describe('call', () => {
  it('is the whole contract, with the input kept off the command line', async () => {
    const { uid, cn } = seedPerson(7);
    const called = await lanyard(desk, ['call', 'accounts.find'], {
      input: JSON.stringify({ text: cn }),
    });
    expect(called).toMatchObject({ code: 0, err: '' });
    expect(json(called)).toMatchObject({
      ok: true,
      value: { people: [{ shellName: uid, username: cn, blocked: false }] },
    });
  });
});

describe('killed in the middle', () => {
  const killedAt = (at: LdapOperation, words: string[], stands: () => boolean) =>
    killInFlight(desk, words, { at, stands, input: typed.input });
  const everybody = () => desk.slapd.ldapsearch(['(objectClass=posixAccount)', 'uidNumber']);
  const count = () => everybody().match(/^uidNumber: /gm)?.length ?? 0;
  const numbers = () => new Set(everybody().match(/^uidNumber: .*/gm)).size;

  it.each<[string, LdapOperation, () => boolean]>([
    ['once the entry stood', 'add', () => desk.entry('zoe-unique') !== undefined],
    ['once the key stood', 'modify', () => 'sshPublicKey' in (desk.entry('zoe-unique') ?? {})],
  ])('%s: the next run finds it, and nothing is doubled', async (_when, at, stands) => {
    const key = desk.newKey('zoe');
    const before = count();
    await killedAt(at, create('--ssh-key', key.file), stands);
    expect(desk.filesWith('canary')).toEqual([]);
    const sync = await lanyard(desk, ['queue', 'sync', '--json']);
    expect(sync).toMatchObject({ code: 0, err: '' });
    expect(json(sync)).toMatchObject({ requests: [{ state: 'confirmed', origin: 'made' }] });
    expect(desk.entry('zoe-unique')).toMatchObject({ sshPublicKey: [key.line] });
    expect(desk.slapd.bindsAs(personDn('zoe-unique'), password)).toBe(true);
    expect(count()).toBe(before + 1);
    expect(numbers()).toBe(before + 1);
  });

  it('before anything was written: the next run goes on with a hash of the password', async () => {
    const before = count();
    // The directory is reached while the vault is opened, so a first question there says nothing of the request.
    await killedAt('search', create(), () => hasRequest(desk));
    const sync = await lanyard(desk, ['queue', 'sync', '--json']);
    expect(sync).toMatchObject({ code: 0, err: '' });
    expect(json(sync)).toMatchObject({ requests: [{ state: 'confirmed', origin: 'made' }] });
    expect(count()).toBe(before + 1);
    expect(desk.slapd.bindsAs(personDn('zoe-unique'), password)).toBe(true);
  });
});
