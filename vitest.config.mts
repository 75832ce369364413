import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** When a test counts as hanging, in ms: on a busy machine, 20 s were reached by some that had nothing wrong. */
const TEST_TIMEOUT = 60_000;

export default defineConfig({
  test: {
    // Most of them wait for processes and disks of their own: with no more workers than cores, a small machine would stand idle half of the time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{backend,workers,electron,scripts,bench,e2e}/**/*.test.ts'],
          // No module here keeps anything that a test could meet, so a process loads the house once and not for each file: half of the work.
          isolate: false,
          testTimeout: TEST_TIMEOUT,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          testTimeout: TEST_TIMEOUT,
        },
      },
    ],
  },
});
