import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Link } from '../../../../renderer/views/link/link.tsx';
import { placeAnswers, placeRequests, toolforgeMember } from '../../place-screens.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const [filed] = placeRequests;
if (!filed) throw new Error('There is no request to be filed');
const account = { ...placeAnswers['links.lookUp'], locked: false };
const proof = placeAnswers['links.prove'];

beforeEach(() => (window.location.hash = '#/link/jdoe'));
afterEach(cleanup);

function opened(canProve = true) {
  const shown = show(<Link id="jdoe" />);
  act(() => {
    shown.stores.event.setState({ event: { ...event, wikimediaAccount: { canProve } } });
    shown.stores.link.getState().open('jdoe');
  });
  return shown;
}

describe('linking a Wikimedia account', () => {
  it('goes from the name over the proof to the request', async () => {
    const { type, press, answer, publish, words, page } = opened();
    type(english('link-name'), 'Lior');
    press(english('link-look-up-do'));
    await act(() => answer('links.lookUp', account));
    expect(words()).toContain('Apr 1, 2019');
    press(english('link-prove-do'));
    await act(() => answer('links.prove', proof));
    const link = page.getByRole('link', { name: english('link-open') });
    expect(link.getAttribute('href')).toBe(proof.url);
    expect(link.getAttribute('target')).toBe('_blank');
    expect(page.queryByRole('button', { name: english('link-do') })).toBeNull();
    act(() => publish('links.changed', { ...proof, state: 'proven', account }));
    expect(words()).toContain(english('link-proof-proven', 'ליאור כהן'));
    press(english('link-do'));
    expect(words()).toContain(english('field-rule-owner-password-empty', 'jdoe'));
    type(english('link-password'), 'nine horses ran');
    press(english('link-do'));
    let asked: unknown;
    await act(async () => {
      asked = await answer('links.file', filed);
    });
    expect(asked).toEqual({ proof: proof.id, shellName: 'jdoe', password: 'nine horses ran' });
    expect(window.location.hash).toBe(`#/request/${filed.id}`);
  });

  it('says so where another account was proven than the one that was looked up', async () => {
    const { type, press, answer, publish, words } = opened();
    type(english('link-name'), 'Lior');
    press(english('link-look-up-do'));
    await act(() => answer('links.lookUp', account));
    press(english('link-prove-do'));
    await act(() => answer('links.prove', proof));
    const other = { ...account, id: 12, name: 'Somebody' };
    act(() => publish('links.changed', { ...proof, state: 'proven', account: other }));
    expect(words()).toContain(english('link-other-proven', 'ליאור כהן'));
  });

  it('can be begun again once it was refused', async () => {
    const { press, answer, publish, words, waiting } = opened();
    press(english('link-prove-do'));
    await act(() => answer('links.prove', proof));
    act(() => publish('links.changed', { ...proof, state: 'refused' }));
    expect(words()).toContain(english('link-proof-refused'));
    press(english('link-prove-do'));
    expect(waiting()).toEqual(['links.prove']);
  });

  it('tells of the account that is linked already, and of one that cannot be proven here', async () => {
    const { stores, answer, words, page } = opened(false);
    await act(async () => {
      void stores.overview.getState().ask('jdoe');
      await answer('memberships.show', toolforgeMember);
    });
    expect(words()).toContain(english('link-there'));
    expect(words()).toContain(english('link-no-proof'));
    expect(page.queryByRole('button', { name: english('link-prove-do') })).toBeNull();
  });
});
