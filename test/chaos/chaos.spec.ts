import { type ChaosReport, runChaos } from './run-chaos.js';

const SECONDS = 10;
/** Servers start, the service starts, everything is compared: on a busy machine that takes its time. */
const RUN_MS_MAX = 240_000;

// It brings servers of its own; where none can be had, `npm test` has said so and leaves it out.
if ((process.env['KAFKA_BROKERS'] ?? '') !== '') {
  describe('a short chaos run', () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const told: string[] = [];
    let report: ChaosReport;

    beforeAll(async () => {
      report = await runChaos({ seconds: SECONDS, seed }, (line) => told.push(line));
    }, RUN_MS_MAX);

    it('does harm, and is served all the same', () => {
      expect(report.faults).toBeGreaterThan(0);
      expect(report.acknowledged).toBeGreaterThan(0);
      expect(report.refused).toBeGreaterThan(0);
      expect(report.repeated).toBeGreaterThan(0);
    });

    it('loses nothing, doubles nothing, and finds Redis equal to the replay', () => {
      const found = told.filter((line) => /^(lost|doubled|wrong): /.test(line));
      expect({ seed, found }).toEqual({ seed, found: [] });
      expect(report).toMatchObject({ lost: 0, doubled: 0, wrong: 0 });
    });
  });
} else
  it('is left out where no servers can be had, except by CI', () => {
    expect(process.env['CI']).not.toBe('true');
  });
