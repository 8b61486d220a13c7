import { beforeEach, describe, expect, it } from 'vitest';
import { bothFree, createDraftDesk, fillInCard, free, type DraftDesk } from '../../draft-desk.ts';
import { requests } from '../../screens.ts';

const asked = '2027-08-05T10:00:00.000Z';
const MIN = 10;

const [request] = requests;
if (!request) throw new Error('There is no request to play with');

let desk: DraftDesk;
beforeEach(() => {
  desk = createDraftDesk();
});

const fillIn = () => fillInCard(desk);

describe('names', () => {
  it('follow the username until somebody types a shell name', async () => {
    const { draft, pauses, answer } = desk;
    draft().type('username', 'Jane Doe');
    pauses.pass();
    await answer('names.suggest', { shellName: 'janedoe' });
    expect(draft().fields.shellName).toBe('janedoe');
    await answer('names.check', bothFree);

    draft().type('shellName', 'jd');
    draft().type('username', 'Jane Q Doe');
    pauses.pass();
    const input = await answer('names.check', bothFree);
    expect(input).toEqual({ username: 'Jane Q Doe', shellName: 'jd' });
    expect(draft().fields.shellName).toBe('jd');
  });

  it('follow the username again once the shell name was emptied', async () => {
    const { draft, pauses, answer } = desk;
    draft().type('shellName', 'jd');
    draft().type('shellName', '');
    draft().type('username', 'Jane');
    pauses.pass();
    await answer('names.suggest', { shellName: 'jane' });
    expect(draft().fields.shellName).toBe('jane');
  });

  it('are asked once for a series of keys', async () => {
    const { draft, pauses, waiting } = desk;
    for (const name of ['J', 'Ja', 'Jan']) draft().type('username', name);
    expect(pauses.count()).toBe(1);
    pauses.pass();
    expect(waiting()).toEqual(['names.suggest']);
  });

  it('show no verdict that was asked about other names', async () => {
    const { draft, pauses, answer, take, settle } = desk;
    draft().type('shellName', 'jd');
    pauses.pass();
    const late = take('names.check');
    draft().type('shellName', 'jdo');
    expect(draft().names).toBeUndefined();
    pauses.pass();
    await answer('names.check', bothFree);
    late.answer({
      ok: true,
      value: { ...bothFree, shellName: { is: 'taken', by: 'person', holder: 'jd', asked } },
    });
    await settle();
    expect(draft().names?.shellName).toEqual(free);
  });

  it('that could not be asked about are never called taken', async () => {
    const { draft, pauses, refuse } = desk;
    draft().type('shellName', 'jd');
    pauses.pass();
    await refuse('names.check', 'host-unreachable', 'gone');
    expect(draft().names?.shellName).toEqual({ is: 'could-not-ask' });
  });

  it('are both filled by an alternative, which is asked about again', async () => {
    const { draft, pauses, answer } = desk;
    draft().choose({ username: 'Jane Doe 2', shellName: 'jdoe2' });
    pauses.pass();
    const input = await answer('names.check', bothFree);
    expect(input).toEqual({ username: 'Jane Doe 2', shellName: 'jdoe2' });
  });
});

