import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../../i18n/en.json' with { type: 'json' };
import qqq from '../../../i18n/qqq.json' with { type: 'json' };
import { hubRoles } from '../../../shared/domain/hub-session.ts';
import { checkGroups, checkNames, findings } from '../../../shared/checklist/checklist.ts';
import {
  clinicChecks,
  clinicFindings,
  clinicGroups,
  clinicHelpers,
  verdicts,
} from '../../../shared/clinic/clinic.ts';
import { auditBreaks } from '../../../shared/storage/audit.ts';
import { measuredSystems, measures, waitReasons } from '../../../shared/board/board.ts';
import { approvalRights } from '../../../shared/requests/approval.ts';
import { followUpParts } from '../../../shared/requests/follow-ups.ts';
import { bundleOrigin, bundleVerdicts } from '../../../shared/bundle/bundle.ts';
import { keyRepairs, keyRules } from '../../../shared/keys/key-report.ts';
import { nameRules } from '../../../shared/names/name-verdict.ts';
import { quotaKeys, quotaServices } from '../../../shared/domain/quota.ts';
import { requestStates, stepStates } from '../../../shared/requests/request.ts';
import { rosterVerdictKinds } from '../../../shared/roster/roster.ts';
import { rosterFields, rosterSources } from '../../../shared/roster/roster-columns.ts';
import { undoParts, undoReasons } from '../../../shared/requests/undo.ts';
import { errorCodes, isPending } from '../../../shared/errors.ts';
import { summaryParts } from '../../../shared/shift/summary.ts';
import { cellStates } from '../../../shared/workshop/table.ts';
import { proof } from '../../../shared/contract/links.ts';
import { startWays } from '../../../shared/contract/start.ts';
import { toolState } from '../../../shared/contract/tools.ts';
import { groups } from '../../../shared/requests/people-at-desk.ts';
import { stageNames, stageStates } from '../../../renderer/selectors/people-at-desk.ts';
import { sshVerdicts } from '../../../shared/contract/connection.ts';
import { keyFates, sshCauses } from '../../../shared/ssh/ssh-reading.ts';
import { needs, needState, readiness } from '../../../shared/guides/guides.ts';
import { placeFindings } from '../../../shared/checklist/venue.ts';
import { papers, themes } from '../../../renderer/stores/preferences-store.ts';
import { tourSteps } from '../../../renderer/selectors/tour.ts';
import { caseNames, troubleNames } from '../../../shared/practice/practice.ts';
import { toolforgeStates } from '../../../renderer/selectors/toolforge-state.ts';
import { directionOf } from '../../../shared/languages.ts';
import { loadMessages, nearestLanguage } from '../../../renderer/text/languages.ts';

const root = join(import.meta.dirname, '../../..');

