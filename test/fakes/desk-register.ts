import type { AuditTrail } from '../../electron/core/ports/audit-trail.ts';
import type { EnrolledDesk } from '../../shared/desks/desks.ts';
import type {
  AskingDesk,
  DeskRegister,
  HandedInRow,
} from '../../electron/core/ports/desks/desk-register.ts';

const MINUTE = 60_000;
const MINUTES_15 = 15 * MINUTE;
const MOST_ASKING = 200;

/** The desks of a hub in memory; `test/suites/desk-register-suite.ts` holds it against the one in a database. `note` adds to the audit trail. */
export function memoryDesks(
  now: () => Date = () => new Date(),
  note: AuditTrail['note'] = () => Promise.resolve(),
): DeskRegister {
  const rows = new Map<string, HandedInRow & { readonly at: number }>();
  const asking = new Map<string, AskingDesk & { readonly code: string; readonly until: string }>();
  const enrolled = new Map<string, EnrolledDesk & Pick<AskingDesk, 'publicKey'>>();
  const nonces = new Set<string>();
  let codes = 0;
  const view = ({ publicKey: _, ...desk }: EnrolledDesk & Pick<AskingDesk, 'publicKey'>) => desk;
  const put = (id: string, row: Omit<HandedInRow, 'request'>): HandedInRow => {
    const noted = { ...row, request: undefined };
    rows.set(id, { ...noted, at: now().getTime() });
    return noted;
  };
  const rowOf = (id: string): HandedInRow | undefined => {
    const { at: _, ...row } = rows.get(id) ?? {};
    return 'digest' in row ? row : undefined;
  };
  return {
    now: () => Promise.resolve(now()),
    async note(id, row) {
      const found = rowOf(id);
      return { ...(found ?? put(id, row)), isNew: !found };
    },
    async renew(id, row, was) {
      const found = rows.get(id);
      const isAsItWas = found?.digest === was.digest && found.request === was.request;
      const isOld = isAsItWas && found.at < now().getTime() - MINUTE;
      if (isOld) put(id, row);
      return isOld;
    },
    async forget(id) {
      rows.delete(id);
    },
    async answeredBy(id, request) {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, request });
    },
    handedIn: (id) => Promise.resolve(rowOf(id)),
    async handedInBy(desk, requests) {
      const own = [...rows].filter(([, row]) => row.desk === desk);
      const byRequest = Map.groupBy(own, ([id, { request = id }]) => request);
      const asked = [...byRequest].filter(([request]) => requests.includes(request));
      return new Map(asked.map(([request, found]) => [request, found.map(([id]) => id)]));
    },
    async handedInPage(desk, { after = '', limit }) {
      const own = [...rows].filter(([id, row]) => row.desk === desk && id > after);
      const inOrder = own.toSorted(([one], [other]) => (one < other ? -1 : 1)).slice(0, limit);
      return inOrder.map(([id, { request = id }]) => ({ id, request }));
    },
    async keyOf(desk) {
      const found = enrolled.get(desk);
      if (found) enrolled.set(desk, { ...found, seenAt: now().toISOString() });
      return found?.publicKey;
    },
    async isFirst(nonce) {
      const isFirst = !nonces.has(nonce);
      nonces.add(nonce);
      return isFirst;
    },
    async ask(desk) {
      for (const [id, { until }] of asking) if (until < now().toISOString()) asking.delete(id);
      asking.delete(desk.id);
      if (asking.size >= MOST_ASKING) return undefined;
      codes += 1;
      const code = `C0DE${String(codes).padStart(4, '0')}`;
      const until = new Date(now().getTime() + MINUTES_15).toISOString();
      asking.set(desk.id, { ...desk, code, until });
      return { code, until };
    },
    async enrol(code, by) {
      const desk = [...asking.values()].find((one) => one.code === code);
      if (!desk || desk.until < now().toISOString()) return undefined;
      asking.delete(desk.id);
      const { id, name, publicKey } = desk;
      const known = enrolled.get(id);
      const made = {
        id,
        enrolledBy: by,
        enrolledAt: now().toISOString(),
        ...known,
        name,
        publicKey,
      };
      await note({ event: 'desk', act: 'let-in', desk: id }, by);
      enrolled.set(id, made);
      return view(made);
    },
    list: () => Promise.resolve([...enrolled.values()].map(view).toReversed()),
    async revoke(desk, by) {
      if (!enrolled.has(desk)) return false;
      await note({ event: 'desk', act: 'revoked', desk }, by);
      return enrolled.delete(desk);
    },
  };
}
