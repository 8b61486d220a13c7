import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { SshHelp } from '../../../../renderer/views/connection/ssh-help.tsx';
import { english } from '../../../english.ts';
import { sshComparison } from '../../ssh-screen.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const field = english('ssh-pasted');
const compared = async (is: typeof sshComparison.is) => {
  const shown = show(<SshHelp id="jdoe" />);
  shown.type(field, 'lanyard-ssh:…;');
  shown.press(english('ssh-compare-do'));
  await act(() => shown.answer('ssh.compare', { ...sshComparison, is }));
  return shown;
};

describe('help with SSH', () => {
  it('says which side is wrong, what to do, and shows both sides', async () => {
    const { words } = await compared('other-key');
    const [fingerprint = '', file = ''] = sshComparison.params;
    expect(words()).toContain(english('ssh-verdict-other-key', fingerprint, file));
    expect(words()).toContain(english('ssh-verdict-other-key-next', fingerprint, file));
    expect(words()).toContain(english('ssh-side-account', 'jdoe'));
    expect(words()).toContain(sshComparison.keys[0]?.fingerprint ?? '');
    // One thing to do: what a newcomer alone would do is not said beside it.
    expect(words()).not.toContain(english('ssh-key-refused-next'));
  });

  it('says what to do at the newcomer’s computer where that mends it, or nobody could be asked', async () => {
    for (const is of ['not-about-keys', 'could-not-ask'] as const) {
      const { words } = await compared(is);
      expect(words()).toContain(english('ssh-key-refused-next'));
      cleanup();
    }
  });

  it('asks for something to compare', () => {
    const { press, words } = show(<SshHelp id="jdoe" />);
    press(english('ssh-compare-do'));
    expect(words()).toContain(english('ssh-pasted-empty'));
  });

  it('keeps no private key and nothing that was pasted, and lets go of the comparison', async () => {
    const { type, words, field: find, stores, page } = await compared('works');
    type(field, '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAA');
    expect(words()).toContain(english('field-rule-private-key'));
    expect(find(field)).toHaveProperty('value', '');
    page.unmount();
    expect(stores.ssh.getState().name).toBe('jdoe');
    expect(JSON.stringify(stores.ssh.getState())).not.toContain('lanyard-ssh');
    act(() => stores.ssh.getState().forgetPeople('lock'));
    expect(stores.ssh.getState().seen).toBeUndefined();
  });
});
