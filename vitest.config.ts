import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.browser.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      // No test: the pictures of the README, made by `npm run screenshots`.
      {
        test: {
          name: 'screenshots',
          include: ['scripts/screenshots.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
