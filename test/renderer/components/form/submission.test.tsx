import { act, cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SubmissionProblem } from '../../../../renderer/components/form/submission.tsx';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

const id = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';

async function refused(code: 'asked-otherwise' | 'cloud-timeout') {
  const shown = show(<SubmissionProblem />);
  const problem = { code, message: '', params: [id], fields: [] };
  await act(async () => shown.stores.submission.setState({ problem }));
  return shown.page.queryByRole('link', { name: english('way-other-request') });
}

it('leads to the request that asks for something else', async () => {
  expect((await refused('asked-otherwise'))?.getAttribute('href')).toBe(`#/request/${id}`);
});

it('leads nowhere where nothing else was asked for', async () => {
  expect(await refused('cloud-timeout')).toBeNull();
});
