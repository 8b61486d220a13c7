import type { PracticeView, TroubleName } from '../../../shared/practice/practice.ts';

/** What goes wrong on purpose in the invented systems of practice; no event has it. */
export interface Troubles {
  current(): PracticeView;
  set(trouble: TroubleName, isOn: boolean): void;
}
