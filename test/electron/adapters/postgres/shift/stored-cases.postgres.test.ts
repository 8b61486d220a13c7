import { onPostgres } from '../journal/postgres-place.ts';

onPostgres('shift');
