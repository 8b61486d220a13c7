import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const page = join(import.meta.dirname, '../../docs/lanyard.1');

it('the manual page is read by mandoc without an error or a sign it does not know', () => {
  const linted = spawnSync('mandoc', ['-T', 'lint', '-W', 'error', page], { encoding: 'utf8' });
  expect(linted).toMatchObject({ status: 0, stdout: '', stderr: '' });
  const { stdout } = spawnSync('mandoc', ['-T', 'utf8', '-O', 'width=200', page], {
    encoding: 'utf8',
  });
  const seen = stdout.replace(/.\u0008/g, '');
  expect(seen).toContain(
    'lanyard names check --username <developer-username> --shell-name <shell-username>',
  );
  expect(seen).toContain('lanyard audit list --request 3f0c…');
});
