import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Undone } from '../../../../../renderer/views/request/base/undone.tsx';
import { event, idOf } from '../../../screens.ts';
import { show } from '../../../show.tsx';
import { english } from '../../../../english.ts';

afterEach(cleanup);

const undone = { by: idOf(999), at: '2026-08-05T10:00:00.000Z', removed: ['account' as const] };

describe('a request that was undone', () => {
  it('leads to what undid it', () => {
    const { words, page } = show(<Undone undone={undone} />);
    expect(words()).toContain(english('undo-gone-account'));
    expect(page.getByRole('link').getAttribute('href')).toBe(`#/request/${undone.by}`);
  });

  it('leads nowhere where that is a request of the hub alone', () => {
    const { stores, words, page } = show(<Undone undone={undone} />);
    act(() => stores.event.setState({ event: { ...event, hubUrl: 'https://hub.example.org' } }));
    expect(words()).toContain(english('undo-gone-account'));
    expect(page.queryByRole('link')).toBeNull();
  });
});
