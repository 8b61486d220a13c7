/** Milliseconds between two looks. */
const OFTEN = 500;

/**
 * Ends this process politely once the one that started it is gone: `kill -9` of npm tells nobody, and what it ran would live on.
 * Only for what npm runs, for a process may well outlive the shell in which a person typed it.
 */
export function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, OFTEN);
  timer.unref();
}
