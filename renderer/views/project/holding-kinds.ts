/** What can stand in a project, as far as this screen has words for it (`holding-<kind>`). */
export const holdingKinds = [
  'server',
  'volume',
  'snapshot',
  'floating-ip',
  'zone',
  'database',
] as const;
