import type { ErrorCode } from '../../shared/errors.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { Result } from '../../shared/result.ts';
import type { Desk } from './desk.ts';
import { dismissLater, passing, patiently, type AtDesk, type Filed, type Wait } from './at-desk.ts';
import type { Card } from './plan.ts';
import type { Asking, Wish } from './wish.ts';

type Answer = Promise<Result<RequestView> | undefined>;

const reason = 'A tool that maps bike racks.';

/** Files what is asked for, after another request where one is named. */
function file(desk: Desk, asks: Asking, after?: string): Answer {
  const behind = after === undefined ? {} : { after };
  switch (asks.kind) {
    case 'membership': {
      const { kind: _, ...membership } = asks;
      return desk.call('memberships.file', { reason, ...membership, ...behind });
    }
    case 'tool':
      return desk.call('tools.create', {
        ...{ name: asks.name, maintainer: asks.maintainer },
        ...behind,
      });
    case 'maintainer': {
      const { kind: _, ...change } = asks;
      return desk.call('tools.setMaintainer', { ...change, ...behind });
    }
    case 'project': {
      const { kind: _, members, ...project } = asks;
      return desk.call('projects.create', { ...project, members: [...members], ...behind });
    }
  }
}

/**
 * The same, asked for before, needs a person by now, at the other process of this machine; or the opposite is still open here; or a wipe took what it
 * was to come after.
 */
const refusals: readonly string[] = ['queue-elsewhere', 'asked-otherwise', 'not-found'];

/** Also a project with somebody in it whom the cloud does not know. */
const isRefusal = (code: ErrorCode, { kind }: Asking): boolean =>
  refusals.includes(code) || (code === 'invalid-input' && kind === 'project');

/** What becomes of filing it once: its id, that it will never be taken on, or that it has to be tried again. */
async function fileOnce(
  desk: Desk,
  asks: Asking,
  after?: string,
): Promise<{ id: string } | 'refused' | undefined> {
  await desk.up();
  const answer = await file(desk, asks, after);
  if (answer?.ok) return { id: answer.value.id };
  // Asked for again, it is the same request: nobody needs to look whether the desk has it.
  if (!answer || passing.includes(answer.error.code)) return undefined;
  if (isRefusal(answer.error.code, asks)) return 'refused';
  throw new Error(`${asks.kind}: ${answer.error.code}: ${answer.error.message}`);
}

const nameOf = (asks: Asking): string =>
  asks.kind === 'tool' || asks.kind === 'project' ? asks.name : asks.shellName;

/** Everything a card asks for beside the account, as a person would ask for each by itself. */
export function askingsOf({ shellName, further }: Card): Asking[] {
  if (!further) return [];
  const { tool, project } = further;
  const members = [...(project?.members ?? []), { shellName, as: 'member' as const }];
  return [
    { kind: 'membership', shellName, as: 'member' },
    ...(tool ? [{ kind: 'tool' as const, name: tool.name, maintainer: shellName }] : []),
    ...(project ? [{ kind: 'project' as const, ...project, members }] : []),
  ];
}

/** Asks for one thing until the desk has it; nothing where it says that it can never be. */
export async function serveWish(
  { at, asks, dismissAfter }: Wish,
  desk: Desk,
  wait: Wait,
): Promise<Filed[]> {
  await wait(at);
  const filed = await patiently(nameOf(asks), wait, () => fileOnce(desk, asks));
  if (filed === 'refused') return [];
  await dismissLater(filed.id, dismissAfter, { desk, wait });
  return [{ what: `${asks.kind} ${nameOf(asks)}`, id: filed.id }];
}

/** Files what a card asks for beside the account where the desk died before all of it was taken down. */
export async function fileFurther(
  card: Card,
  account: string,
  { desk, wait }: AtDesk,
): Promise<void> {
  let after = account;
  for (const asks of askingsOf(card)) {
    const filed = await patiently(nameOf(asks), wait, () => fileOnce(desk, asks, after));
    if (filed === 'refused') return;
    after = filed.id;
  }
}
