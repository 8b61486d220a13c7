#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { onAbleNode } from './on-able-node.mjs';

await onAbleNode(fileURLToPath(import.meta.url), () => import('./main.ts'));
