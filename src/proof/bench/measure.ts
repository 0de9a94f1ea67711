/** What one measured process tells its parent. */
export interface Measure {
  /** Wall time, seconds. */
  wall: number;
  /** User and system time of the measured process, seconds. */
  cpu: number;
  /** Peak resident memory, megabytes. */
  memory: number;
  exchanges: number;
}

/** Runs the work and measures this process while it does. */
export async function measure(work: () => Promise<number>): Promise<Measure> {
  const before = process.cpuUsage();
  const began = performance.now();
  const exchanges = await work();
  const wall = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024, exchanges };
}
