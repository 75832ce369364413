import path from 'node:path';
import { type Database, openDatabase } from './open-database.ts';

/** Where the real migrations are. */
export const MIGRATIONS = path.join(import.meta.dirname, '..', '..', 'migrations');

/** A database in memory with the real migrations. */
export const openMemoryDatabase = (): Database => openDatabase(':memory:', MIGRATIONS);
