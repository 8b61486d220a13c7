import { noCloud } from '../../systems/absent.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { RequestJournal, StoredRequest } from '../../ports/request-journal.ts';
import type { Clock } from '../../ports/system.ts';
import { removeProjectFacts, type RemoveProjectFacts } from './removal.ts';
import type { Recipe } from '../base/step.ts';
import { confirmGroup } from '../base/confirm-group.ts';
import { noteUndone } from '../base/note-undone.ts';
import { removeProject } from './remove-project.ts';
import { removeZones } from './remove-zones.ts';

export interface RemoveProjectPorts {
  readonly cloud: Cloud | undefined;
  readonly groups: ProjectGroups | undefined;
  readonly journal: Pick<RequestJournal, 'get' | 'save'>;
  readonly clock: Clock;
  show(request: StoredRequest): void;
}

/** Removes a project in which nothing stands but the zones that were agreed to, and waits until its group is gone too. */
export const removeProjectRecipe = ({
  cloud = noCloud,
  groups,
  ...ports
}: RemoveProjectPorts): Recipe<RemoveProjectFacts> => ({
  facts: removeProjectFacts,
  systems: ['cloud', 'directory'],
  steps: [
    removeZones({ cloud }),
    removeProject({ cloud }),
    confirmGroup({ groups, clock: ports.clock }, ({ name }) => ({ project: name, isGone: true })),
    noteUndone(ports, ({ of }) => (of === undefined ? undefined : { of, removed: ['project'] })),
  ],
  startOver: (facts) => facts,
  settled: () => undefined,
});
