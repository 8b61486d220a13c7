import type { StoredRequest } from '../ports/request-journal.ts';

type Waiter = Pick<StoredRequest, 'id' | 'after'>;

/** Which requests wait for which, as far as this process has seen. */
export function createWaiters() {
  const byParent = new Map<string, Set<string>>();
  return {
    add({ id, after }: Waiter): void {
      if (after !== undefined) byParent.set(after, (byParent.get(after) ?? new Set()).add(id));
    },
    remove({ id, after = '' }: Waiter): void {
      byParent.get(after)?.delete(id);
    },
    of: (parent: string): readonly string[] => [...(byParent.get(parent) ?? [])],
    /** Those that wait for this one, which are then forgotten: whoever still waits is added again. */
    take(parent: string): readonly string[] {
      const children = [...(byParent.get(parent) ?? [])];
      byParent.delete(parent);
      return children;
    },
  };
}
