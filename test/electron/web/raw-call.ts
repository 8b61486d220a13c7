import { connect, type Socket } from 'node:net';

/** A connection on which the test says every byte itself. */
export interface RawConnection {
  readonly socket: Socket;
  write(text: string): void;
  /** Everything that was answered so far. */
  said(): string;
  /** Once the other side has ended it. */
  readonly ended: Promise<void>;
}

/** Connects to a host of this machine. */
export async function openRaw(origin: string): Promise<RawConnection> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  // Being cut off is what these tests expect.
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, write: (part) => void socket.write(part, 'latin1'), said: () => text, ended };
}

/** Says it all at once, and answers what comes back until the other side ends or is silent for a moment. */
export async function sayRaw(origin: string, text: string, silence = 300): Promise<string> {
  const { socket, write, said, ended } = await openRaw(origin);
  write(text);
  const quiet = new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, silence * 10);
    socket.on('data', () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, silence);
    });
    void ended.then(() => clearTimeout(timer));
  });
  await Promise.race([ended, quiet]);
  socket.destroy();
  return said();
}

/** The status codes of all answers on one connection. */
export const statuses = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
