/** This machine and the network it is in, as far as they decide whether a desk can work. */
export interface Machine {
  /** Bytes that the desk may still write where its data lies. Throws what the system says. */
  freeBytes(): Promise<number>;
  /** Whether something takes a TCP connection there. Ends by itself after a few seconds; never throws. */
  takesConnections(host: string, port: number): Promise<boolean>;
}
