import { z } from 'zod';
import { readKept, writeKept } from '../kept-file.ts';
import type { PracticeTree } from './tree.ts';

const number = z.int().optional();
/** A missing number has its place all the same. */
const numbered = <T extends { uidNumber?: number | undefined }>({ uidNumber, ...rest }: T) => ({
  ...rest,
  uidNumber,
});

/** Until entries could have several names and addresses, files had `cn` and `mail`. */
function withLists(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null || 'cns' in kept) return kept;
  const at = (key: string): unknown => Reflect.get(kept, key);
  const mails = at('mail') === '' ? [] : [at('mail')];
  return { ...kept, uids: [at('uid')], cns: [at('cn')], mails };
}

const person = z
  .object({
    kind: z.enum(['person', 'tool', 'other']),
    uid: z.string(),
    uids: z.array(z.string()),
    cns: z.array(z.string()),
    mails: z.array(z.string()),
    uidNumber: number,
    gidNumber: number,
    sshPublicKeys: z.array(z.string()),
    blocked: z.boolean(),
    createdAt: z.iso.datetime().optional(),
    secret: z.string(),
    wikimedia: z
      .object({ id: z.int(), name: z.string().optional() })
      .transform(({ id, name }) => ({ id, name }))
      .optional(),
    phabricator: z.string().optional(),
    record: z
      .object({
        lacksClasses: z.array(z.string()).optional(),
        lacks: z.array(z.string()).optional(),
        shell: z.string().optional(),
        lockedForMs: z.int().optional(),
      })
      .optional(),
    added: z.array(z.string()).optional(),
  })
  .transform(numbered);
const entry = z.preprocess(withLists, person);

const toolGroup = z.object({
  name: z.string(),
  gidNumber: z.int(),
  maintainers: z.array(z.string()),
  others: z.array(z.string()),
});

const tree: z.ZodType<PracticeTree> = z.object({
  people: z.array(entry),
  tools: z.array(toolGroup),
  sudoRules: z.array(z.string()),
});

/** The practice directory between two runs; undefined where there was none. A file that does not fit is left out. */
export const loadPractice = (file: string): PracticeTree | undefined => readKept(file, tree);

/** Throws `AppError('storage-failed')`. */
export const savePractice = (file: string, kept: PracticeTree): void => writeKept(file, kept);
