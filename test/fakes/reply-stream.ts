import { Duplex } from 'node:stream';

/** A stream in memory, in place of a socket: the first thing that is written to it is answered with these bytes, and then it ends. */
export const replyStream = (reply: Buffer): Duplex =>
  new Duplex({
    allowHalfOpen: false,
    read: () => undefined,
    write(_request, _encoding, done) {
      this.push(reply);
      this.push(null);
      done();
    },
  });
