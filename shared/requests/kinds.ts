import { account, undoAccount } from './account.ts';
import { link, unlink } from './link.ts';
import { maintainer } from './maintainer.ts';
import { membership } from './membership.ts';
import { project, removeProject } from './project.ts';
import { sshKeys } from './ssh-keys.ts';
import { removeTool, tool } from './tool.ts';

/** Every kind of request; each has a recipe of steps. The keys are journal values: may be added, never renamed. */
export const kinds = {
  account,
  'undo-account': undoAccount,
  'link-wikimedia': link,
  'unlink-wikimedia': unlink,
  'ssh-keys': sshKeys,
  membership,
  tool,
  'remove-tool': removeTool,
  maintainer,
  project,
  'remove-project': removeProject,
};
