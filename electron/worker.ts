import { preferPortableSharp } from './main/prefer-portable-sharp.ts';

preferPortableSharp(process.platform);
await import('../workers/main.ts');
