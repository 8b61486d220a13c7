import { AppError } from '../base/errors.ts';
import { closedCloud } from '../ports/closed-cloud.ts';
import type { ToolDirectory } from '../ports/tool-directory.ts';

/** The cloud of an event that has none: a journal may hold requests of an earlier profile, which had one. */
export const noCloud = closedCloud(new AppError('cloud-not-set-up', 'This event has no cloud'));

const refuse = (): Promise<never> =>
  Promise.reject(new AppError('not-found', 'This event has no tools', { params: ['tools'] }));

/** The tools of an event that has none: a journal may hold requests of an earlier profile, which had some. */
export const noTools: ToolDirectory = {
  lookAtTool: refuse,
  addGroup: refuse,
  addUser: refuse,
  addSudoRule: refuse,
  changeGroupNumber: refuse,
  changeUserNumber: refuse,
  addMaintainer: refuse,
  removeMaintainer: refuse,
  remove: refuse,
  findTools: refuse,
  toolsOf: refuse,
  groupNumbersFrom: refuse,
  numberHolders: refuse,
};
