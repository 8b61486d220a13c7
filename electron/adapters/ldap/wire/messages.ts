import { LONGEST_HEADER, Malformed, readHeader, types } from './elements.ts';

/** Cuts a stream into messages by their lengths. Each is copied once, whatever pieces it comes in. */
export class Messages {
  readonly #longest: number;
  /** What came of a header that is not whole yet. */
  #header = Buffer.alloc(0);
  #message: Buffer | undefined;
  #filled = 0;

  /** `longest` is how many bytes a message may have. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** Whether a message has begun and is not whole. */
  get isInside(): boolean {
    return this.#message !== undefined || this.#header.length > 0;
  }

  /** The messages that end in these bytes. Throws `Malformed` as soon as no message can come of them. */
  *add(bytes: Buffer): Generator<Buffer> {
    let rest = bytes;
    while (rest.length > 0) {
      rest = this.#message ? this.#fill(this.#message, rest) : this.#begin(rest);
      if (this.#message?.length === this.#filled) {
        const whole = this.#message;
        this.#message = undefined;
        yield whole;
      }
    }
  }

  #fill(message: Buffer, bytes: Buffer): Buffer {
    const copied = bytes.copy(message, this.#filled);
    this.#filled += copied;
    return bytes.subarray(copied);
  }

  /** Reads the header, and makes room for what it announces. */
  #begin(bytes: Buffer): Buffer {
    const known = this.#header.length;
    const start = Buffer.concat([this.#header, bytes.subarray(0, LONGEST_HEADER - known)]);
    if (start[0] !== types.sequence) throw new Malformed('this is no LDAP message');
    const header = readHeader(start);
    if (!header) {
      this.#header = start;
      return bytes.subarray(start.length - known);
    }
    const size = header.start + header.length;
    if (size > this.#longest) throw new Malformed('a message that is too long');
    this.#header = Buffer.alloc(0);
    this.#message = Buffer.alloc(size);
    start.copy(this.#message, 0, 0, header.start);
    this.#filled = header.start;
    return bytes.subarray(header.start - known);
  }
}