/** Keys that are put together of a prefix and one of a closed list of words. */
const families: Readonly<Record<string, readonly string[]>> = {
  first: startWays.flatMap((way) => [way, `${way}-lead`]),
  'first-event': ['desk', 'newcomer'],
  'cli-hint': [
    ...['bundle-no-event-key', 'bundle-no-desk-key', 'keychain-missing'],
    ...['vault-locked', 'helper-unknown'],
  ],
  'shift-part': summaryParts,
  'workshop-is': cellStates,
  problem: errorCodes.flatMap((code) => [code, `${code}-next`]),
  'name-rule': [...nameRules, 'taken-person', 'taken-tool'],
  'key-rule': keyRules,
  'key-repair': keyRepairs,
  // A journal may still have a step that nothing makes any more.
  step: Object.keys(en).flatMap((key) => /^step-(?!state-)(.*)/.exec(key)?.[1] ?? []),
  'step-state': stepStates,
  'request-state': [...requestStates, ...errorCodes.filter(isPending)],
  group: groups,
  stage: stageNames,
  'stage-is': stageStates,
  'hub-role': hubRoles,
  'roster-verdict': rosterVerdictKinds,
  'roster-about': rosterVerdictKinds,
  'roster-separator': ['comma', 'semicolon', 'tab'],
  'roster-field': rosterFields,
  'roster-source': rosterSources,
  'roster-why-taken': ['person', 'tool', 'request'],
  'import-frame': ['other', 'misread', 'newer'],
  'import-from': bundleOrigin.options,
  'audit-break': auditBreaks,
  'bundle-verdict': bundleVerdicts,
  'import-further': followUpParts,
  'undo-removes': undoParts,
  'undo-gone': undoParts,
  done: ['ssh-keys', 'unlink-wikimedia', 'remove-tool', 'remove-project'],
  'undo-stays': undoReasons,
  'settings-theme': themes,
  sheet: ['checked', 'requested', 'is-needs-you', 'is-unknown'],
  'sheet-paper': papers,
  quota: Object.keys(quotaKeys),
  'toolforge-is': toolforgeStates,
  'toolforge-means': toolforgeStates,
  'membership-done': ['toolforge', 'toolforge-end', 'roles', 'roles-end'],
  'project-person': ['member', 'viewer'],
  'member-as': ['member', 'viewer', 'nobody'],
  'stands-as': ['member', 'viewer'],
  'tool-broken': toolState.shape.broken.element.options,
  holding: ['server', 'volume', 'snapshot', 'floating-ip', 'zone', 'database'],
  'link-proof': proof.shape.state.options,
  'quota-unread': quotaServices,
  'field-rule': [
    ...['tool-name', 'reserved', 'asked-otherwise', 'not-here', 'protected'],
    ...['ssh-host', 'ssh-name', 'ssh-host-missing', 'ssh-code'],
  ],
  venue: Object.keys(placeFindings),
  ssh: Object.keys(sshCauses).flatMap((cause) => [cause, `${cause}-next`]),
  'ssh-verdict': sshVerdicts.flatMap((is) => [is, `${is}-next`]),
  'ssh-fate': keyFates,
  need: needs,
  'need-is': needState.options,
  next: readiness,
  strength: ['0', '1', '2', '3', '4'],
  'approvals-needs': approvalRights,
  'board-what': measures,
  'board-wait': waitReasons,
  'board-system': measuredSystems,
  check: checkNames.flatMap((name) =>
    Object.keys(findings[name]).map((found) => `${name}-${found}`),
  ),
  clinic: [
    ...clinicChecks.flatMap((name) =>
      Object.keys(clinicFindings[name]).map((found) => `${name}-${found}`),
    ),
    'could-not-ask',
  ],
  'clinic-name': clinicChecks,
  'clinic-group': Object.keys(clinicGroups),
  'clinic-verdict': verdicts,
  'clinic-helpers': clinicHelpers,
  'clinic-do': [
    ...['account-tool', 'names-typed', 'password-wrong', 'project-missing'],
    ...['instance-error', 'port-closed', 'floating-ip-none', 'wanted-name-zone'],
    'wanted-name-record',
  ],
  tour: tourSteps.flatMap((step) => [`${step}-title`, `${step}-do`, `${step}-see`]),
  trouble: troubleNames,
  'practice-case': caseNames,
  'check-name': checkNames,
  'check-group': checkGroups,
  'check-state': ['good', 'to-do', 'unknown'],
  connection: ['unknown', 'online', 'online-since', 'offline-since'],
  hub: ['unknown', 'online', 'offline-since', 'desk-yes', 'desk-no', 'desk-unknown'],
};
const inFamilies = Object.entries(families).flatMap(([prefix, words]) =>
  words.map((word) => `${prefix}-${word}`),
);

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const sources = (folder: string): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => read(join(folder, file)))
    .join('\n');

