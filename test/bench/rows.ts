/** One measured ratio: its median, and how far the runs lay apart. */
export interface Row {
  readonly group: string;
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** What the median should not exceed, or reach when `atLeast`. */
  readonly target?: number;
  readonly atLeast?: boolean;
}

/** Measures a few times, interleaved by the caller, and keeps the median and the spread. */
export async function ratios(
  group: string,
  name: string,
  target: number | undefined,
  runs: number,
  measure: () => Promise<number>,
  atLeast = false,
): Promise<Row> {
  const found: number[] = [];
  for (let run = 0; run < runs; run++) found.push(await measure());
  found.sort((a, b) => a - b);
  const at = (share: number) => found[Math.floor(share * (found.length - 1))] ?? Number.NaN;
  return { group, name, median: at(0.5), low: at(0.1), high: at(0.9), target, atLeast };
}

/** A fixed number, compared with its limit. */
export function fixed(group: string, name: string, value: number, target?: number): Row {
  return { group, name, median: value, low: value, high: value, target };
}

export function met({ median, target, atLeast }: Row): boolean {
  return target === undefined || (atLeast ? median >= target : median <= target);
}
