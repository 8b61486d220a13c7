import { suggestShellName } from '../../shared/names/suggest-shell-name.ts';
import type { Handlers } from './base/dispatch.ts';
import { boardHandlers } from './board/board.ts';
import { checklistHandlers } from './checklist/checklist.ts';
import { clinicHandlers } from './clinic/clinic.ts';
import { guideHandlers } from './guides/guides.ts';
import { toolhubHandlers } from './guides/toolhub.ts';
import { hubHandlers } from './desks/desks.ts';
import { throughHub } from './desks/forward.ts';
import { networkHandlers } from './connection/network.ts';
import { sshHandlers } from './connection/ssh-test.ts';
import { linkHandlers } from './kinds/link/service.ts';
import { kioskHandlers } from './kiosk/newcomer-card.ts';
import { projectHandlers } from './kinds/project/service.ts';
import { toolHandlers } from './kinds/tool/service.ts';
import { overviewHandlers } from './people/person-overview.ts';
import { practiceHandlers } from './practice/practice.ts';
import { approvalHandlers } from './requests/approvals.ts';
import { submissionHandlers } from './requests/submissions.ts';
import { shiftHandlers } from './shift/shift.ts';
import { type StartService, startHandlers } from './start/start.ts';
import { storageHandlers } from './storage/storage.ts';
import { cloudHandlers } from './systems/cloud-session.ts';
import { sessionHandlers } from './systems/session.ts';
import { workshopHandlers } from './workshop/workshop.ts';
import type { CallerServices } from './wire-caller.ts';

type Services = CallerServices & { readonly start: StartService };

/** Which service answers which call, or the hub, and what a caller needs to be allowed. */
export const createHandlers = (services: Services): Handlers =>
  throughHub(handlersHere(services), services.forwarding);

function handlersHere(services: Services): Handlers {
  const { event, names, keys, people, connection, directory, bundles, roster, storage } = services;
  const signedIn = storage.resume;
  return {
    'event.current': { needs: 'ask', run: () => Promise.resolve(event) },
    'caller.current': { needs: 'ask', run: () => Promise.resolve(services.current()) },
    ...deskHandlers(services),
    ...sessionHandlers(services.session, signedIn),
    ...cloudHandlers(services.cloudSession, signedIn),
    'connection.current': {
      needs: 'ask',
      run: async ({ probe }) => {
        // A failed probe is an answer here: what it showed is in the connection's state.
        if (probe) await Promise.allSettled([(services.forwarding.hub ?? directory).probe()]);
        return connection.current();
      },
    },
    'names.check': { needs: 'ask', run: (typed) => services.newcomer.check(typed) },
    'names.recall': { needs: 'ask', run: (typed) => names.recall(typed) },
    'names.suggest': {
      needs: 'ask',
      run: ({ username }) => Promise.resolve({ shellName: suggestShellName(username) }),
    },
    'keys.inspect': { needs: 'ask', run: ({ text }) => Promise.resolve(keys.inspect(text)) },
    'accounts.holders': { needs: 'ask', run: (typed) => services.holders.about(typed) },
    'accounts.find': { needs: 'ask', run: ({ text }) => people.find(text) },
    'accounts.show': { needs: 'ask', run: ({ shellName }) => people.show(shellName) },
    ...requestHandlers(services),
    ...submissionHandlers(services.kinds, services.submissions),
    ...overviewHandlers(services.overview),
    ...toolHandlers(services.tools),
    ...projectHandlers(services.projects),
    ...linkHandlers(services.links),
    'roster.plan': { needs: 'ask', run: (file) => roster.plan(file) },
    'roster.submit': { needs: 'submit', run: (asked) => roster.submit(asked) },
    'roster.result': { needs: 'ask', run: (asked) => roster.result(asked) },
    'bundles.make': { needs: 'ask', run: (card) => bundles.make(card) },
    'bundles.export': { needs: 'submit', run: ({ ids }) => bundles.export(ids) },
    'bundles.inspect': { needs: 'submit', run: ({ bundle }) => bundles.inspect(bundle) },
    'bundles.import': { needs: 'submit', run: ({ bundle }) => bundles.import(bundle) },
    ...storageHandlers(storage),
    ...kioskHandlers(services.kiosk, services.newcomer),
  };
}

/** About the desk itself and what is around it. */
const deskHandlers = ({ start, practice, checklist, network, ...other }: Services) =>
  ({
    ...hubHandlers(other.atHub),
    ...shiftHandlers(other.shift),
    ...workshopHandlers(other.workshop),
    ...clinicHandlers(other.clinic),
    ...guideHandlers(other.guides),
    ...toolhubHandlers(other.toolhub),
    ...startHandlers(start),
    ...practiceHandlers(practice),
    ...checklistHandlers(checklist),
    ...networkHandlers(network),
    ...sshHandlers(other.ssh),
  }) satisfies Partial<Handlers>;

const requestHandlers = ({ cards, followUps, requests, undo, undoAll, ...other }: CallerServices) =>
  ({
    ...boardHandlers(other.board),
    ...approvalHandlers(other.approvals),
    'requests.submit': { needs: 'submit', run: (form) => other.card(form, followUps.submit) },
    'requests.list': { needs: 'ask', run: (asked) => requests.list(asked) },
    'requests.elsewhere': { needs: 'ask', run: (asked) => other.elsewhere.list(asked) },
    'requests.get': { needs: 'ask', run: ({ id }) => requests.get(id) },
    'requests.retry': { needs: 'submit', run: (again) => other.card(again, cards.retry) },
    'requests.dismiss': { needs: 'submit', run: ({ id, reason }) => requests.dismiss(id, reason) },
    'requests.rename': { needs: 'submit', run: ({ id, ...typed }) => cards.rename(id, typed) },
    'requests.edit': { needs: 'submit', run: ({ id, ...changed }) => cards.edit(id, changed) },
    'requests.conflict': { needs: 'ask', run: ({ id }) => cards.conflict(id) },
    'requests.planUndo': { needs: 'ask', run: ({ id }) => undo.plan(id) },
    'requests.undo': { needs: 'submit', run: ({ id, agreed }) => undo.file(id, agreed) },
    'requests.planUndoAll': { needs: 'ask', run: ({ id }) => undoAll.plan(id) },
    'requests.undoAll': {
      needs: 'submit',
      run: ({ id, ...agreement }) => undoAll.file(id, agreement),
    },
    'requests.sync': { needs: 'submit', run: () => requests.sync() },
  }) satisfies Partial<Handlers>;
