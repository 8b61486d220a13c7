// Runs every benchmark in turn; each can also be run alone.
import './account-cost.ts';
import './board.ts';
import './clinic.ts';
import './cloud-cost.ts';
import './long-queue.ts';
import './long-list.ts';
import './name-index.ts';
import './terminal.ts';
