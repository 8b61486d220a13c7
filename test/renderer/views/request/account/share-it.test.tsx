import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ShareIt } from '../../../../../renderer/views/request/account/share-it.tsx';
import { idOf, requests } from '../../../screens.ts';
import { show } from '../../../show.tsx';
import { english } from '../../../../english.ts';

const [request] = requests;
if (!request) throw new Error('There is no request to share an address');

afterEach(cleanup);

describe('an address that is shared', () => {
  it('needs a reason, which goes with the request', async () => {
    const { type, press, answer, waiting, words } = show(<ShareIt id={idOf(9)} />);
    press(english('request-share-do'));
    expect(waiting()).toEqual([]);
    expect(words()).toContain(english('field-rule-reason-empty'));
    type(english('field-shared'), 'a couple with one address');
    press(english('request-share-do'));
    let asked: unknown;
    await act(async () => {
      asked = await answer('requests.retry', request);
    });
    expect(asked).toEqual({ id: idOf(9), sharedBecause: 'a couple with one address' });
  });
});
