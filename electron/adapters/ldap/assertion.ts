import {
  AndFilter,
  BerWriter,
  Control,
  EqualityFilter,
  NotFilter,
  PresenceFilter,
  type Filter,
} from 'ldapts';

export const ASSERTION = '1.3.6.1.1.12';

/** Assertion (RFC 4528): the server does the write only while the filter is true of the entry, in one step. */
export class AssertionControl extends Control {
  readonly #filter: Filter;

  constructor(filter: Filter) {
    super(ASSERTION, { critical: true });
    this.#filter = filter;
  }

  override writeControl(writer: BerWriter): void {
    const assertion = new BerWriter();
    this.#filter.write(assertion);
    writer.writeBuffer(assertion.buffer, 0x04);
  }
}

/** True of an entry that no group names, on a server with the `memberof` overlay; of none where `memberOf` is unknown. */
export const inNoGroup: Filter = new NotFilter({
  filter: new PresenceFilter({ attribute: 'memberOf' }),
});

export interface EntryState {
  readonly uuid: string;
  readonly csn: string;
  /** Whether the server can tell that no group names the entry. */
  readonly tellsGroups: boolean;
}

/**
 * True only of this entry in this state. The UUID is of this entry alone: another one that is made later under the same name has
 * another (RFC 4530). The CSN changes with every write but those of the `memberof` overlay, so groups are asserted beside it.
 */
export const sameState = ({ uuid, csn, tellsGroups }: EntryState): Filter =>
  new AndFilter({
    filters: [
      new EqualityFilter({ attribute: 'entryUUID', value: uuid }),
      new EqualityFilter({ attribute: 'entryCSN', value: csn }),
      ...(tellsGroups ? [inNoGroup] : []),
    ],
  });

const PARTS = ' ';

export const writeState = ({ uuid, csn, tellsGroups }: EntryState): string =>
  [uuid, csn, ...(tellsGroups ? ['memberOf'] : [])].join(PARTS);

export function readState(text: string): EntryState {
  const [uuid = '', csn = '', groups] = text.split(PARTS);
  return { uuid, csn, tellsGroups: groups !== undefined };
}
