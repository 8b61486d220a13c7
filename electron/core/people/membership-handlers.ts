import type { Handlers } from '../base/dispatch.ts';
import type { MembershipsService } from '../kinds/membership/memberships.ts';

type MembershipMethod = Extract<keyof Handlers, `memberships.${string}`>;

export const membershipHandlers = (
  memberships: MembershipsService,
): Pick<Handlers, MembershipMethod> => ({
  'memberships.show': { needs: 'ask', run: ({ shellName }) => memberships.show(shellName) },
  'memberships.file': { needs: 'submit', run: (form) => memberships.submit(form) },
});
