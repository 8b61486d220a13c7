// Runs every benchmark in turn; each can also be run alone.
import './account-cost.ts';
