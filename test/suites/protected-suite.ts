import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { facts, stored } from '../fakes/request.ts';
import { openToolDesk, type ToolDesk } from '../fakes/tool-desk.ts';
import { toolFacts } from '../fakes/tools.ts';
import {
  addPerson,
  addTool,
  type DirectoriesUnderTest,
  newTool,
  openDesk,
} from './directories-under-test.ts';

const KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl laptop';

/** What becomes of requests about people and tools that the event protects, whatever directory is behind them. */
export function protectedSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('what is protected', () => {
    let desk: ToolDesk;
    /** Protected: a person, and a tool that they maintain. Of the writer's own entry the lists say nothing. */
    let service: Awaited<ReturnType<typeof addPerson>>;
    let writer: Awaited<ReturnType<typeof addPerson>>;
    let gate: string;
    /** An ordinary tool that the protected person maintains too. */
    let tool: string;
    let newcomer: string;

    const maintainers = async (name: string) =>
      (await desk.direct.tools.lookAtTool(name)).group?.maintainers.toSorted();
    const entryOf = async (uid: string) => (await desk.direct.directory.look({ names: [uid] }))[0];
    const refusal = (name: string, where: string) => ({
      ok: false,
      error: { code: 'protected', params: [name, where] },
    });

    const ofWriter = () => ({ error: { code: 'protected-writer', params: [writer.uid] } });

    /** As a request comes to this desk that another host or an older version filed. */
    const planted = async (change: Pick<StoredRequest, 'kind' | 'facts'>): Promise<RequestView> => {
      const request = stored({ id: randomUUID(), ...change });
      await desk.world().journal.file([request]);
      return desk.again(request.id);
    };

    beforeEach(async () => {
      const under = await prepare();
      const direct = await openDesk(under);
      [service, writer] = [await addPerson(direct, under), await addPerson(direct, under)];
      const [guarded, ordinary] = [newTool(), newTool()];
      await addTool(direct, guarded, service.uid);
      await addTool(direct, ordinary, service.uid);
      [gate, tool] = [guarded.name, ordinary.name];
      desk = await openToolDesk(under, {
        bindDn: `UID=${writer.uid.toUpperCase()}, ${under.profile.people.base}`,
        protected: { people: [service.uid], groups: [`tools.${gate}`] },
      });
      newcomer = await desk.member();
      return async () => {
        await desk.close();
        await direct.directory.close();
      };
    });

    it('is not asked for: nobody joins such a tool, and such a person joins and leaves none', async () => {
      const file = (of: string, shellName: string, change: 'add' | 'remove') =>
        desk.world().call('tools.setMaintainer', { tool: of, shellName, change });
      expect(await file(gate, newcomer, 'add')).toMatchObject(refusal(gate, 'protected.groups'));
      const name = service.uid;
      for (const typed of [name, name.toUpperCase()]) {
        expect(await file(tool, typed, 'remove')).toMatchObject(refusal(name, 'protected.people'));
      }
      expect(await file(tool, writer.uid, 'add')).toMatchObject(ofWriter());
      expect((await desk.world().ask('requests.list', {})).requests).toEqual([]);
    });

    it('is not asked for beside a card, either, and the account is not begun', async () => {
      const answer = await desk.world().call('requests.submit', {
        ...{ username: 'Ada Example', shellName: 'ada-example', email: 'ada@example.org' },
        ...{ password: 'nine horses ran', consent: { terms: true, publicEmail: true } },
        further: { tool: { name: gate } },
      });
      expect(answer).toMatchObject(refusal(gate, 'protected.groups'));
      expect((await desk.world().ask('requests.list', {})).requests).toEqual([]);
    });

    it('is no name of the system, which a newcomer would log in as', async () => {
      for (const shellName of ['www-data', 'Postgres', 'nova', 'debian']) {
        const answer = await desk.world().call('requests.submit', {
          ...{ username: 'Ada Example', shellName, email: 'ada@example.org' },
          ...{ password: 'nine horses ran', consent: { terms: true, publicEmail: true } },
        });
        expect(answer).toMatchObject({
          error: { code: 'invalid-input', fields: [{ field: 'shellName', rule: 'reserved' }] },
        });
      }
      expect(await desk.world().ask('tools.check', { name: 'postgres' })).toMatchObject({
        state: 'free',
      });
    });

    it('is no name for a newcomer', async () => {
      const asked = { username: 'Ada Example', shellName: service.uid };
      expect(await desk.world().ask('names.check', asked)).toMatchObject({
        shellName: { is: 'not-allowed', broken: { rule: 'reserved' } },
      });
    });

    it('stays as it is, whatever a request that was filed elsewhere says', async () => {
      const username = '';
      const change = (of: string, shellName: string, how: string) =>
        ({ kind: 'maintainer', facts: { tool: of, shellName, username, change: how } }) as const;
      const made = { gidNumber: 52_000, username };
      const of = randomUUID();
      const requests: Pick<StoredRequest, 'kind' | 'facts'>[] = [
        change(gate, newcomer, 'add'),
        change(tool, service.uid.toUpperCase(), 'remove'),
        change(tool, writer.uid, 'add'),
        { kind: 'tool', facts: toolFacts({ tool: gate, shellName: newcomer }) },
        { kind: 'remove-tool', facts: { ...made, of, tool: gate, shellName: service.uid } },
      ];
      for (const request of requests) {
        expect(await planted(request)).toMatchObject({
          ...{ state: 'needs-you', problem: { code: expect.stringMatching(/^protected/) } },
        });
      }
      expect(await maintainers(gate)).toEqual([service.uid]);
      expect(await maintainers(tool)).toEqual([service.uid]);
      expect(await desk.direct.tools.lookAtTool(gate)).toMatchObject({ sudoRule: 'right' });
    });

    it('gets no key and no link, and is not undone', async () => {
      for (const { uid, cn, mail, uidNumber } of [service, writer]) {
        const card = { shellName: uid, username: cn, email: mail };
        const wikimedia = { id: 4711, name: 'Ada' };
        const provenAt = '2027-08-04T08:00:00Z';
        const undo = { uidNumber, of: randomUUID(), origin: 'made', keyThereBefore: false };
        const agreed = { agreed: ['account'], removed: [], stays: [] };
        const requests: Pick<StoredRequest, 'kind' | 'facts'>[] = [
          { kind: 'account', facts: facts({ ...card, sshKey: KEY }) },
          { kind: 'undo-account', facts: { ...card, ...undo, ...agreed } },
          { kind: 'link-wikimedia', facts: { ...card, wikimedia, provenAt } },
        ];
        for (const request of requests) {
          expect(await planted(request)).toMatchObject({
            ...{ state: 'needs-you', problem: { code: expect.stringMatching(/^protected/) } },
          });
        }
        expect(await entryOf(uid)).toMatchObject({ uid, sshPublicKeys: [] });
        expect((await desk.direct.links.linkedTo(uid))?.wikimedia).toBeUndefined();
      }
    });

    it('is not undone where this desk did it before it was protected', async () => {
      const made = { tool: gate, shellName: service.uid, username: '', change: 'add' };
      const request = stored({
        ...{ id: randomUUID(), kind: 'maintainer', state: 'confirmed' },
        facts: { ...made, origin: 'made' },
      });
      await desk.world().journal.file([request]);
      const { id } = request;
      const refused = refusal(gate, 'protected.groups');
      expect(await desk.world().call('requests.planUndo', { id })).toMatchObject(refused);
      const undo = { id, agreed: ['maintainer' as const] };
      expect(await desk.world().call('requests.undo', undo)).toMatchObject(refused);
      expect(await maintainers(gate)).toEqual([service.uid]);
    });

    it('is no card of whoever writes', async () => {
      const answer = await desk.world().call('requests.submit', {
        ...{ username: writer.cn, shellName: writer.uid, email: writer.mail, sshKey: KEY },
        ...{ password: 'nine horses ran', consent: { terms: true, publicEmail: true } },
      });
      expect(answer).toMatchObject(ofWriter());
    });

    it('keeps nobody from anything else', async () => {
      const { id } = await desk
        .world()
        .ask('tools.setMaintainer', { tool, shellName: newcomer, change: 'add' });
      expect(await desk.world().settled(id)).toMatchObject({ state: 'confirmed' });
      expect(await maintainers(tool)).toEqual([newcomer, service.uid].toSorted());
    });
  });
}
