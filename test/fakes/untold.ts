import type { NoteIn } from '../../electron/adapters/postgres/audit/trail.ts';

/** The audit trail of an event whose trail is no matter. */
export const untold: NoteIn = () => Promise.resolve();
