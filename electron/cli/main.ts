import { config } from 'zod';

// zod would write a function for each schema and have it compiled, which pays after thousands of values. A command checks a few, and
// has to be told before the first schema is made: by what is loaded now.
config({ jitless: true });
const { start } = await import('./start.ts');

process.exitCode = await start(process.argv.slice(2));
