import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { StartTour, Tour } from '../../../../renderer/views/tour/tour.tsx';
import { english } from '../../../english.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const cases = [{ name: 'blocked' as const, value: 'closed-example' }];
const at = (step: number) => ({ step, since: '2027-08-05T10:00:00.000Z' });

function begin(step: number) {
  const shown = show(
    <>
      <StartTour />
      <Tour />
    </>,
  );
  act(() => shown.stores.preferences.getState().prefer({ tour: at(step) }));
  return shown;
}

describe('the practice tour', () => {
  it('begins where somebody presses the button, and is not there before', () => {
    const { press, words, page } = show(
      <>
        <StartTour />
        <Tour />
      </>,
    );
    expect(page.queryByRole('region')).toBeNull();
    press(english('tour-start'));
    expect(words()).toContain(english('tour-create-title'));
    expect(words()).not.toContain(english('tour-start'));
  });

  it('goes on with the focus at what is new', () => {
    const { press, page } = begin(0);
    press(english('tour-next'));
    expect(document.activeElement?.textContent).toContain(english('tour-private-key-title'));
    expect(page.container.textContent).toContain('BEGIN OPENSSH PRIVATE KEY');
  });

  it('lets something go wrong, and no more once somebody goes on', async () => {
    const { stores, answer, take, press, field } = begin(3);
    await act(() => answer('practice.current', { troubles: [], cases }));
    fireEvent.click(field(english('trouble-network')));
    expect(take('practice.set').input).toEqual({ trouble: 'network', on: true });
    act(() => stores.practice.setState({ seen: { troubles: ['network'], cases } }));
    press(english('tour-next'));
    expect(take('practice.set').input).toEqual({ trouble: 'network', on: false });
  });

  it('names somebody of the seed', async () => {
    const { answer, words } = begin(4);
    await act(() => answer('practice.current', { troubles: [], cases }));
    expect(words()).toContain('closed-example');
  });

  it('ends where somebody says so', () => {
    const { press, page } = begin(7);
    press(english('tour-end'));
    expect(page.queryByRole('region')).toBeNull();
  });
});
