/** Runs one piece of work after the other. */
export type Line = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets one piece of work begin when the one before it has ended, however that ended. */
export function createLine(): Line {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = Promise.allSettled([turn]);
    return turn;
  };
}
