// Browser tests. `cargo xtask test` builds, serves on free ports and sets the environment; beside a running `cargo xtask serve`,
// `npx playwright test` in this folder does.
//
// One file in specs/ is one journey, told by role and name as a person would find things. There is no sleep: wait for what is seen.
import { defineConfig } from '@playwright/test';
import { HOST } from './support/addresses.js';

const touch = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export default defineConfig({
  testDir: 'specs',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./support/soon-reporter.js']],
  use: {
    baseURL: HOST,
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      // Pages that a test makes up come from no address at all, and such may not call this machine.
      args: ['--disable-features=LocalNetworkAccessChecks'],
    },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    // Only what a narrow screen or a finger can change.
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, ...touch }, testMatch: /(journey|early-tap|layout|examples|studio-publish|checkout-life|discount|embedded-guest|embedded-host|fields|hostile-host|no-js|order|personal|prices|protocol)\.spec/ },
  ],
});
