import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { NoteReview } from '../../../../../renderer/views/request/project/note-review.tsx';
import { idOf } from '../../../screens.ts';
import { show } from '../../../show.tsx';

afterEach(cleanup);

const label = 'Address of the review';

it('an address that is refused over there is said at its field', async () => {
  const { type, press, refuse, field } = show(<NoteReview id={idOf(1)} reviewUrl={undefined} />);
  type(label, 'https://gitlab.example/1');
  press('Keep the address');
  const fields = [{ field: 'url', rule: 'too-long', params: [] }];
  await act(() => refuse('projects.noteReview', 'invalid-input', 'no', { fields }));
  expect(field(label).getAttribute('aria-invalid')).toBe('true');
});
