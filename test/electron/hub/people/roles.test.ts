import { describe, expect, it } from 'vitest';
import { groupsOf, roleOf } from '../../../../electron/hub/people/roles.ts';

const event = {
  helpers: ['cn=helpers,ou=groups,dc=example,dc=org', 'ada'],
  approvers: ['CN=Approvers, OU=groups,DC=example,DC=org'],
  organizers: [],
  operators: ['grace'],
};
const person = (uid: string, ...groups: string[]) => ({ uid, name: uid, groups });

describe('what somebody is to an event', () => {
  it('is the most that any list says of them or of a group of theirs', () => {
    expect(roleOf(person('ADA'), event)).toBe('helper');
    const groups = [event.helpers[0] ?? '', 'cn=approvers,ou=groups,dc=example,dc=org'];
    expect(roleOf(person('linus', ...groups), event)).toBe('approver');
    expect(roleOf(person('grace', ...groups), event)).toBe('operator');
  });

  it('is nothing where nobody named them, also by a name that looks like a group', () => {
    expect(roleOf(person('linus'), event)).toBeUndefined();
    expect(roleOf(person('cn=helpers,ou=groups,dc=example,dc=org'), event)).toBeUndefined();
    expect(roleOf(person('linus', 'ada', 'grace'), event)).toBeUndefined();
  });

  it('is asked of the groups that are named, and of no others', () => {
    expect(groupsOf(event)).toEqual([event.approvers[0], event.helpers[0]]);
  });
});
