import { z } from 'zod';

/** The schema below wrappers that only say what happens when nothing is there. */
function unwrap(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return isWrapped ? unwrap(schema.unwrap()) : schema;
}

function child(schema: unknown, part: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)];
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

/** The schema that the value at the path is checked with; undefined where the path leads nowhere. */
export function schemaAt(root: z.ZodType, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((schema, part) => unwrap(child(schema, part)), unwrap(root));
}

/** The keys that may stand at the path. */
export function keysAt(root: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const schema = schemaAt(root, path);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
