import type { Command } from '../base/command.ts';
import { accountsCreate, accountsShow } from './accounts.ts';
import { approvalCommands } from './desk/approvals.ts';
import { auditCommands } from './desk/audit.ts';
import { boardReport } from './desk/board.ts';
import { bundleCommands } from './desk/bundles.ts';
import { call } from './desk/call.ts';
import { clinic } from './clinic.ts';
import { cloudCheck } from './cloud.ts';
import { connectionCommands } from './desk/connection.ts';
import { eventKeygen } from './desk/event.ts';
import { guideCommands } from './desk/guide.ts';
import { guidesCommands } from './guides.ts';
import { hubCommands } from './hub.ts';
import { keysChange } from './keys.ts';
import { linkWikimedia } from './link.ts';
import { membershipCommands } from './membership.ts';
import { namesCheck } from './names-check.ts';
import { projectChangeCommands } from './project-changes.ts';
import { projectCommands } from './projects.ts';
import { queueCommands } from './desk/queue.ts';
import { rosterImport } from './desk/roster.ts';
import { screenTakeBack } from './desk/screen.ts';
import { shiftCommands } from './desk/shift.ts';
import { toolCommands } from './tools.ts';
import { wipe } from './desk/wipe.ts';
import { workshop } from './desk/workshop.ts';

/** The one table: the help, the manual page and what shells complete are made of it. */
export const commands: readonly Command[] = [
  namesCheck,
  accountsCreate,
  accountsShow,
  keysChange,
  linkWikimedia,
  ...membershipCommands,
  ...toolCommands,
  ...projectCommands,
  ...projectChangeCommands,
  ...guidesCommands,
  cloudCheck,
  ...connectionCommands,
  clinic,
  ...queueCommands,
  ...approvalCommands,
  ...shiftCommands,
  ...bundleCommands,
  rosterImport,
  workshop,
  eventKeygen,
  screenTakeBack,
  boardReport,
  ...auditCommands,
  ...hubCommands,
  wipe,
  call,
  ...guideCommands(() => commands),
];
