import type { ComponentType } from 'react';
import type { RequestState, RequestView } from '../../../../shared/requests/request.ts';

export type About = ComponentType<{ request: RequestView }>;

/** The page of a kind of request. */
export interface Page {
  /** What each state means for the two people at the desk. */
  readonly now: Readonly<Record<RequestState, About>>;
  /** What was asked for, below everything else. */
  readonly asked: About;
}
