import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeKeys } from '../../../../renderer/views/person/change-keys.tsx';
import { idOf } from '../../screens.ts';
import { request } from '../../screen-request.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

/** The label of a field that may stay empty goes on. */
const KEY = /^Public SSH key/;
const CHANGE = english('keys-change-do');
const keys = [
  { type: 'ssh-ed25519', fingerprint: 'SHA256:old', comment: 'jane@old' },
  { type: 'ssh-ed25519', fingerprint: 'SHA256:old', comment: 'the same again' },
  { type: 'nonsense', fingerprint: '', comment: '' },
];

beforeEach(() => (window.location.hash = '#/person/jdoe'));
afterEach(cleanup);

describe('the form that changes the keys of a person', () => {
  it('asks for what is missing before anything is sent', () => {
    const { press, words, waiting } = show(<ChangeKeys id="jdoe" keys={keys} />);
    press(CHANGE);
    expect(words()).toContain(english('field-rule-key-empty'));
    expect(words()).toContain(english('field-rule-owner-password-empty', 'jdoe'));
    expect(waiting()).toEqual([]);
  });

  it('offers each key that can be told apart once, and replaces one by another', async () => {
    const { press, page, type, field, answer } = show(<ChangeKeys id="jdoe" keys={keys} />);
    const boxes = page.getAllByRole('checkbox');
    expect(boxes).toHaveLength(1);
    act(() => boxes[0]?.click());
    type(KEY, 'ssh-ed25519 AAAA');
    type(english('link-password'), 'a secret of hers');
    press(CHANGE);
    const filed = request(40, 'waiting', {
      kind: 'ssh-keys',
      sshKeys: { added: 'SHA256:new', removed: ['SHA256:old'] },
    });
    let asked: unknown;
    await act(async () => {
      asked = await answer('accounts.changeKeys', filed);
    });
    expect(asked).toEqual({
      ...{ shellName: 'jdoe', sshKey: 'ssh-ed25519 AAAA', password: 'a secret of hers' },
      remove: ['SHA256:old'],
    });
    expect(window.location.hash).toBe(`#/request/${idOf(40)}`);
    expect(field(english('link-password'))).toHaveProperty('value', '');
  });

  it('takes a private key out of the field at once', () => {
    const { type, field, words } = show(<ChangeKeys id="jdoe" keys={[]} />);
    type(KEY, '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n');
    expect(field(KEY)).toHaveProperty('value', '');
    expect(words()).toContain(english('key-rule-private-key'));
  });

  it('asks why, where somebody else has the key', async () => {
    const { press, type, refuse, words, take } = show(<ChangeKeys id="jdoe" keys={[]} />);
    type(KEY, 'ssh-ed25519 AAAA');
    type(english('link-password'), 'a secret of hers');
    press(CHANGE);
    const fields = [{ field: 'sshKey', rule: 'key-held', params: ['ada'] }];
    await act(() => refuse('accounts.changeKeys', 'invalid-input', 'no', { fields }));
    expect(words()).toContain('Account ada already has this key.');
    type(english('field-shared'), 'a robot of both');
    press(CHANGE);
    expect(take('accounts.changeKeys').input).toMatchObject({ sharedBecause: 'a robot of both' });
  });
});
