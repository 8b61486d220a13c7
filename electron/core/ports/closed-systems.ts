import type { Cloud } from './cloud.ts';
import type { ToolDirectory } from './tool-directory.ts';

/** A cloud that there is no way to: whatever is asked of it, the answer is why. */
export function closedCloud(why: Error): Cloud {
  const refuse = (): Promise<never> => Promise.reject(why);
  return {
    signIn: refuse,
    signOut: refuse,
    probe: refuse,
    state: refuse,
    findProject: refuse,
    listProjects: refuse,
    createProject: refuse,
    removeProject: refuse,
    knowsUser: refuse,
    assignments: refuse,
    allAssignments: refuse,
    rolesOf: refuse,
    grant: refuse,
    revoke: refuse,
    quotas: refuse,
    setQuotas: refuse,
    defaultGroup: refuse,
    groupsOf: refuse,
    instances: refuse,
    addRules: refuse,
    findZone: refuse,
    hasRecords: refuse,
    createZone: refuse,
    removeZone: refuse,
    holdings: refuse,
    close: () => Promise.resolve(),
  };
}

/** Tools that there is no way to, in the same way. */
export function closedTools(why: Error): ToolDirectory {
  const refuse = (): Promise<never> => Promise.reject(why);
  return {
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
}
