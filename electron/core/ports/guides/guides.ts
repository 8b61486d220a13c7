import type { GuideList, GuideFile } from '../../../../shared/guides/guides.ts';

/** What the guides of an event say, and how one sees that their steps are done. */
export interface Guides {
  readonly list: GuideList;
  /** Needs and ways to see what is done, by the ids of guides and steps. */
  readonly guides: GuideFile['guides'];
}

/** Reads the guides that the profile names. */
export interface GuideReader {
  /**
   * In this language, as far as there are words in it. Read when they are first asked for. Throws `AppError('invalid-input')` with a sentence and a line
   * for everything that is wrong with a file: guides that cannot be read keep no desk from its work.
   */
  read(language: string): Promise<Guides>;
  /** Those of the event's workshop, in the profile's order. Throws as well for what the profile names and no file has, with its line. */
  workshop(language: string): Promise<Guides>;
}

/** Looks whether a newcomer's own page is there. */
export interface PageProbe {
  /**
   * Whether the page answers, by GET; undefined where nobody could be asked. Only a host that the profile names is asked, by https or on this machine. Never
   * throws.
   */
  answers(url: string): Promise<boolean | undefined>;
}
