import { beforeEach, describe, expect, it } from 'vitest';
import { createDraftDesk, fillInCard, type DraftDesk } from '../../draft-desk.ts';
import { requests } from '../../screens.ts';

const [request] = requests;
if (!request) throw new Error('There is no request to play with');

const held = { is: 'held', by: 'jroe', where: 'directory' } as const;

let desk: DraftDesk;
beforeEach(() => {
  desk = createDraftDesk();
});

describe('an address that somebody has', () => {
  it('is asked about once it is an address, with the key where there is one', async () => {
    const { draft, pauses, answer, waiting } = desk;
    draft().type('email', 'jane@');
    pauses.pass();
    expect(waiting()).toEqual([]);
    draft().type('email', 'jane@example.org');
    pauses.pass();
    expect(await answer('accounts.holders', { email: held })).toEqual({
      ...{ username: '', shellName: '', email: 'jane@example.org' },
    });
    expect(draft().held).toEqual({ email: held });
    draft().type('sshKey', 'ssh-ed25519 AAAA');
    expect(draft().held).toBeUndefined();
    pauses.pass();
    expect(await answer('accounts.holders', {})).toMatchObject({ sshKey: 'ssh-ed25519 AAAA' });
  });

  it('keeps the card here until somebody says why it is shared', async () => {
    const { draft, settle, take, waiting } = desk;
    await fillInCard(desk, held);
    expect(await draft().submit(10)).toBeUndefined();
    expect(draft().problems).toMatchObject({ email: { rule: 'email-held', params: ['jroe'] } });
    expect(waiting()).toEqual([]);
    draft().type('sharedBecause', 'a couple');
    const sent = draft().submit(10);
    await settle();
    expect(take('requests.submit').input).toMatchObject({ sharedBecause: 'a couple' });
    expect(sent).toBeInstanceOf(Promise);
  });

  it('is asked about anew under another shell name, and nothing is said of it meanwhile', async () => {
    const { draft, pauses, answer } = desk;
    await fillInCard(desk, held);
    draft().type('shellName', 'jroe');
    expect(draft().held).toBeUndefined();
    pauses.pass();
    expect(await answer('accounts.holders', { email: { is: 'nobody' } })).toMatchObject({
      shellName: 'jroe',
    });
    expect(draft().held).toEqual({ email: { is: 'nobody' } });
  });

  it('is no reason against handing the card over: the desk that takes it looks itself', async () => {
    const { draft, settle, waiting } = desk;
    await fillInCard(desk, held);
    void draft().seal();
    await settle();
    expect(waiting()).toEqual(['bundles.make']);
  });
});
