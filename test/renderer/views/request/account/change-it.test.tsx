import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ChangeIt } from '../../../../../renderer/views/request/account/change-it.tsx';
import type { RequestView } from '../../../../../shared/requests/request.ts';
import { fail } from '../../../../../shared/result.ts';
import { idOf, requests } from '../../../screens.ts';
import { show } from '../../../show.tsx';
import { english } from '../../../../english.ts';

const waiting = requests.find(({ id }) => id === idOf(3));
if (!waiting) throw new Error('There is no request that waits');

afterEach(cleanup);

function shownIn(request: RequestView) {
  const shown = show(<ChangeIt request={request} />);
  const typeInto = (selector: string, text: string): HTMLInputElement => {
    const field = shown.page.container.querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(`There is no ${selector}`);
    fireEvent.change(field, { target: { value: text } });
    return field;
  };
  return { ...shown, typeInto };
}

describe('a request that nothing was sent for', () => {
  it('takes another address and keeps its key where none is pasted', () => {
    const { type, press, take } = show(<ChangeIt request={waiting} />);
    type(english('field-email'), 'new@example.org');
    press(english('change-do'));
    expect(take('requests.edit').input).toEqual({ id: waiting.id, email: 'new@example.org' });
  });

  it('takes another key', () => {
    const { typeInto, press, take } = shownIn(waiting);
    typeInto('#edit-key', 'ssh-ed25519 AAAA');
    press(english('change-do'));
    expect(take('requests.edit').input).toMatchObject({ sshKey: 'ssh-ed25519 AAAA' });
  });

  it('lets no private key stand on the screen or go over the bridge', () => {
    const { typeInto, words, press, take } = shownIn(waiting);
    const field = typeInto('#edit-key', '-----BEGIN OPENSSH PRIVATE KEY-----');
    expect(field.value).toBe('');
    expect(words()).toContain(english('key-rule-private-key'));
    press(english('change-do'));
    expect(take('requests.edit').input).not.toHaveProperty('sshKey');
  });

  it('asks why an address is shared once it was refused for that, and sends the reason', async () => {
    const { type, press, take, words } = show(<ChangeIt request={waiting} />);
    type(english('field-email'), 'shared@example.org');
    press(english('change-do'));
    const fields = [{ field: 'email', rule: 'email-held', params: ['jroe'] }];
    await act(() => {
      take('requests.edit').answer(fail('invalid-input', 'no', { fields }));
      return Promise.resolve();
    });
    expect(words()).toContain('Account jroe already has this address');
    type(english('field-shared'), 'a couple');
    press(english('change-do'));
    expect(take('requests.edit').input).toMatchObject({ sharedBecause: 'a couple' });
  });

  it('takes other names, unless those are settled above already', () => {
    const { press, take } = show(<ChangeIt request={waiting} />);
    press(english('rename-do'));
    expect(take('requests.rename').input).toMatchObject({ shellName: waiting.shellName });
    cleanup();
    const lost = { ...waiting, problem: { code: 'name-taken' as const, params: [] } };
    const { page } = show(<ChangeIt request={lost} />);
    expect(page.queryByRole('button', { name: english('rename-do') })).toBeNull();
  });
});

it('once something was sent, nothing can be changed', () => {
  const { editable: _, ...sent } = waiting;
  expect(show(<ChangeIt request={sent} />).words()).toBe('');
});
