// Loaded before a hub process that must be caught: it writes what it took long ago, whoever has it by now.
import { registerHooks } from 'node:module';

const FENCE = 'ELSE number = $22::bigint AND taken_by = $20::uuid END';

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const source = loaded.source?.toString();
    if (!source?.includes(FENCE)) return loaded;
    process.stderr.write('{"event":"fence-removed"}\n');
    return { ...loaded, source: source.replace(FENCE, 'ELSE true END') };
  },
});
