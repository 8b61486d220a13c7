import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintText } from './lint-text.ts';

/** A wrong import for each room of the core. */
const refused = [
  ['ports', '../base/errors.ts'],
  ['ports/connection', '../directory.ts'],
  ['ports/connection', '../../base/errors.ts'],
  ['ports/shift', '../../base/errors.ts'],
  ['ports/desks', '../../base/errors.ts'],
  ['ports/guides', '../../base/errors.ts'],
  ['base', '../queue/queue.ts'],
  ['systems', '../app.ts'],
  ['people', '../names/check.ts'],
  ['board', '../requests/view.ts'],
  ['checklist', '../names/check.ts'],
  ['connection', '../checklist/checklist.ts'],
  ['clinic', '../people/keys.ts'],
  ['guides', '../people/people.ts'],
  ['practice', '../systems/asking.ts'],
  ['start', '../queue/queue.ts'],
  ['kinds/base', '../tool/tool.ts'],
  ['kinds/base', '../../queue/queue.ts'],
  ['kinds/account', '../kinds.ts'],
  ['kinds/keys', '../account/state.ts'],
  ['kinds/link', '../membership/state.ts'],
  ['kinds/membership', '../project/facts.ts'],
  ['kinds/project', '../../queue/queue.ts'],
  ['kinds/tool', '../../app.ts'],
  ['kinds/tool', '../../requests/submissions.ts'],
  ['kinds', '../systems/session.ts'],
  ['queue', '../requests/undo.ts'],
  ['queue', '../kinds/kinds.ts'],
  ['queue', '../kinds/tool/tool.ts'],
  ['names', '../cards/cards.ts'],
  ['names', '../kinds/account/account.ts'],
  ['requests', '../cards/cards.ts'],
  ['requests', '../kinds/kinds.ts'],
  ['storage', '../requests/requests.ts'],
  ['cards', '../roster/roster.ts'],
  ['cards', '../kinds/project/form.ts'],
  ['roster', '../cards/cards.ts'],
  ['bundles', '../roster/roster.ts'],
  ['desks', '../roster/roster.ts'],
  ['kiosk', '../roster/roster.ts'],
  ['shift', '../requests/view.ts'],
  ['workshop', '../shift/shift.ts'],
  ['workshop', '../people/people.ts'],
] as const;

const allowed = [
  ['ports', './guides/guides.ts'],
  ['base', '../ports/system.ts'],
  ['base', '../ports/connection/venue.ts'],
  ['ports', './connection/ssh.ts'],
  ['connection', '../ports/connection/ssh.ts'],
  ['checklist', '../connection/network.ts'],
  ['guides', '../ports/guides/guides.ts'],
  ['people', '../systems/asking.ts'],
  ['board', '../systems/connection.ts'],
  ['checklist', '../systems/asking.ts'],
  ['shift', '../ports/shift/case-book.ts'],
  ['workshop', '../roster/look-up.ts'],
  ['workshop', '../guides/states.ts'],
  ['ports', './shift/case-book.ts'],
  ['clinic', '../ports/directory.ts'],
  ['kinds/base', './step.ts'],
  ['kinds/tool', '../base/find.ts'],
  ['kinds/tool', './facts.ts'],
  ['kinds/tool', '../../systems/asking.ts'],
  ['kinds/tool', '../../../../shared/result.ts'],
  ['kinds', './tool/tool.ts'],
  ['queue', '../kinds/base/define-kind.ts'],
  ['names', '../kinds/account/facts.ts'],
  ['cards', '../requests/requests.ts'],
  ['bundles', '../cards/cards.ts'],
  ['desks', '../bundles/bundles.ts'],
  ['', './kinds/tool/service.ts'],
] as const;

const complaints = async (room: string, from: string) => {
  const messages = await lintText(
    join('electron/core', room, 'probe.ts'),
    `import { a } from '${from}';`,
  );
  return messages.filter((message) => message.startsWith('no-restricted-')).join('\n');
};

describe('the rooms of the core', () => {
  it('are all its folders, each tried with a wrong import', () => {
    const root = join(import.meta.dirname, '../..');
    const folders = globSync('electron/core/*/**/*.ts', { cwd: root }).map((file) =>
      dirname(file).replaceAll('\\', '/').replace('electron/core/', ''),
    );
    expect([...new Set(refused.map(([room]) => room))].toSorted()).toEqual(
      [...new Set(folders)].toSorted(),
    );
  });

  it.each(refused)('refuse in %s an import of %s', async (room, from) => {
    expect(await complaints(room, from)).toContain(
      `core/${room.replace(/(kinds|ports)\/(?!base)\w+/, '$1/*')} may import`,
    );
  });

  it.each(allowed)('let %s import %s', async (room, from) => {
    expect(await complaints(room, from)).toBe('');
  });
});
