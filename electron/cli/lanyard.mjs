#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { onAbleNode } from './on-able-node.mjs';

await onAbleNode(fileURLToPath(import.meta.url), async () => {
  // An older Node cannot even read it.
  const { loadTerminal } = await import('./load-terminal.mjs');
  await loadTerminal();
});
