import { useCallback, useEffect, useState } from 'react';

/** How long nobody touches the screen before it asks, and how long it then waits (WCAG 2.2, 2.2.1: at least 20 seconds, and any key will do). */
export const ASK_AFTER_MS = 4 * 60_000;
/** How long it waits for an answer. */
export const CLEAR_AFTER_MS = 60_000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Answers whether the screen is about to be cleared because nobody touches it; calls back when it is to be. Any sign of somebody, or `stay`, begins
 * the time anew. While `isOn` is false nothing is counted.
 */
export function useIdle(isOn: boolean, leave: () => void) {
  const [signs, setSigns] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const stay = useCallback(() => {
    setAsking(false);
    setSigns((count) => count + 1);
  }, []);

  useEffect(() => {
    if (!isOn) return undefined;
    const how = { passive: true, capture: true };
    for (const sign of SIGNS) document.addEventListener(sign, stay, how);
    return () => {
      for (const sign of SIGNS) document.removeEventListener(sign, stay, how);
    };
  }, [isOn, stay]);

  useEffect(() => {
    if (!isOn) return undefined;
    const timer = isAsking
      ? setTimeout(() => {
          setAsking(false);
          leave();
        }, CLEAR_AFTER_MS)
      : setTimeout(() => setAsking(true), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isOn, isAsking, signs, leave]);

  return { isAsking: isOn && isAsking, stay };
}
