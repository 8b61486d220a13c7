import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HandOver } from '../../../../renderer/views/newcomer/hand-over.tsx';
import { english } from '../../../english.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

describe('handing over the screen', () => {
  it('wants a PIN of four to eight digits, twice the same', () => {
    const { type, press, words, waiting } = show(<HandOver />);
    type(english('hand-screen-pin'), '12');
    press(english('hand-screen-do'));
    expect(words()).toContain(english('field-rule-pin-form'));
    expect(words()).toContain(english('field-rule-pin-differs'));
    expect(waiting()).not.toContain('kiosk.start');
  });

  it('takes along what is on the card, and tells what', () => {
    const { type, press, words, take, stores } = show(<HandOver />);
    act(() => {
      const draft = stores.draft.getState();
      draft.type('username', 'Ada');
      draft.type('password', 'nine horses ran');
      draft.changeFollowUp('tool', { wanted: true, name: 'map' });
    });
    expect(words()).toContain(english('hand-screen-goes-along', 'Ada'));
    expect(words()).toContain(english('hand-screen-further', english('further-tool')));
    type(english('hand-screen-pin'), '2580');
    type(english('hand-screen-pin-again'), '2580');
    press(english('hand-screen-do'));
    expect(take('kiosk.start').input).toEqual({
      pin: '2580',
      card: {
        ...{ username: 'Ada', shellName: '', email: '' },
        further: { tool: { name: 'map' } },
      },
    });
  });

  it('does not begin with a wish that the newcomer could not mend', () => {
    const { stores, words, page } = show(<HandOver />);
    act(() => stores.draft.getState().changeFollowUp('membership', { wanted: true }));
    expect(words()).toContain(english('hand-screen-incomplete'));
    expect(page.queryByLabelText(english('hand-screen-pin'))).toBeNull();
  });
});
