/** This machine, as far as it decides whether a desk can work. */
export interface Machine {
  /** Bytes that the desk may still write where its data lies. Throws what the system says. */
  freeBytes(): Promise<number>;
}
