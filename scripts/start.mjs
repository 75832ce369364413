import { enter } from './enter.mjs';

await enter('scripts/start/main.ts');
