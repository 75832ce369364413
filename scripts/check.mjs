import { enter } from './enter.mjs';

await enter('scripts/check/main.ts');
