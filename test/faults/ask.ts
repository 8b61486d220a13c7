import { createHash } from 'node:crypto';
import type { Proof } from '../../shared/contract/links.ts';
import { known } from '../../electron/core/base/known.ts';
import { formatFingerprint } from '../../shared/keys/ssh-key.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { Result } from '../../shared/result.ts';
import type { AtDesk } from './at-desk.ts';
import type { Asking, KeysWish, LinkWish } from './wish.ts';

/** What a desk said to somebody who asked; undefined where it died before that. */
export type Answer = Result<RequestView> | undefined;

const reason = 'A tool that maps bike racks.';

/** Long enough for a desk to hear of a log-in. */
const HEARD_MS = 1000;

/** Of a key as it is stored, as `ssh-keygen -lf` prints it. */
export const fingerprintOf = (line: string): string =>
  formatFingerprint(
    createHash('sha256')
      .update(Buffer.from(line.split(' ')[1] ?? '', 'base64'))
      .digest(),
  );

async function changeKeys(wish: KeysWish, { desk }: AtDesk): Promise<Answer> {
  const { shellName, password, add, remove } = wish;
  return desk.call('accounts.changeKeys', {
    ...{ shellName, password, remove: remove.map(fingerprintOf) },
    ...(add === undefined ? {} : { sshKey: add }),
  });
}

async function link(wish: LinkWish, { desk, wait }: AtDesk): Promise<Answer> {
  const { shellName, password, account } = wish;
  const proof: Result<Proof> | undefined = await desk.call('links.prove', {});
  if (!proof?.ok) return proof;
  desk.logIn(proof.value.url, account);
  await wait(HEARD_MS);
  return desk.call('links.file', { proof: proof.value.id, shellName, password });
}

/** Reads what would go with a project, and agrees to it. */
async function removeProject(name: string, { desk }: AtDesk): Promise<Answer> {
  const plan = await desk.call('projects.planRemoval', { name });
  if (!plan?.ok) return plan;
  const { id, zones } = plan.value;
  return desk.call('projects.remove', { name, id, zones });
}

/** Files what is asked for, after another request where one is named. */
export async function ask(asks: Asking, at: AtDesk, after?: string): Promise<Answer> {
  if (asks.kind === 'remove-project') return removeProject(asks.name, at);
  if (asks.kind === 'ssh-keys') return changeKeys(asks, at);
  if (asks.kind === 'link-wikimedia') return link(asks, at);
  const { desk } = at;
  const behind = known({ after });
  switch (asks.kind) {
    case 'membership': {
      const { kind: _, ...membership } = asks;
      return desk.call('memberships.file', { reason, ...membership, ...behind });
    }
    case 'tool': {
      const { kind: _, ...tool } = asks;
      return desk.call('tools.create', { ...tool, ...behind });
    }
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
