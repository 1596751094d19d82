// What stands on a client costs: an observer, and a copy by `transfer` beside a loop written by hand.

import { fork } from "node:child_process";
import { once } from "node:events";
import type { Customer } from "../../src/customers.js";
import { bodies, idOf } from "./bodies.js";
import { createBankingServiceClient } from "./built.js";
import { cpuTime } from "./measure.js";
import { type Row, ratios } from "./rows.js";

const entry = (name: string) => import(new URL(`../../dist/src/${name}/index.js`, import.meta.url).href);
const { createObserver }: typeof import("../../src/observe/index.js") = await entry("observe");
const { transfer }: typeof import("../../src/across/index.js") = await entry("across");

const options = { profileId: "profile_1", accessToken: "token" };
const stub = (body: string) => async () =>
  new Response(body, { status: 200, headers: { "content-type": "application/json" } });

export async function around(): Promise<Row[]> {
  return [...(await observing()), await withApi(), await copying()];
}

/** A client over a generated file of one's own, here the same that the package has. */
async function withApi(): Promise<Row> {
  const file = new URL("../../dist/generated/bankingservice.js", import.meta.url).href;
  const { api: table, ...names }: typeof import("../../generated/bankingservice.js") = await import(file);
  const api = { ...table, ...names };
  const fetch = stub(bodies.page);
  const plain = createBankingServiceClient({ ...options, fetch });
  const own = createBankingServiceClient({ ...options, fetch, api });
  for (let call = 0; call < 1000; call += 1) {
    await plain.list().page();
    await own.list().page();
  }
  return ratios("CPU per call with `api` ÷ without", "list of 20", 1.05, 35, async () => {
    const base = await cpuTime(() => plain.list().page(), 500);
    return (await cpuTime(() => own.list().page(), 500)) / base;
  });
}

async function observing(): Promise<Row[]> {
  const group = "CPU per call with an observer ÷ without";
  const fetch = stub(bodies.page);
  const plain = createBankingServiceClient({ ...options, fetch });
  const first = async () => {
    const looking = createBankingServiceClient({ ...options, fetch, observer: createObserver() });
    const base = await cpuTime(() => plain.list().page(), 100);
    return (await cpuTime(() => looking.list().page(), 100)) / base;
  };
  const later = createBankingServiceClient({ ...options, fetch, observer: createObserver() });
  for (let call = 0; call < 1000; call += 1) {
    await plain.list().page();
    await later.list().page();
  }
  await first();
  return [
    await ratios(group, "list of 20, after the first hundred", 1.05, 35, async () => {
      const base = await cpuTime(() => plain.list().page(), 500);
      return (await cpuTime(() => later.list().page(), 500)) / base;
    }),
    await ratios(group, "list of 20, the first hundred", 1.5, 35, first),
  ];
}

/** A thousand customers to a bank that has none of them: the same requests, by hand and by `transfer`. */
async function copying(): Promise<Row> {
  const count = 1000;
  const source = createBankingServiceClient({ ...options, fetch: stub(bodies.customer) });
  const one = await source.get(idOf(1));
  const customers: Customer[] = Array.from({ length: count }, (_, at) => ({
    ...one,
    id: idOf(at),
    email: `customer.${at}@example.com`,
  }));
  const server = fork(new URL("target.ts", import.meta.url), { execArgv: process.execArgv });
  const [port] = await once(server, "message");
  const target = createBankingServiceClient({ ...options, baseUrl: `http://127.0.0.1:${port}` });
  const byHand = async () => {
    const known = new Set<string>();
    for await (const { email } of target.list()) if (email) known.add(email);
    for (const { name, email, phone, address } of customers) {
      if (!email || known.has(email)) continue;
      const { given, family } = name;
      await target.create({
        name: { ...(given && { given }), ...(family && { family }) },
        email,
        ...(phone && { phone }),
        ...(address && { address }),
      });
    }
  };
  const everybody = async function* () {
    yield* customers;
  };
  const byTransfer = async () => {
    const report = await transfer(everybody(), target, { by: "email", concurrency: 1 });
    if (report.created !== count) throw new Error(`${report.created} of ${count} were created`);
  };
  for (let warm = 0; warm < 3; warm += 1) {
    await byHand();
    await byTransfer();
  }
  const row = await ratios("CPU per customer ÷ a loop by hand", "transfer", 1.3, 25, async () => {
    const base = await cpuTime(byHand, 1);
    return (await cpuTime(byTransfer, 1)) / base;
  });
  server.disconnect();
  return row;
}
