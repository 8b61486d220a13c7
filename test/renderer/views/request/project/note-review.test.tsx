import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { NoteReview } from '../../../../../renderer/views/request/project/note-review.tsx';
import { idOf } from '../../../screens.ts';
import { show } from '../../../show.tsx';
import { english } from '../../../../english.ts';

afterEach(cleanup);

const label = english('review-address');

it('an address that is refused over there is said at its field', async () => {
  const { type, press, refuse, field } = show(<NoteReview id={idOf(1)} reviewUrl={undefined} />);
  type(label, 'https://gitlab.example/1');
  press(english('review-note'));
  const fields = [{ field: 'url', rule: 'too-long', params: [] }];
  await act(() => refuse('projects.noteReview', 'invalid-input', 'no', { fields }));
  expect(field(label).getAttribute('aria-invalid')).toBe('true');
});
