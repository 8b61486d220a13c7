import type { Mend } from '../../shared/clinic/clinic.ts';
import { accountRules } from '../../shared/domain/profile.ts';
import { sameShellName } from '../../shared/names/shell-name.ts';
import { openStates, unfinishedStates } from '../../shared/requests/request.ts';
import type { Caller } from './base/caller.ts';
import { allRequests } from './base/pages.ts';
import { createBoard } from './board/board.ts';
import { createBundles } from './bundles/bundles.ts';
import { createCards } from './cards/cards.ts';
import { createChecklist } from './checklist/checklist.ts';
import { createSshTest } from './connection/ssh-test.ts';
import { createClinic } from './clinic/clinic.ts';
import { createOthers } from './desks/others.ts';
import { createReceiving } from './desks/receive.ts';
import { createFollowUps } from './cards/follow-ups.ts';
import { eventView } from './event-view.ts';
import { createGuides } from './guides/guides.ts';
import { createToolhubService } from './guides/toolhub.ts';
import { person, project, tool, type Touched } from './kinds/base/touched.ts';
import { createLinks } from './kinds/link/service.ts';
import { createProjects } from './kinds/project/service.ts';
import { createTools } from './kinds/tool/service.ts';
import { createNewcomerCard } from './kiosk/newcomer-card.ts';
import { createPeople } from './people/people.ts';
import { personOverview } from './people/person-overview.ts';
import { createConflictingRequests } from './requests/conflicting-requests.ts';
import { createPractice } from './practice/practice.ts';
import { createRequests } from './requests/requests.ts';
import { createSubmissions } from './requests/submissions.ts';
import type { ApprovalGate } from './requests/approval-gate.ts';
import { createUndo } from './requests/undo.ts';
import { createUndoAll } from './requests/undo-all.ts';
import { createUndoings } from './requests/undoings.ts';
import { createRoster } from './roster/roster.ts';
import type { Shared } from './wire-shared.ts';
import { wireShift, wireWorkshop } from './wire-shift.ts';
import { knownOf, type Knowledge } from './wire-own.ts';
import { type Name, nameOf, wireRights } from './wire-rights.ts';

/** What belongs to one caller: in whose name requests are filed and written, and what they have planned or imported. */
export type CallerServices = ReturnType<typeof wireCaller>;

/** Everything that files and steers requests for one caller. */
function wireRequests(
  shared: Shared,
  { askedBy, as }: Name,
  { gate, mustProve, current, approvalsOf }: ReturnType<typeof wireRights>,
) {
  const { ports, kinds, queue, show, view, lines } = shared;
  const { profile, clock, newId, vault, lease, sha256 } = ports;
  const journal = as('person');
  const filing = { journal, clock, newId, askedBy, gate, show };
  const requests = createRequests({ ...filing, queue, lease, kinds, view });
  const conflicting = createConflictingRequests({ kinds, journal });
  const orderly = { kinds, requests };
  const inLine = lines.submissions;
  const submissions = createSubmissions({ ...filing, ...orderly, vault, inLine });
  const undoings = createUndoings({ kinds, journal, clock, sha256 });
  const undoPorts = { ...filing, ...orderly, undoings, inLine: lines.undo };
  const cards = createCards({
    ...ports,
    ...shared,
    ...filing,
    requests,
    directory: shared.systems.directory,
    rules: accountRules(profile),
    mustProve,
    filed: shared.filedCards,
  });
  return {
    current,
    approvals: approvalsOf(requests, view),
    requests,
    submissions,
    cards,
    followUps: createFollowUps({ kinds, cards, conflicting, submissions, queue, view }),
    undo: createUndo(undoPorts),
    undoAll: createUndoAll(undoPorts),
  };
}

/** What this desk is to do for somebody, and has not done yet. */
async function openRequests(
  shellName: string,
  { journal, view }: Pick<Shared, 'view'> & Pick<Shared['ports'], 'journal'>,
) {
  const open = await allRequests(journal, { states: openStates });
  return open.map(view).filter((request) => sameShellName(request.shellName, shellName));
}

/** What is asked of the systems, for whoever calls. */
function wireReading({ ports, systems, askable, keys, proofs, view }: Shared) {
  const { profile, clock, namePolicy, wikimedia } = ports;
  const { directory, groups, links, tools, cloud } = systems;
  const rules = accountRules(profile);
  const prefix = profile.directory.tools?.prefix ?? '';
  const people = createPeople({ directory, keys });
  const overview = { profile, directory, groups, tools, links, cloud, clock };
  return {
    people,
    overview,
    toolhub: createToolhubService(ports),
    guides: createGuides({
      ...ports,
      overview: (shellName) => personOverview(shellName, overview),
      entry: (shellName) => people.show(shellName).catch(() => undefined),
      open: (shellName) => openRequests(shellName, { journal: ports.journal, view }),
    }),
    tools: createTools({ tools: askable.tools, namePolicy, rules, prefix, clock }),
    links: createLinks({ wikimedia, proofs }),
  };
}

