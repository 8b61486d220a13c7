import { account, type AccountPorts } from './account/account.ts';
import { undoAccount, type UndoAccountPorts } from './account/undo-account.ts';
import type { Kinds } from './base/define-kind.ts';
import { guardedKinds, type Protection } from './base/protected.ts';
import { sshKeys, type KeysKindPorts } from './keys/keys.ts';
import { link, type LinkKindPorts } from './link/link.ts';
import { unlink, type UnlinkPorts } from './link/unlink.ts';
import { membership, type MembershipPorts } from './membership/membership.ts';
import { project, type ProjectPorts } from './project/project.ts';
import { removeProject, type RemoveProjectPorts } from './project/removal.ts';
import { maintainer, type MaintainerKindPorts } from './tool/maintainer.ts';
import { removeTool, type RemoveToolPorts } from './tool/removal.ts';
import { tool, type ToolPorts } from './tool/tool.ts';

/** What all kinds together need of the world. */
export type KindPorts = AccountPorts &
  UndoAccountPorts &
  LinkKindPorts &
  UnlinkPorts &
  KeysKindPorts &
  MembershipPorts &
  ToolPorts &
  RemoveToolPorts &
  MaintainerKindPorts &
  ProjectPorts &
  RemoveProjectPorts & { readonly protection: Protection };

/**
 * Every kind of request there is, none of which touches what the event protects. Beside a card they are asked for in this order, in which they
 * need each other.
 */
export const createKinds = (ports: KindPorts): Kinds =>
  guardedKinds(
    {
      account: account(ports),
      'undo-account': undoAccount(ports),
      'link-wikimedia': link(ports),
      'unlink-wikimedia': unlink(ports),
      'ssh-keys': sshKeys(ports),
      membership: membership(ports),
      tool: tool(ports),
      'remove-tool': removeTool(ports),
      maintainer: maintainer(ports),
      project: project(ports),
      'remove-project': removeProject(ports),
    },
    ports.protection,
  );
