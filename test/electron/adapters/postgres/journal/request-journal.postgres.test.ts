import { onPostgres } from './postgres-place.ts';

onPostgres('journal');
