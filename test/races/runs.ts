/** How often a race is played: more on demand (`LANYARD_RACE_RUNS`), for one that is lost once in a hundred needs more than one look. */
export const RUNS = Number(process.env['LANYARD_RACE_RUNS'] ?? 1);

/** For a test of what happens at once: played that often, each time from the beginning. */
export const manyTimes = { repeats: RUNS - 1 };
