/** Which process runs the queue: one at a time. Throws `AppError('storage-failed')`. */
export interface QueueLease {
  /** Whether this process has the queue. Takes it where nobody has it any more, and says that it is still here where it has it. */
  owns(): Promise<boolean>;
  /** Whether another process wrote to the journal since this was last asked. */
  changedElsewhere(): Promise<boolean>;
}
