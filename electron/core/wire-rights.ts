import type { CallerView } from '../../shared/domain/session.ts';
import { nameOfDecider } from '../../shared/requests/approval.ts';
import { type Caller, knowsOwnOnly } from './base/caller.ts';
import type { Author, RequestJournal } from './ports/request-journal.ts';
import { createApprovalGate } from './requests/approval-gate.ts';
import { createApprovals } from './requests/approvals.ts';
import type { RequestsService } from './requests/requests.ts';
import { type Shared, signedInName } from './wire-shared.ts';

/** In whose name a caller files requests, and the journal as each part of the core writes to it for them. */
export function nameOf({ session, writtenBy }: Shared, who: string | undefined) {
  const author = who === undefined ? signedInName(session) : () => who;
  return {
    askedBy: author,
    as: (by: Author['by']): RequestJournal => writtenBy(by, author).journal,
  };
}

/** In whose name a caller files requests. */
export type Name = ReturnType<typeof nameOf>;

/** What a caller is told of themselves, what of theirs has to wait for others, and what they decide. */
export function wireRights({ ports, lines }: Shared, caller: Caller, { askedBy, as }: Name) {
  const { rights } = caller;
  const { clock, approval: rules } = ports;
  const inLine = lines.approvals;
  return {
    mustProve: knowsOwnOnly(caller),
    gate: createApprovalGate({ rules, rights, clock, author: askedBy }),
    current: (): CallerView => ({
      who: nameOfDecider(askedBy()),
      rights: [...rights],
      approvals: rules !== undefined,
    }),
    approvalsOf(requests: RequestsService, view: Shared['view']) {
      const journal = as('person');
      return createApprovals({ requests, journal, rights, author: askedBy, clock, view, inLine });
    },
  };
}
