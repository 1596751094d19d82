// What an act costs, in the units of this process: for ratios between acts measured in turns.

import { GCProfiler } from "node:v8";

type Act = () => Promise<unknown>;

/** CPU time of so many calls, one after the other. */
export async function cpuTime(act: Act, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < times; call++) await act();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Bytes of 20 000 calls: what garbage collections freed, and what is left of them. */
export async function allocated(act: Act): Promise<number> {
  const profiler = new GCProfiler();
  let level = process.memoryUsage().heapUsed;
  profiler.start();
  for (let call = 0; call < 20_000; call++) await act();
  let bytes = 0;
  for (const { beforeGC, afterGC } of profiler.stop().statistics) {
    bytes += beforeGC.heapStatistics.usedHeapSize - level;
    level = afterGC.heapStatistics.usedHeapSize;
  }
  return bytes + process.memoryUsage().heapUsed - level;
}

export const concurrency = 50;
const calls = 3000;

/** Calls per millisecond, `concurrency` at once, and how long the slowest hundredth took at least. */
export async function load(act: Act): Promise<{ rate: number; p99: number }> {
  const times: number[] = [];
  const started = performance.now();
  let left = calls;
  const worker = async () => {
    while (left-- > 0) {
      const before = performance.now();
      await act();
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const rate = calls / (performance.now() - started);
  times.sort((a, b) => a - b);
  return { rate, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN };
}
