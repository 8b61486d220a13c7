/** What can happen to a hub and its surroundings, or to what somebody asks it. */
export const hubKinds = [
  /** A process is killed, and started again. */
  'hub-killed',
  /** A process stands still for longer than its lease, and wakes up. */
  'hub-asleep',
  /** A process is told to stop, and started again. */
  'hub-drained',
  /** The primary of the database is killed, and started again. */
  'database-killed',
  /** It is killed, and its standby promoted. */
  'database-failed-over',
  /** The same, and the old primary comes back for a while as if nothing had been. */
  'old-primary-back',
  'nginx-restarted',
  /** The clock of a process is set by hours. */
  'hub-clock',
  /** The connection of a browser breaks once its card is sent. */
  'card-cut',
  /** The same once the answer begins. */
  'answer-cut',
  /** A browser sends its card to two processes at once. */
  'card-twice',
  /** The clock of a desk is wrong by hours. */
  'desk-clock',
  /** What a desk hands in arrives, and its answer does not. */
  'desk-answer-lost',
] as const;
/** One of these. */
export type HubKind = (typeof hubKinds)[number];
