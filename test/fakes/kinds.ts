import { z } from 'zod';
import { noPolicy } from '../../electron/adapters/names/sign-up-policy.ts';
import { createProtection } from '../../electron/core/kinds/base/protected.ts';
import { defineKind, type Kind, type Kinds } from '../../electron/core/kinds/base/define-kind.ts';
import type { Step, System } from '../../electron/core/kinds/base/step.ts';
import { createKeys } from '../../electron/core/people/keys.ts';
import { sha256 } from '../../electron/adapters/node/system.ts';
import { createPasswords } from '../../electron/core/kinds/account/passwords.ts';
import { createKinds } from '../../electron/core/kinds/kinds.ts';
import { createProofs } from '../../electron/core/kinds/link/proofs.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { viewOf } from '../../electron/core/requests/view.ts';
import { noCloud, noTools } from '../../electron/core/systems/absent.ts';
import { createEventBus } from '../../electron/core/base/event-bus.ts';
import { accountRules } from '../../shared/domain/profile.ts';
import { requestKinds, type RequestView } from '../../shared/requests/request.ts';
import { fakeClock } from './clock.ts';
import { fakeJournal } from './journal.ts';
import { directoryOf } from './people.ts';
import { plainProfile } from './profile.ts';
import { noLinks } from './world.ts';

type Facts = Record<string, unknown>;

/** The core's own kinds, over systems that know nobody. */
export function ownKinds(profile = plainProfile()): Kinds {
  const clock = fakeClock();
  const newId = () => 'unused';
  return createKinds({
    profile,
    rules: accountRules(profile),
    namePolicy: noPolicy,
    protection: createProtection({ profile, writer: () => '' }),
    directory: directoryOf(),
    links: noLinks,
    groups: undefined,
    tools: noTools,
    cloud: noCloud,
    random: () => 0,
    numbers: { take: () => Promise.resolve(1), lost: () => undefined },
    passwords: createPasswords(),
    proofs: createProofs({ clock, newId, events: createEventBus() }),
    keys: createKeys({ rules: profile.accounts, sha256 }),
    journal: fakeJournal(),
    clock,
    show: () => undefined,
  });
}

/** What a helper sees of a request whose kind has these steps; none where none are given. */
export const viewWith = (request: StoredRequest, steps: readonly Partial<Step<Facts>>[] = []) =>
  viewOf(request, {
    ...ownKinds()[request.kind],
    // A view asks for nothing but their ids and whether they are needed.
    steps: steps as readonly Step<Facts>[],
  }) satisfies RequestView;

interface More {
  readonly systems?: readonly System[];
  inherit?(facts: Facts, parent: StoredRequest): Facts;
  settled?(requestId: string): void;
}

/** A kind of one step that only looks. */
export const lookingKind = (observe: Step<Facts>['observe'], more: More = {}): Kind =>
  defineKind(z.record(z.string(), z.unknown()), {
    systems: ['directory'],
    steps: [{ id: 'only', observe }],
    touches: () => [],
    view: () => ({}),
    ...more,
  });

/** The same for every kind that is not named. */
export const kindsOf = (kind: Kind, others: Partial<Kinds> = {}): Kinds => ({
  // Object.fromEntries forgets that its keys were all kinds.
  ...(Object.fromEntries(requestKinds.map((name) => [name, kind])) as unknown as Kinds),
  ...others,
});
