import { z } from 'zod';

/** A name as a person types it. What it may be is the core's business, so that everything wrong is told at once. */
export const typedName = z.string().trim().min(1).max(255);

export const requestId = z.uuid();
