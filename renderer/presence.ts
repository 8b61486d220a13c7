/** How often the desk is told, in milliseconds: it counts in minutes. */
const TELL_MS = 15_000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls back while somebody touches the page, now and then: a desk that nobody uses locks itself. Answers how to stop. */
export function listenForPresence(page: Document, somebody: () => void): () => void {
  let told = -Infinity;
  const notice = (): void => {
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    somebody();
  };
  const how = { passive: true, capture: true };
  for (const sign of SIGNS) page.addEventListener(sign, notice, how);
  return () => {
    for (const sign of SIGNS) page.removeEventListener(sign, notice, how);
  };
}
