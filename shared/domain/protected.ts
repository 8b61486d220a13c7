import { z } from 'zod';

const protectedNames = z
  .array(
    z.string().regex(/^(?:\*?[^*]+|[^*]+\*)$/u, {
      error: 'a name, or a part of one with * before or after it',
    }),
  )
  .default([]);

/** What no desk changes, whatever it is asked for: by the names and ids that the servers have, whatever was typed. */
export const protectedThings = z.strictObject({
  /** Shell names. Nobody new gets one of them, either. */
  people: protectedNames,
  /** Without the prefix. */
  tools: protectedNames,
  /** Names or ids. */
  projects: protectedNames,
  /** Groups of the directory (`cn`): of tools with their prefix, of projects with theirs. */
  groups: protectedNames,
  /** Neither granted nor taken away. */
  roles: protectedNames,
});
