import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const labels = {
  request: ['event', 'part', 'status'],
  entry: ['event', 'by', 'outcome'],
} as const;
type Labels<L extends keyof typeof labels> = Readonly<Record<(typeof labels)[L][number], string>>;

interface State {
  readonly streams: () => number;
  readonly isReady: () => Promise<boolean>;
}

/** What is looked at when somebody asks. */
function addGauges(registers: [Registry], { streams, isReady }: State): void {
  new Gauge({
    name: 'lanyard_hub_event_streams',
    help: 'Event streams that are open.',
    registers,
    collect() {
      this.set(streams());
    },
  });
  new Gauge({
    name: 'lanyard_hub_ready',
    help: '1 while this process takes requests, 0 while it is told to stop or its database is away.',
    registers,
    async collect() {
      this.set((await isReady()) ? 1 : 0);
    },
  });
}

/** What is measured of a hub process, in Prometheus' form. No label says who anybody is. */
export function createMetrics(state: State) {
  const registry = new Registry();
  const registers: [Registry] = [registry];
  collectDefaultMetrics({ register: registry });
  addGauges(registers, state);
  const requests = new Histogram({
    name: 'lanyard_hub_request_seconds',
    help: 'How long requests took, by event, part and status.',
    labelNames: labels.request,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const entries = new Counter({
    name: 'lanyard_hub_entries_total',
    help: 'Who tried to come in, by event, way and outcome.',
    labelNames: labels.entry,
    registers,
  });
  const refused = new Counter({
    name: 'lanyard_hub_refused_total',
    help: 'Requests that were not let in, by reason.',
    labelNames: ['reason'],
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (of: Labels<'request'>, seconds: number) => requests.observe(of, seconds),
    entry: (of: Labels<'entry'>) => entries.inc(of),
    refused: (reason: string) => refused.inc({ reason }),
  };
}

/** What is measured of a hub process. */
export type Metrics = ReturnType<typeof createMetrics>;
