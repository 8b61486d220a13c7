import { expect } from 'vitest';
import type { PersonEntry } from '../../electron/core/ports/directory.ts';
import type { ToolState } from '../../electron/core/ports/tool-directory.ts';
import type { Input } from '../../shared/contract/index.ts';
import type { AccountForm } from '../../shared/contract/requests.ts';
import type { RequestKind, RequestView } from '../../shared/requests/request.ts';
import { agreementsOf, type UndoAllPlan, undoChoices } from '../../shared/requests/undo-all.ts';
import { openCloudDesk, type CloudDesk } from '../fakes/cloud-desk.ts';
import { newcomer } from './account-world.ts';
import { freshName, type CloudWorld } from './cloud-world.ts';

type Agreement = Omit<Input<'requests.undoAll'>, 'id'>;

/** What was asked for by one card. */
interface Card {
  readonly form: AccountForm;
  readonly tool: string;
  readonly project: string;
  /** The requests of the card, by their kinds. */
  readonly ids: Readonly<Record<'account' | 'membership' | 'tool' | 'project', string>>;
}

/** A desk at which one card asks for an account, a membership, a tool and a project. */
export interface UndoAllDesk extends CloudDesk {
  readonly toolforge: string;
  list(): Promise<readonly RequestView[]>;
  /** Files such a card. */
  file(): Promise<Card>;
  /** The same, once all of it is confirmed. */
  confirmed(): Promise<Card>;
  /** Takes the role away that came with the project, as a cloud administrator does, so that nothing but the card's own keeps the account. */
  leaveBastion(card: Card): Promise<void>;
  plan(id: string): Promise<UndoAllPlan>;
  undoAll(id: string, agreement: Agreement): Promise<readonly RequestView[]>;
  /** Each as it stands in the end. */
  ended(undos: readonly RequestView[]): Promise<readonly RequestView[]>;
  entryOf(card: Card): Promise<PersonEntry | undefined>;
  toolOf(card: Card): Promise<ToolState | undefined>;
  expectGone(card: Card): Promise<void>;
  /** Each of them undone by a request of its own. */
  expectUndoneOnce(card: Card): Promise<void>;
}

/** Agrees to everything that is in the plan. */
export const allOf = (plan: UndoAllPlan): Agreement => ({
  agreed: agreementsOf(undoChoices(plan)),
});

export async function openUndoAllDesk(under: CloudWorld): Promise<UndoAllDesk> {
  const desk = await openCloudDesk(under);
  const toolforge = under.profile.cloud?.toolforge?.project ?? '';

  const list = async () => (await desk.world().ask('requests.list', {})).requests;
  const file = async (): Promise<Card> => {
    const [form, tool, project] = [newcomer(), freshName('tool'), freshName('map')];
    const wanted = { name: project, purpose: 'Maps', members: [], ends: '2099-01-31' };
    const further = { membership: { reason: 'A bot' }, tool: { name: tool }, project: wanted };
    const { id: account } = await desk.world().ask('requests.submit', { ...form, further });
    const requests = await list();
    const idOf = (kind: RequestKind) => requests.find((one) => one.kind === kind)?.id ?? '';
    const ids = { membership: idOf('membership'), tool: idOf('tool'), project: idOf('project') };
    return { form, tool, project, ids: { account, ...ids } };
  };
  const ended = async (undos: readonly Pick<RequestView, 'id'>[]): Promise<RequestView[]> => {
    const all: RequestView[] = [];
    for (const { id } of undos) all.push(await desk.toItsEnd(id));
    return all;
  };
  const entryOf = async ({ form }: Card) =>
    (await desk.directory.look({ names: [form.shellName] }))[0];
  const toolOf = async ({ tool }: Card) => under.openTools?.()?.lookAtTool(tool);

  return {
    ...desk,
    ...{ toolforge, list, file, ended, entryOf, toolOf },
    async confirmed() {
      const card = await file();
      const all = await ended(Object.values(card.ids).map((id) => ({ id })));
      expect(all.map(({ state }) => state)).toEqual(all.map(() => 'confirmed'));
      return card;
    },
    async leaveBastion({ form }) {
      const bastion = await desk.cloud.findProject('bastion');
      const held = { projectId: bastion?.id ?? '', userId: form.shellName, role: 'reader' };
      await desk.cloud.revoke(held);
      await under.hook();
    },
    plan: (id) => desk.world().ask('requests.planUndoAll', { id }),
    undoAll: async (id, agreement) =>
      (await desk.world().ask('requests.undoAll', { id, ...agreement })).requests,
    async expectGone(card) {
      expect(await entryOf(card)).toBeUndefined();
      expect(await toolOf(card)).toMatchObject({ group: undefined, user: undefined });
      expect(await desk.cloud.findProject(card.project)).toBeUndefined();
      expect(await desk.rolesIn(toolforge, card.form.shellName)).toEqual([]);
    },
    async expectUndoneOnce({ ids }) {
      const requests = await list();
      for (const id of Object.values(ids)) {
        const undos = requests.filter(({ undo }) => undo?.of === id).map((undo) => undo.id);
        expect(undos).toEqual([requests.find((one) => one.id === id)?.undone?.by]);
      }
    },
  };
}
