import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CloudSignIn } from '../../../renderer/views/cloud-sign-in.tsx';
import { placeAnswers } from '../place-screens.ts';
import { show } from '../show.tsx';
import { english } from '../../english.ts';

const signedOut = placeAnswers['cloud.current'];

afterEach(cleanup);

async function opened() {
  const shown = show(<CloudSignIn />);
  await act(async () => {
    void shown.stores.cloud.getState().load();
    await shown.answer('cloud.current', signedOut);
  });
  return shown;
}

describe('the sign-in at the cloud', () => {
  it('asks for a passcode only where the cloud does, and forgets one that was used', async () => {
    const { page, type, press, refuse, take, field } = await opened();
    expect(page.queryByLabelText(english('cloud-passcode'))).toBeNull();
    type('Password', 'correct horse');
    press(english('sign-in-do'));
    await act(() => refuse('cloud.signIn', 'cloud-passcode-needed', 'second factor'));
    type(english('cloud-passcode'), '123456');
    press(english('sign-in-do'));
    expect(take('cloud.signIn').input).toEqual({
      username: 'Jane Doe',
      password: 'correct horse',
      passcode: '123456',
    });
    expect(field(english('cloud-passcode'))).toHaveProperty('value', '');
    expect(field('Password')).toHaveProperty('value', 'correct horse');
  });

  it('sends nothing that is empty, and says where', async () => {
    const { press, words, waiting } = await opened();
    press(english('sign-in-do'));
    expect(waiting()).toEqual([]);
    expect(words()).toContain(english('cloud-field-empty'));
  });

  it('says who is signed in, and signs out', async () => {
    const { publish, words, press, waiting } = await opened();
    act(() => publish('cloud.changed', { ...signedOut, signedIn: true }));
    expect(words()).toContain(english('sign-in-done', 'Jane Doe'));
    act(() => publish('cloud.changed', { ...signedOut, signedIn: true, username: '' }));
    expect(words()).toContain('with the credential on this computer');
    press(english('sign-out'));
    expect(waiting()).toEqual(['cloud.signOut']);
  });
});
