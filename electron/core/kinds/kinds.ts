import { account, type AccountPorts } from './account/account.ts';
import { undoAccount, type UndoAccountPorts } from './account/undo-account.ts';
import type { Kinds } from './base/define-kind.ts';
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
  MembershipPorts &
  ToolPorts &
  RemoveToolPorts &
  MaintainerKindPorts &
  ProjectPorts &
  RemoveProjectPorts;

/** Every kind of request there is. Beside a card they are asked for in this order, in which they need each other. */
export const createKinds = (ports: KindPorts): Kinds => ({
  account: account(ports),
  'undo-account': undoAccount(ports),
  'link-wikimedia': link(ports),
  'unlink-wikimedia': unlink(ports),
  membership: membership(ports),
  tool: tool(ports),
  'remove-tool': removeTool(ports),
  maintainer: maintainer(ports),
  project: project(ports),
  'remove-project': removeProject(ports),
});
