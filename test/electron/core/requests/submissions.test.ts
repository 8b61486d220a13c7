import { describe, expect, it } from 'vitest';
import { createPracticeVault } from '../../../../electron/adapters/seal/practice-vault.ts';
import { createLine } from '../../../../electron/core/base/in-line.ts';
import { IN_MEMORY } from '../../../../electron/adapters/sqlite/database/database.ts';
import { createSqliteJournal } from '../../../../electron/adapters/sqlite/journal/request-journal.ts';
import type {
  RequestJournal,
  StoredRequest,
} from '../../../../electron/core/ports/request-journal.ts';
import { createWrittenBy } from '../../../../electron/core/storage/written-by.ts';
import { testSeal } from '../../../fakes/journal-file.ts';
import { notOpen } from '../../../../electron/core/requests/requests.ts';
import { openGate } from '../../../../electron/core/requests/approval-gate.ts';
import { createSubmissions } from '../../../../electron/core/requests/submissions.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { ownKinds, viewWith } from '../../../fakes/kinds.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { membership } from '../../../fakes/membership.ts';
import { manyTimes } from '../../../races/runs.ts';

const wanted = { kind: 'membership', facts: membership({ reason: 'Ünïcode ✓ \ud800' }) } as const;

const kinds = ownKinds();

function desk<J extends RequestJournal>(journal: J) {
  const shown: StoredRequest[] = [];
  const steered: string[] = [];
  let refused: (() => Promise<void>) | undefined;
  const refuse = (as: () => Promise<void>) => void (refused = as);
  const { file } = createSubmissions({
    journal,
    kinds,
    vault: createPracticeVault(),
    clock: fakeClock(),
    newId: () => 'unused',
    askedBy: () => 'cn=writer',
    gate: openGate,
    inLine: createLine(),
    show: (request) => void shown.push(request),
    requests: {
      stored: (id) => Promise.reject(new Error(id)),
      run: (request) => viewWith(request),
      async steer(id, change) {
        steered.push(id);
        await refused?.();
        const standing = await journal.get(id);
        if (!standing) throw new Error('nothing to steer');
        const changed = { ...standing, ...(await change(standing)) };
        await journal.save(changed);
        return changed;
      },
    },
  });
  const become = (request: StoredRequest, state: StoredRequest['state']) =>
    journal.save({ ...request, state });
  return { journal, shown, steered, file, become, refuse };
}

describe('what is asked for, once it is filed,', () => {
  it('is on disk and shown before it is answered', async () => {
    const { journal, shown, file } = desk(fakeJournal());
    const request = await file(wanted);
    expect(request).toMatchObject({ ...wanted, state: 'saved', askedBy: 'cn=writer' });
    expect(journal.onDisk.get(request.id)).toEqual(request);
    expect(shown).toEqual([request]);
  });

  it(
    'is one request while it is open, also where it is filed twice at once',
    manyTimes,
    async () => {
      const { journal, file, become } = desk(fakeJournal());
      const [first, second] = await Promise.all([file(wanted), file(wanted)]);
      expect(second).toEqual(first);
      expect(journal.written).toHaveLength(1);
      await become(first, 'waiting');
      expect((await file(wanted)).id).toBe(first.id);
    },
  );

  it('is another request once it came to its end, and where anything of it differs', async () => {
    const { file, become } = desk(fakeJournal());
    const first = await file(wanted);
    await become(first, 'confirmed');
    const second = await file(wanted);
    await become(second, 'dismissed');
    const third = await file(wanted);
    const after = { ...wanted, after: '00000000-0000-4000-8000-000000000001' };
    const others = [after, { ...wanted, facts: membership() }];
    const ids = [first, second, third, ...(await Promise.all(others.map(file)))];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(5);
    expect(await file(after)).toMatchObject({ after: after.after });
  });

  it('begins anew where it needs a person, and keeps what was learned and what was sent', async () => {
    const { journal, file, steered } = desk(fakeJournal());
    const request = await file(wanted);
    const learned = { ...request.facts, before: ['reader'] };
    const attempted = ['set-roles'];
    const told = { ...request, facts: learned, finished: ['x'], attempted };
    await journal.save({ ...told, state: 'needs-you' });
    const again = await file(wanted);
    const { id } = request;
    expect(again).toMatchObject({ id, state: 'saved', facts: learned, finished: [], attempted });
    expect(steered).toEqual([request.id]);
  });

  it('is another request where somebody put it aside the moment it was asked for again, and told of what else went wrong', async () => {
    const { become, file, refuse } = desk(fakeJournal());
    const request = await file(wanted);
    await become(request, 'needs-you');
    refuse(async () => {
      await become(request, 'dismissed');
      throw notOpen(request.id, 'dismissed');
    });
    const other = await file(wanted);
    expect(other.id).not.toBe(request.id);
    await become(other, 'needs-you');
    refuse(() => Promise.reject(notOpen(other.id, 'sending')));
    await expect(file(wanted)).rejects.toMatchObject({ params: ['sending'] });
  });

  it('is refused while another one asks for the opposite, and told which', async () => {
    const whole = createSqliteJournal(IN_MEMORY, testSeal);
    const written = createWrittenBy(whole, { target: (it) => kinds[it.kind].target(it.facts) });
    const { journal, file, become } = desk(written('person', () => '').journal);
    const first = await file(wanted);
    const opposite = { ...wanted, facts: membership({ roles: [] }) };
    const refusal = { code: 'asked-otherwise', params: [first.id] };
    await expect(file(opposite)).rejects.toMatchObject(refusal);
    await become(first, 'needs-you');
    await expect(file(opposite)).rejects.toMatchObject(refusal);
    expect(await journal.list({ limit: 1000 })).toHaveLength(1);
    await become(first, 'dismissed');
    expect(await file(opposite)).toMatchObject({ state: 'saved' });
    await journal.close();
  });
});
