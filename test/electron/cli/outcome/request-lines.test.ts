import { describe, expect, it } from 'vitest';
import { requestLine, requestLines } from '../../../../electron/cli/outcome/request-lines.ts';
import { english } from '../../../english.ts';
import { viewWith } from '../../../fakes/kinds.ts';
import { facts, stored } from '../../../fakes/request.ts';

const steps = ['reserve-number', 'create-entry', 'add-key', 'verify'].map((id) => ({ id }));

describe('a request in the terminal', () => {
  it('is one line with its id, its true state and both names', () => {
    const request = viewWith(stored({ state: 'waiting' }), steps);
    expect(requestLine(request)).toBe(`${request.id}  Waiting  jdoe  Jane Doe`);
  });

  it('asks nobody to retry what could not be saved and goes on by itself', () => {
    const problem = { code: 'storage-failed' as const, params: ['57P01'] };
    const advice = `  ${english('cli-next-storage-failed')}`;
    const waiting = requestLines(viewWith(stored({ state: 'waiting', problem }), steps));
    expect(waiting).toContain(`  ${english('problem-storage-failed')}`);
    expect(waiting).not.toContain(advice);
    expect(requestLines(viewWith(stored({ state: 'needs-you', problem }), steps))).toContain(
      advice,
    );
  });

  it('shows every step, and of what is known all of it', () => {
    const request = viewWith(
      stored({
        state: 'waiting',
        finished: ['reserve-number'],
        facts: facts({
          uidNumber: 100_042,
          sshKey: 'ssh-ed25519 AAAA',
          keyFingerprint: 'SHA256:x',
        }),
        problem: { code: 'directory-unreachable', params: ['ECONNREFUSED'] },
        retryAt: '2027-08-04T08:00:02.000Z',
      }),
      steps,
    );
    const [, ...lines] = requestLines(request);
    expect(lines.slice(0, 7)).toEqual([
      '  Reserve a UID number: Done',
      '  Create the account: Waiting',
      '  Add the SSH key: To do',
      '  Check the result: To do',
      '  UID number: 100042',
      '  Email address: jane@example.org',
      '  SSH key fingerprint: SHA256:x',
    ]);
    expect(lines.slice(-2)).toEqual([
      '  Details: ECONNREFUSED',
      '  next try not before 2027-08-04T08:00:02.000Z',
    ]);
  });

  it('tells what the cloud left behind of a project, and for whom', () => {
    const left = ['cn=project-map,ou=groups,dc=example,dc=org', 'cn=map,ou=projects'];
    const removal = { name: 'map', projectId: '3f2a', left };
    const request = { ...viewWith(stored({ state: 'confirmed' }), []), removal };
    expect(requestLines({ ...request, kind: 'remove-project' })).toContain(
      `  Left in LDAP for the directory administrator: ${left.join(', ')}`,
    );
  });

  it('tells why it was dismissed', () => {
    const request = viewWith(stored({ state: 'dismissed', dismissedBecause: 'went home' }), steps);
    expect(requestLines(request).at(-1)).toBe('  went home');
  });
});
