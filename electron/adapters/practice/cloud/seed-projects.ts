import type { QuotaTargets } from '../../../../shared/domain/quota.ts';
import type { PracticeHolding } from './state.ts';

/** What a project holds: its kind, its name, and its cores or gigabytes. */
export type SeedHolding = readonly [kind: PracticeHolding['kind'], name: string, size?: number];

/** A project as practice begins. People are named by their place in the list of people. */
export interface SeedProject {
  readonly name: string;
  readonly description: string;
  readonly members: readonly number[];
  readonly viewers?: readonly number[];
  readonly tags?: readonly string[];
  /** From the time when a project's id was its name. */
  readonly old?: boolean;
  readonly limits?: QuotaTargets;
  readonly holdings?: readonly SeedHolding[];
  /** Whether it has a DNS zone. */
  readonly zoned?: boolean;
}

/** A server that the cloud could not start. */
export const FAILED_SERVER = 'glossary-7';
/** Where somebody was made a member and no reader. */
export const MEMBER_ONLY_IN = 'wordgraph';

/** Belongs to whoever runs the cloud; a helper's token is for this one. */
const admin: SeedProject = {
  name: 'admin',
  description: 'For running the cloud itself',
  members: [],
  old: true,
};

/** Each shows something a helper will meet: the description says what it is for, the comment what it shows. */
export const seedProjects: readonly SeedProject[] = [
  admin,
  {
    // Every core is taken: one more server needs another quota first.
    name: 'deskmap',
    description: 'Maps of event venues, with who sits where',
    members: [0, 4, 11],
    viewers: [20, 21],
    old: true,
    holdings: [
      ['server', 'deskmap-web-1', 2],
      ['server', 'deskmap-web-2', 2],
      ['server', 'deskmap-tiles', 4],
      ['volume', 'tiles', 400],
    ],
    zoned: true,
  },
  {
    // Gigabytes all but gone, cores to spare.
    name: 'phototagger',
    description: 'Suggests what a photo depicts, for people to confirm',
    members: [3, 30],
    limits: { cores: 16, ramMb: 32_768, gigabytes: 160, volumes: 8 },
    holdings: [
      ['server', 'tagger-api', 4],
      ['server', 'tagger-worker', 4],
      ['volume', 'models', 120],
      ['volume', 'thumbnails', 30],
      ['snapshot', 'models-before-retraining', 8],
    ],
    zoned: true,
  },
  {
    // Its end has passed: somebody should ask.
    name: 'newsletter-archive',
    description: 'Searchable archive of community newsletters',
    members: [7, 8],
    tags: ['ends-2026-03-31'],
    holdings: [
      ['server', 'archive', 2],
      ['database', 'letters', 6],
    ],
  },
  {
    // One member only, who cannot be removed.
    name: 'routecheck',
    description: 'Checks accessibility tags of walking routes',
    members: [15],
    holdings: [['server', 'routecheck', 1]],
  },
  {
    // Nothing in it: it can be removed.
    name: 'spring-sandbox',
    description: 'Left over from the spring hackathon',
    members: [23, 4],
  },
  {
    // A public address and a database: what most projects never need.
    name: 'wordgraph',
    description: 'Graphs of how words of small languages relate',
    members: [40, 41, 42],
    limits: { floatingIps: 1, databaseInstances: 2, databaseGigabytes: 40 },
    holdings: [
      ['server', 'wordgraph-web', 2],
      ['server', 'wordgraph-query', 2],
      ['floating-ip', '198.51.100.24'],
      ['database', 'lexemes', 25],
    ],
    zoned: true,
  },
  {
    // Many members and lookers-on.
    name: 'speechbank',
    description: 'Recordings of spoken sentences, with their transcripts',
    members: [2, 12, 22, 32, 52, 62, 72],
    viewers: [82, 92, 102, 112],
    limits: { cores: 32, instances: 16, ramMb: 65_536 },
    holdings: [
      ['server', 'speech-web', 2],
      ['server', 'speech-transcode-1', 8],
      ['server', 'speech-transcode-2', 8],
      ['volume', 'recordings', 800],
    ],
  },
  {
    // Instances all but gone.
    name: 'glossary',
    description: 'Terms of software translation, agreed by its translators',
    members: [0, 50],
    viewers: [51],
    holdings: [1, 2, 3, 4, 5, 6, 7].map((n): SeedHolding => ['server', `glossary-${n}`, 1]),
  },
];

/** The Toolforge of practice, with these people in it. */
export const seedToolforge = (name: string, viewers: readonly number[]): SeedProject => ({
  name,
  description: 'Toolforge: hosting for tools of the community',
  members: [4, 11],
  viewers,
  old: true,
  limits: { cores: 256, instances: 64, ramMb: 524_288, gigabytes: 4000, floatingIps: 2 },
  holdings: [
    ...[1, 2].map((n): SeedHolding => ['server', `${name}-bastion-${n}`, 4]),
    ...[1, 2, 3, 4].map((n): SeedHolding => ['server', `${name}-k8s-worker-${n}`, 16]),
    ['floating-ip', '198.51.100.10'],
    ['volume', 'home', 2500],
  ],
});

/** The jump hosts of practice: whoever looks into any project logs in by them. */
export const seedBastion = (name: string, viewers: readonly number[]): SeedProject => ({
  name,
  description: 'Jump hosts: the way in to the machines of all projects',
  members: [],
  viewers,
  old: true,
  limits: { floatingIps: 1 },
  holdings: [
    ['server', `${name}-1`, 2],
    ['floating-ip', '198.51.100.11'],
  ],
});
