import { buildTerminal } from './build-terminal.ts';

await buildTerminal();
