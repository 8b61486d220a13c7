import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';

/** What Keystone tells whoever listens (https://docs.openstack.org/keystone/zed/admin/event_notifications.html), as its hook hears it. */
export type KeystoneEvent =
  | {
      readonly is: 'role';
      readonly change: 'created' | 'deleted';
      readonly projectId: string;
      readonly role: string;
      readonly uid: string;
    }
  | { readonly is: 'project'; readonly change: 'created' | 'deleted'; readonly projectId: string };

const change = z.enum(['created', 'deleted']);
const message = z.object({
  event_type: z.string(),
  payload: z.object({
    project: z.string().optional(),
    role: z.string().optional(),
    user: z.string().optional(),
    inherited_to_projects: z.boolean().optional(),
    resource_info: z.string().optional(),
  }),
});

type Payload = z.infer<typeof message>['payload'];

const roleOf = (done: z.infer<typeof change>, told: Payload): KeystoneEvent | undefined => {
  const { project: projectId, role = '', user: uid = '', inherited_to_projects: inherited } = told;
  if (inherited === true || projectId === undefined) return undefined;
  return { is: 'role', change: done, projectId, role, uid };
};
const projectOf = (done: z.infer<typeof change>, { resource_info: projectId }: Payload) =>
  projectId === undefined ? undefined : ({ is: 'project', change: done, projectId } as const);

/** What stands behind the name of an event, as JSON; `null` where the line tells of none. */
const jsonOf = (line: string): string =>
  /oslo\.messaging\.notification\.\S+ .*?(\{.*\})\s*$/.exec(line)?.[1] ?? 'null';

/** The event that a line of the log tells of; undefined for every other line. The hook hears of what was refused, too. */
export function eventOf(line: string): KeystoneEvent | undefined {
  const { data } = message.safeParse(JSON.parse(jsonOf(line)));
  if (data === undefined) return undefined;
  const [, noun = '', verb] = data.event_type.split('.');
  const { data: done } = change.safeParse(verb);
  if (done === undefined) return undefined;
  if (noun === 'project') return projectOf(done, data.payload);
  return noun === 'role_assignment' ? roleOf(done, data.payload) : undefined;
}

/** Reads what was written to a log since it was last asked, beginning with what is written from now on. */
export function followLog(file: string): () => readonly string[] {
  let offset = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let rest = Buffer.alloc(0);
  return () => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size <= offset) return [];
    const added = readFrom(file, offset);
    offset += added.length;
    const text = Buffer.concat([rest, added]);
    const end = text.lastIndexOf('\n') + 1;
    rest = text.subarray(end);
    return text.subarray(0, end).toString().split('\n').slice(0, -1);
  };
}

function readFrom(file: string, offset: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const added = Buffer.alloc(Math.max(0, fstatSync(handle).size - offset));
    return added.subarray(0, readSync(handle, added, 0, added.length, offset));
  } finally {
    closeSync(handle);
  }
}
