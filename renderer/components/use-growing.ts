import { useEffect, useState } from 'react';

/** How many of `all` parts of a long list are drawn by now: one more each frame, so that no frame takes long. */
export function useGrowing(all: number): number {
  const [drawn, setDrawn] = useState(1);
  useEffect(() => {
    if (drawn >= all) return undefined;
    const frame = requestAnimationFrame(() => setDrawn(drawn + 1));
    return () => cancelAnimationFrame(frame);
  }, [drawn, all]);
  return Math.min(drawn, all);
}
