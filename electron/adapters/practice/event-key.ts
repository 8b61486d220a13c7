import { createHash } from 'node:crypto';
import { eventKeysOf, privateKeyOf, type EventKeys } from '../bundle/event-keys.ts';

/** Practice hands over made-up people only, so its key is no secret: it can be worked out by everybody, on every machine. */
export const practiceEventKeys = (): EventKeys =>
  eventKeysOf(privateKeyOf(createHash('sha256').update('lanyard practice').digest()));