/** What comes from files: participant lists, and requests of other desks. */
function wireFiles(
  shared: Shared,
  { askedBy, as, gate }: Name & { readonly gate: ApprovalGate },
  wired: Pick<ReturnType<typeof wireRequests>, 'requests' | 'cards' | 'followUps'>,
) {
  const { ports, events, queue, keys, names, reserved, passwords, show, view, lines } = shared;
  const { profile, clock, newId, readRoster, bundleSeal } = ports;
  const { directory } = shared.systems;
  const filing = { clock, newId, askedBy, gate };
  return {
    roster: createRoster({
      ...filing,
      journal: as('roster'),
      readRoster,
      directory,
      rules: accountRules(profile),
      events,
      memory: shared.memory,
      inLine: lines.roster,
    }),
    bundles: createBundles({
      ...filing,
      ...wired,
      journal: as('bundle'),
      bundleSeal,
      queue,
      passwords,
      names,
      reserved,
      keys,
      view,
      show,
      inLine: lines.bundles,
    }),
  };
}

/** A desk and its hub, from both sides. */
function wireHub(
  { ports, systems, queue, kinds, storage, show, view, namesForDesks }: Shared,
  { askedBy, as }: Name,
  wired: Pick<ReturnType<typeof wireRequests>, 'requests' | 'submissions'> &
    Pick<ReturnType<typeof wireFiles>, 'bundles'>,
) {
  const { hub } = systems;
  const journal = as('person');
  const own = { ...ports, ...wired, hub, journal, queue, kinds, show, askedBy };
  return {
    forwarding: { hub, journal, lookAgain: wired.requests.retry },
    atHub: {
      ...own,
      receiving: createReceiving(own),
      namesForDesks,
      others: createOthers({ ...own, view }),
      resume: storage.resume,
    },
  };
}

/** How many of this desk's newest requests are looked through for the person's own. */
const MOST_LOOKED_THROUGH = 500;

/** What a mend of the clinic would change, as its request says. */
function touchedBy(mend: Mend): readonly Touched[] {
  if (mend.is === 'membership') return [person(mend.shellName), project(mend.project)];
  if (mend.is === 'tool') return [tool(mend.name), person(mend.maintainer)];
  return mend.is === 'keys' || mend.is === 'new-key' ? [person(mend.shellName)] : [];
}

/** Why something does not work, with what this desk does about it already. */
const wireClinic = (
  { ports, systems, keys, protection }: Shared,
  { list }: Pick<ReturnType<typeof wireRequests>['requests'], 'list'>,
) =>
  createClinic({
    ...ports,
    ...systems,
    keys,
    isRefused: (mend) => protection.whyNot(touchedBy(mend)) !== undefined,
    async requestsSince(since) {
      const limit = MOST_LOOKED_THROUGH;
      const [open, ended] = await Promise.all([
        list({ states: [...unfinishedStates], limit }),
        list({ states: ['confirmed'], limit }),
      ]);
      return [...open.requests, ...ended.requests.filter(({ updatedAt }) => updatedAt >= since)];
    },
  });

/** What looks at this machine and the way from it to the systems. */
const wireMachine = (
  shared: Shared,
  reading: ReturnType<typeof wireReading>,
  caller: Pick<Caller, 'host'>,
) => {
  const { ports, storage, systems } = shared;
  const { directory } = systems;
  return {
    practice: createPractice({ ...ports, resume: storage.resume, probe: directory.probe }),
    checklist: createChecklist({ ...ports, ...shared, directory }),
    ssh: createSshTest({ ...ports, ...reading, caller }),
    network: ports,
  };
};

/** What is the same for every caller. */
const asItIs = ({ systems: { directory }, names, keys, holders, kiosk, ...shared }: Shared) => {
  const { kinds, connection, session, cloudSession, storage, elsewhere } = shared;
  const own = { kinds, connection, session, cloudSession, storage, elsewhere };
  return { ...own, directory, names, keys, holders, kiosk };
};

/** Wires the services of one caller over what belongs to the process. */
export function wireCaller(process: Shared, caller: Caller, knowledge: Knowledge) {
  const shared = knownOf(process, knowledge);
  const { ports, calls, systems, askable } = shared;
  const name = nameOf(shared, caller.who);
  const rights = wireRights(shared, caller, name);
  const wired = wireRequests(shared, name, rights);
  const reading = wireReading(shared);
  const shift = wireShift(shared, caller, knowledge);
  const files = wireFiles(shared, { ...name, gate: rights.gate }, wired);
  return {
    ...wired,
    ...reading,
    ...files,
    ...wireHub(shared, name, { ...wired, ...files }),
    card: knowledge.card,
    shift,
    workshop: wireWorkshop(shared, shift),
    newcomer: createNewcomerCard({ ...shared, ...wired, inLine: shared.lines.newcomer }),
    projects: createProjects({ ...shared, ...ports, ...systems, ...askable, ...wired.requests }),
    board: createBoard({ ...ports, calls }),
    ...wireMachine(shared, reading, caller),
    clinic: wireClinic(shared, wired.requests),
    event: knowledge.event(eventView(ports)),
    ...asItIs(shared),
  };
}
