import { act } from '@testing-library/react';
import { expect, it } from 'vitest';
import { StateChip } from '../../../renderer/components/state-chip.tsx';
import { Waiting } from '../../../renderer/views/request/base/waiting.tsx';
import { english } from '../../english.ts';
import { request } from '../screen-request.ts';
import { show } from '../show.tsx';

it('calls nothing saved that is in memory only', () => {
  const saved = request(3, 'saved', {});
  const { stores, words } = show(
    <>
      <StateChip request={saved} />
      <Waiting request={saved} />
    </>,
  );
  expect(words()).toContain(english('request-state-saved'));
  expect(words()).toContain(english('request-waiting'));
  act(() => stores.vault.setState({ vault: { state: 'open', keeper: 'this-run' } }));
  expect(words()).toContain(english('request-state-saved-memory'));
  expect(words()).toContain(english('request-waiting-memory'));
  expect(words()).not.toMatch(/saved/i);
});
