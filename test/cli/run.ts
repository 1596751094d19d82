// Runs the program as a shell would, without a terminal.

import { run } from "../../src/cli/program.js";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function program(
  args: readonly string[],
  { env = {}, stopMs }: { env?: object; stopMs?: number } = {},
): Promise<Ran> {
  const stop = new AbortController();
  if (stopMs !== undefined) setTimeout(() => stop.abort(), stopMs);
  let out = "";
  let err = "";
  const code = await run(
    args,
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      signal: stop.signal,
      env: { ...env },
      isTerminal: false,
    },
    "1.2.3",
  );
  return { code, out, err };
}
