const leavings = new Set<() => void>();

// Newest first: a process before the folder it writes to.
process.once('exit', () => {
  for (const remove of [...leavings].reverse()) remove();
});

/** Has this removed when the process ends, also by Ctrl-C. The answer says that it is gone already. */
export function leavesBehind(remove: () => void): () => void {
  leavings.add(remove);
  return () => void leavings.delete(remove);
}
