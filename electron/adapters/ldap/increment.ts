import { Attribute, Change, Control, type BerReader, BerWriter } from 'ldapts';

const POST_READ = '1.3.6.1.1.13.2';
const SEARCH_RESULT_ENTRY = 0x64;
const MODIFY_INCREMENT = 3;

/** Modify-Increment (RFC 4525): the server adds `by` to the integer in one atomic step. */
export class IncrementChange extends Change {
  constructor(attribute: string, by: number) {
    super({ modification: new Attribute({ type: attribute, values: [String(by)] }) });
  }

  override write(writer: BerWriter): void {
    writer.startSequence();
    writer.writeEnumeration(MODIFY_INCREMENT);
    this.modification.write(writer);
    writer.endSequence();
  }
}

/** Post-Read (RFC 4527): the answer of a write carries the attribute as it stands after it. */
export class PostReadControl extends Control {
  value: string | undefined;
  readonly #attribute: string;

  constructor(attribute: string) {
    super(POST_READ, { critical: true });
    this.#attribute = attribute;
  }

  override writeControl(writer: BerWriter): void {
    const selection = new BerWriter();
    selection.startSequence();
    selection.writeString(this.#attribute);
    selection.endSequence();
    writer.writeBuffer(selection.buffer, 0x04);
  }

  override parseControl(reader: BerReader): void {
    if (reader.readSequence(SEARCH_RESULT_ENTRY) === null) return;
    reader.readString();
    reader.readSequence();
    const attribute = new Attribute();
    attribute.parse(reader);
    this.value = attribute.values[0]?.toString();
  }
}