describe('the key', () => {
  it('leaves the screen at once when it is private, and is sent nowhere', () => {
    const { draft, pauses, waiting } = desk;
    draft().type('sshKey', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n');
    expect(draft().fields.sshKey).toBe('');
    expect(draft().key).toEqual({ ok: false, rule: 'private-key', params: [] });
    pauses.pass();
    expect(waiting()).toEqual([]);
  });

  it('is forgotten with its report when the field is emptied', async () => {
    const { draft, pauses, answer } = desk;
    draft().type('sshKey', 'ssh-dss AAAA');
    pauses.pass();
    await answer('keys.inspect', { ok: false, rule: 'type-not-allowed', params: ['ssh-dss'] });
    expect(draft().key?.ok).toBe(false);
    draft().type('sshKey', '');
    expect(draft().key).toBeUndefined();
  });
});

describe('sending', () => {
  it('stops at an empty card and names every field in the order of the card', async () => {
    const { draft, waiting } = desk;
    expect(await draft().submit(MIN)).toBeUndefined();
    expect(Object.keys(draft().problems)).toEqual([
      'username',
      'shellName',
      'email',
      'password',
      'terms',
      'publicEmail',
    ]);
    expect(waiting()).toEqual([]);
  });

  it('forgets the card and its password once the request is filed', async () => {
    await fillIn();
    const { draft, answer } = desk;
    const sent = draft().submit(MIN);
    const input = await answer('requests.submit', request);
    expect(input).toEqual({
      username: 'Jane Doe',
      shellName: 'jdoe',
      email: 'jane@example.org',
      password: 'correct horse battery',
      consent: { terms: true, publicEmail: true },
      draft: expect.any(String),
    });
    expect(await sent).toEqual(request);
    expect(JSON.stringify(draft())).not.toContain('correct horse');
    expect(draft().fields.username).toBe('');
  });

  it('keeps everything typed when it is refused, and marks the fields', async () => {
    await fillIn();
    const { draft, refuse } = desk;
    const sent = draft().submit(MIN);
    const fields = [{ field: 'password', rule: 'password-digits', params: [] }];
    await refuse('requests.submit', 'invalid-input', 'no', { fields });
    expect(await sent).toBeUndefined();
    expect(draft().problems.password?.rule).toBe('password-digits');
    expect(draft().fields.password).toBe('correct horse battery');
    expect(draft().sending).toBe(false);
  });

  it('takes a refusal of a path such as consent.terms to its field', async () => {
    await fillIn();
    const { draft, refuse } = desk;
    const sent = draft().submit(MIN);
    const fields = [{ field: 'consent.terms', rule: 'consent-terms', params: [] }];
    await refuse('requests.submit', 'invalid-input', 'no', { fields });
    await sent;
    expect(draft().problems.terms?.rule).toBe('consent-terms');
  });

  it('sends one request for two presses', async () => {
    await fillIn();
    const { draft, waiting } = desk;
    void draft().submit(MIN);
    void draft().submit(MIN);
    expect(waiting()).toEqual(['requests.submit']);
  });

  it('does not send names that are known to be taken', async () => {
    const { draft, pauses, answer, waiting } = desk;
    await fillIn();
    draft().type('shellName', 'taken');
    pauses.pass();
    await answer('names.check', {
      ...bothFree,
      shellName: { is: 'taken', by: 'tool', holder: 'tools.taken', asked },
    });
    await answer('accounts.holders', { email: { is: 'nobody' } });
    await draft().submit(MIN);
    expect(draft().problems.shellName).toEqual({
      field: 'shellName',
      rule: 'taken-tool',
      params: ['tools.taken'],
    });
    expect(waiting()).toEqual([]);
  });

  it('goes on where the directory could not be asked', async () => {
    const { draft, pauses, answer, refuse, waiting } = desk;
    await fillIn();
    draft().type('shellName', 'jd');
    pauses.pass();
    await refuse('names.check', 'directory-unreachable', 'gone');
    await answer('accounts.holders', { email: { is: 'could-not-ask' } });
    void draft().submit(MIN);
    expect(waiting()).toEqual(['requests.submit']);
  });
});

describe('the rest of the card', () => {
  it('is rated anew for each password, and not for none', async () => {
    const { draft, pauses, settle } = desk;
    draft().type('password', 'correct horse');
    pauses.pass();
    await settle();
    expect(draft().strength).toBe(3);
    draft().type('password', '');
    expect(draft().strength).toBeUndefined();
  });

  it('starts again for the same person without typing, and without the password', () => {
    const { draft } = desk;
    draft().type('password', 'correct horse');
    draft().startFrom(request);
    const { username, shellName, email } = request;
    expect(draft().fields).toMatchObject({
      username,
      shellName,
      email,
      password: '',
      terms: false,
    });
  });

  it('clears a problem as soon as its field is typed in', async () => {
    const { draft } = desk;
    await draft().submit(MIN);
    draft().type('email', 'j');
    expect(draft().problems.email).toBeUndefined();
    expect(draft().problems.username).toBeDefined();
  });
});

describe('spare names', () => {
  const spares = [
    { username: 'Jane D', shellName: 'janed' },
    { username: 'Jane Doe 2', shellName: 'jdoe2' },
  ];
  const [spare, other] = spares;

  it('go with the card where the newcomer agreed to them, and only then', async () => {
    await fillIn();
    const { draft, take } = desk;
    if (!spare || !other) throw new Error('no spares');
    draft().agree(spare, true);
    draft().agree(other, true);
    draft().agree(spare, false);
    void draft().submit(MIN);
    expect(take('requests.submit').input).toMatchObject({ alternatives: [other] });
  });

  it('are forgotten with the names they stood in for', async () => {
    await fillIn();
    const { draft } = desk;
    if (!spare) throw new Error('no spares');
    draft().agree(spare, true);
    draft().type('shellName', 'jd');
    expect(draft().agreed).toEqual([]);
  });
});