/** Where rules of fields are broken; their prefix is put before them in one place. */
const fieldRules = [
  'shared/domain/account.ts',
  'shared/requests/describe.ts',
  'shared/requests/membership.ts',
  'electron/core/cards/holders.ts',
  'electron/core/cards/password-rules.ts',
  'electron/core/kiosk/newcomer-card.ts',
  'shared/contract/shift.ts',
  'shared/shift/case.ts',
  'shared/toolhub/describe-tool.ts',
  'electron/core/kinds/base/owner.ts',
  'renderer/forms/card-form.ts',
  'electron/cli/commands/accounts.ts',
  'electron/cli/commands/desk/bundles.ts',
  'electron/cli/commands/change.ts',
  'electron/cli/commands/membership.ts',
  'electron/cli/commands/undo.ts',
  'electron/cli/commands/undo-all.ts',
  'electron/cli/terminal.ts',
  'electron/adapters/profile/profile-problem.ts',
  'electron/adapters/storage/data-folder.ts',
  'electron/adapters/roster/decode-text.ts',
  'electron/adapters/roster/read-roster.ts',
  'electron/core/roster/verdicts.ts',
  'electron/core/kinds/project/form.ts',
  'electron/core/kinds/project/form.ts',
].flatMap((file) => {
  const rules = read(file).matchAll(
    /'((?:email|password|consent|reason|file|roster|account|bundle|project|place|data|owner|keep|key|helper|note|toolinfo)-(?!stdin)[a-z-]+|profile)'/g,
  );
  // A rule that only a command breaks has its words for a terminal alone.
  return [...rules].map(([, rule = '']) =>
    Object.hasOwn(en, `cli-rule-${rule}`) ? `cli-rule-${rule}` : `field-rule-${rule}`,
  );
});

const english: Readonly<Record<string, unknown>> = en;
const keys = Object.keys(en).filter((key) => key !== '@metadata');

describe('i18n', () => {
  it('documents every key, and no key that is not there', () => {
    expect(Object.keys(qqq)).toEqual(Object.keys(en));
    for (const [key, words] of Object.entries(qqq)) expect(words, key).toBeTruthy();
  });

  it('explains every place of a sentence to its translators', () => {
    const documented: Readonly<Record<string, unknown>> = qqq;
    const own = keys.filter((key) => !key.startsWith('problem-'));
    for (const key of own) {
      for (const place of String(english[key]).match(/\$\d/g) ?? []) {
        expect(String(documented[key]), key).toContain(place);
      }
    }
  });

  it('has words for every code, rule, step and state', () => {
    for (const key of inFamilies) expect(english[key], key).toBeTruthy();
  });

  it('has words for every rule a field can break', () => {
    expect(fieldRules).toContain('field-rule-password-too-short');
    for (const key of fieldRules) expect(english[key], key).toBeTruthy();
  });

  it('holds no sentence that nobody says', () => {
    const code = `${sources('renderer')}${sources('electron/cli')}${read('electron/adapters/http/plain-page.ts')}${read('shared/storage/audit-words.ts')}${read('shared/roster/roster-words.ts')}${sources('shared/board')}${sources('shared/requests')}${sources('shared/shift')}`;
    const said = (key: string) => code.includes(`'${key}'`) || code.includes(`"${key}"`);
    const known = new Set([...inFamilies, ...fieldRules]);
    const unused = keys.filter((key) => !known.has(key) && !said(key));
    expect(unused).toEqual([]);
  });

  it('never calls one of the four names just "username"', () => {
    // The terminal's own option is called so.
    const plain = /(?<!(?:developer|shell|Wikimedia|cloud) |--)\busernames?\b/i;
    expect(keys.filter((key) => plain.test(String(english[key])))).toEqual([]);
  });
});

describe('languages', () => {
  it('run in their own direction', () => {
    expect(['ar', 'ckb', 'he', 'ur', 'fa-IR', 'x-mirror'].map(directionOf)).toEqual(
      Array.from({ length: 6 }, () => 'rtl'),
    );
    expect(['en', 'sv', 'ku-latn', 'x-pseudo'].map(directionOf)).toEqual(
      Array.from({ length: 4 }, () => 'ltr'),
    );
  });

  it('come nearest to what a browser asks for', () => {
    const asked = 'sv-FI ku-Latn-TR kmr ckb-IQ iw de-Latn-CH-1996 en-GB x-mirror'.split(' ');
    expect(asked.map(nearestLanguage)).toEqual([
      'sv',
      'ku-latn',
      'ku-latn',
      'ckb',
      'he',
      'de',
      'en',
      'x-mirror',
    ]);
    expect(['nn', '', '-', 'toString'].map(nearestLanguage)).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('are tried with accents and length, and places and plurals left whole', async () => {
    const tried = await loadMessages('x-pseudo');
    expect(tried['desk-title']).toBe('Hélp··· déšk');
    expect(tried['search-found']).toContain('{{PLURAL:$1|$1 person found|$1 people found}}');
  });
});
