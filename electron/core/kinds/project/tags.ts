import { z } from 'zod';

/** What a project's tags say of it. Keystone takes neither slash nor comma in one, and 255 characters at most. */
const REQUEST = 'lanyard-request-';
const ENDS = 'lanyard-ends-';

/** What the tags of a project tell: the request that made it, and the day it ends. */
export interface ProjectTags {
  readonly requestId: string;
  /** `YYYY-MM-DD`. */
  readonly ends: string;
}

/** The tag by which a request knows the project it made, also where the answer to that was lost. */
export const requestTag = (requestId: string): string => REQUEST + requestId;

/** The tags that a project of this request gets. */
export const projectTags = ({ requestId, ends }: ProjectTags): string[] => [
  requestTag(requestId),
  ENDS + ends,
];

/** The day a project ends, `YYYY-MM-DD`; undefined where no tag says so. */
export function endsOf(tags: readonly string[]): string | undefined {
  const days = tags.filter((tag) => tag.startsWith(ENDS)).map((tag) => tag.slice(ENDS.length));
  return days.find((day) => z.iso.date().safeParse(day).success);
}
