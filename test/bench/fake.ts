// What a bank that remembers costs a test: its start beside a Prism mock's, and a read beside one that is always told the same.

import { execFileSync } from "node:child_process";
import { createBankingServiceClient } from "./built.js";
import { cpuTime } from "./measure.js";
import { type Row, ratios } from "./rows.js";

const module: typeof import("../../src/fake/index.js") = await import(
  new URL("../../dist/src/fake/index.js", import.meta.url).href
);
const testing: typeof import("../../src/testing/index.js") = await import(
  new URL("../../dist/src/testing/index.js", import.meta.url).href
);
const { createFakeBank } = module;
const provider = "bankingservice";
const credentials = { profileId: "p", accessToken: "token" };

/** Milliseconds in a process of its own, loading included. */
function first(entry: string, start: string): number {
  const script = `const started = performance.now();
    const entry = await import(${JSON.stringify(new URL(`../../dist/src/${entry}/index.js`, import.meta.url).href)});
    await entry.${start};
    console.log(performance.now() - started);
    process.exit();`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}

const timed = async (act: () => unknown) => {
  const started = performance.now();
  await act();
  return performance.now() - started;
};

/** Needs `npm run build`. */
export async function fake(): Promise<Row[]> {
  const given = JSON.stringify({ provider });
  const mockStart = async () => {
    const started = performance.now();
    const mock = await testing.startMockServer({ provider });
    const ms = performance.now() - started;
    await mock.close();
    return ms;
  };
  await mockStart();
  const bank = createFakeBank({ provider, customers: 100 });
  const [id = ""] = bank.customers.keys();
  const banked = createBankingServiceClient({ ...credentials, fetch: bank.fetch });
  const body = JSON.stringify({ ...bank.customers.get(id) });
  const stub = async () => new Response(body, { headers: { "content-type": "application/json" } });
  const stubbed = createBankingServiceClient({ ...credentials, fetch: stub });
  const get = async (client: typeof banked) => cpuTime(() => client.get(id), 1000);
  for (let warm = 0; warm < 3; warm++) {
    await get(banked);
    await get(stubbed);
  }
  const name = "fake bank ÷ Prism mock";
  return [
    await ratios(
      name,
      "start",
      0.1,
      9,
      async () => (await timed(() => createFakeBank({ provider }))) / (await mockStart()),
    ),
    await ratios(
      name,
      "first start in a process",
      0.25,
      5,
      async () => first("fake", `createFakeBank(${given})`) / first("testing", `startMockServer(${given})`),
    ),
    await ratios("fake bank ÷ a stub", "get", 3, 15, async () => (await get(banked)) / (await get(stubbed))),
    await ratios("milliseconds", "a bank of a thousand customers", 50, 9, () =>
      timed(() => createFakeBank({ provider: "cyrexa", customers: 1000 })),
    ),
  ];
}
