import type { Right } from '../../../shared/domain/session.ts';
import { useFromHub, useStore } from '../../stores/provider.tsx';

const useHas = (right: Right): boolean =>
  useStore('approvals', ({ caller }) => caller?.rights.includes(right) ?? false);

/** Whether this page comes from a hub, to somebody with this right there. */
export function useMayAtHub(right: Right): boolean {
  const [isAtHub, has] = [useFromHub(), useHas(right)];
  return isAtHub && has;
}

/** Whether whoever looks runs this process: whoever sits at a desk does, and at a hub its operators. */
export function useRunsIt(): boolean {
  const [isAtHub, isOperator] = [useFromHub(), useHas('admin')];
  return !isAtHub || isOperator;
}
