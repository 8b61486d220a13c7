// Runs these benchmarks in turn; each can also be run alone. hub.ts, journal.ts and clinic-at-cloud.ts are only run alone: they take more time, or more servers.
import './account-cost.ts';
import './board.ts';
import './clinic.ts';
import './cloud-cost.ts';
import './long-queue.ts';
import './long-list.ts';
import './name-index.ts';
import './terminal.ts';
