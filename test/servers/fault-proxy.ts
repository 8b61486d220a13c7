import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { cutSocket } from './cut-socket.ts';
import { ldapOperations, type LdapOperation } from './ldap-operations.ts';
import { portOf } from './ports.ts';

/** Which request a fault waits for. Operations are seen on connections without TLS only. */
export interface FaultAt {
  /** The kind of request; the next bytes of any kind where it is left out. */
  readonly at?: LdapOperation;
  /** How often the fault strikes before everything passes again; 1 unless told. */
  readonly times?: number;
}

/** A TCP proxy in front of one server of 127.0.0.1, with faults that a test switches on. */
export interface FaultProxy {
  readonly port: number;
  /** What came in so far: connections, and bytes from clients, delivered or not. */
  readonly counts: { readonly connections: number; readonly clientBytes: number };
  /** Resets the connection when the request comes; the server never sees it. */
  cutBeforeRequest(fault?: FaultAt): void;
  /** Delivers the request and resets the connection at once, without waiting for an answer. */
  cutDuringRequest(fault?: FaultAt): void;
  /** Delivers the request, waits for the server's answer, swallows it and resets the connection. */
  dropAnswer(fault?: FaultAt): void;
  /** Delivers the request and passes nothing of what the server says on this connection from then on; it stays open. */
  swallowAnswer(fault?: FaultAt): void;
  /** The server's answer arrives twice. */
  doubleAnswer(fault?: FaultAt): void;
  /** Every answer arrives this much later. */
  delay(ms: number): void;
  /** Accepts, and passes nothing on in either direction. What it swallowed stays lost. */
  hang(): void;
  /** Stops listening and resets what is connected, as a server that is down. */
  refuse(): Promise<void>;
  /** Ends every fault; listens again at the same port after `refuse`. */
  pass(): Promise<void>;
  /** Shows all bytes that clients send from now on, whatever becomes of them. */
  tap(callback: (bytes: Buffer) => void): void;
  stop(): Promise<void>;
}

/** What strikes at one request: before it, behind it, or at its answer. */
type Aimed = 'cut' | 'cut-during' | 'drop' | 'swallow' | 'double';

type Fault =
  | { readonly kind: 'none' | 'hang' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: Aimed; readonly at: LdapOperation | undefined; left: number };

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** What is to become of its next answer. */
  answer: 'passes' | 'drop' | 'swallow' | 'double';
}

interface Plan {
  fault: Fault;
  connections: number;
  clientBytes: number;
  taps: ((bytes: Buffer) => void)[];
}

/** Starts a proxy in front of the port; everything passes until a fault is switched on. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  const plan: Plan = { fault: { kind: 'none' }, connections: 0, clientBytes: 0, taps: [] };
  const pairs = new Set<Pair>();
  const server = createServer((client) => {
    const ends = { client, server: connect(targetPort, '127.0.0.1') };
    const pair: Pair = { ...ends, answer: 'passes' };
    plan.connections += 1;
    pairs.add(pair);
    client.once('close', () => pairs.delete(pair));
    join(pair, plan);
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return portOf(server.address());
  };
  const refuse = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const pair of pairs) reset(pair);
    await closed;
  };
  const port = await listen(0);
  const pass = async () => {
    plan.fault = { kind: 'none' };
    if (!server.listening) await listen(port);
  };
  const stop = async () => {
    if (server.listening) await refuse();
  };
  return { port, counts: plan, ...switches(plan), refuse, pass, stop };
}

function switches(plan: Plan) {
  const set = (kind: Aimed, { at, times = 1 }: FaultAt = {}) => {
    plan.fault = { kind, at, left: times };
  };
  return {
    cutBeforeRequest: (fault?: FaultAt) => {
      set('cut', fault);
    },
    cutDuringRequest: (fault?: FaultAt) => {
      set('cut-during', fault);
    },
    dropAnswer: (fault?: FaultAt) => {
      set('drop', fault);
    },
    swallowAnswer: (fault?: FaultAt) => {
      set('swallow', fault);
    },
    doubleAnswer: (fault?: FaultAt) => {
      set('double', fault);
    },
    delay: (ms: number) => {
      plan.fault = { kind: 'delay', ms };
    },
    hang: () => {
      plan.fault = { kind: 'hang' };
    },
    tap: (callback: (bytes: Buffer) => void) => {
      plan.taps.push(callback);
    },
  };
}

/** Passes bytes between the two sides of a connection as the plan of the moment says. */
function join(pair: Pair, plan: Plan): void {
  const { client, server } = pair;
  client.on('data', (bytes) => {
    fromClient(pair, plan, bytes);
  });
  server.on('data', (bytes) => {
    fromServer(pair, plan, bytes);
  });
  const ends = [
    [client, server],
    [server, client],
  ] as const;
  for (const [one, other] of ends) {
    one.once('end', () => other.end());
    // A reset on one side is shown to the other as a reset.
    one.once('error', () => cutSocket(other));
    one.once('close', () => other.destroy());
  }
}

function fromClient(pair: Pair, plan: Plan, bytes: Buffer): void {
  plan.clientBytes += bytes.length;
  for (const tap of plan.taps) tap(bytes);
  if (plan.fault.kind === 'hang') return;
  const struck = strike(plan, bytes);
  if (struck === 'cut') {
    reset(pair);
    return;
  }
  pair.server.write(bytes);
  if (struck === 'cut-during') cutSocket(pair.client);
  else if (struck) pair.answer = struck;
}

function fromServer(pair: Pair, { fault }: Plan, bytes: Buffer): void {
  if (fault.kind === 'hang' || pair.answer === 'swallow') return;
  if (pair.answer === 'drop') {
    reset(pair);
    return;
  }
  if (pair.answer === 'double') {
    pair.answer = 'passes';
    pair.client.write(bytes);
  }
  const deliver = () => pair.client.writable && pair.client.write(bytes);
  if (fault.kind === 'delay') setTimeout(deliver, fault.ms);
  else deliver();
}

/** Whether the fault of the moment is meant for these client bytes; uses it up. */
function strike(plan: Plan, bytes: Buffer): Aimed | undefined {
  const { fault } = plan;
  if (!('left' in fault)) return undefined;
  if (fault.at !== undefined && !ldapOperations(bytes).includes(fault.at)) return undefined;
  fault.left -= 1;
  if (fault.left <= 0) plan.fault = { kind: 'none' };
  return fault.kind;
}

function reset({ client, server }: Pair): void {
  cutSocket(client);
  server.destroy();
}
