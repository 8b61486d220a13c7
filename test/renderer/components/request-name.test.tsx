import { cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { RequestName } from '../../../renderer/components/request-name.tsx';
import { request } from '../screen-request.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

it('turns round no phrase that begins with a name of another direction, and leaves a name its own', () => {
  const username = 'ליאור כהן';
  const sshKeys = { added: 'SHA256:new', removed: [] };
  const keys = show(
    <RequestName request={request(1, 'confirmed', { kind: 'ssh-keys', username, sshKeys })} />,
  );
  expect(keys.page.container.querySelector('bdi')).toBeNull();
  expect(keys.page.container.textContent).toBe(`\u2068${username}\u2069: new SSH key`);
  const account = show(<RequestName request={request(2, 'confirmed', { username })} />);
  expect(account.page.container.querySelector('bdi')?.textContent).toBe(username);
});
