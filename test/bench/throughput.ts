// Calls per second on loopback, 50 at once: the full client on Node's sender beside plain `fetch`.

import { fork } from "node:child_process";
import { once } from "node:events";
import createClient from "openapi-fetch";
import { Agent } from "undici";
import type { paths } from "../../generated/bankingservice.js";
import { idOf } from "./bodies.js";
import { createBankingServiceClient } from "./built.js";
import { concurrency, load } from "./measure.js";
import { type Row, ratios } from "./rows.js";

export async function throughput(): Promise<Row[]> {
  const server = fork(new URL("server.ts", import.meta.url), { execArgv: process.execArgv });
  const [port] = await once(server, "message");
  const origin = `http://127.0.0.1:${port}`;
  const path = { profileId: "profile_1", customerId: idOf(1) };
  const template = "/v1/profiles/{profileId}/customers/{customerId}";

  const client = createBankingServiceClient({
    baseUrl: origin,
    profileId: path.profileId,
    accessToken: "token",
  });
  const bare = createClient<paths>({ baseUrl: origin, headers: { authorization: "Bearer token" } });
  // As somebody has it who needs a client certificate or a proxy.
  const agent = createBankingServiceClient({
    baseUrl: origin,
    profileId: path.profileId,
    accessToken: "token",
    dispatcher: new Agent(),
  });
  const throughAgent = () => agent.get(path.customerId);
  const ours = () => client.get(path.customerId);
  const plain = async () => {
    const response = await fetch(`${origin}/v1/profiles/${path.profileId}/customers/${path.customerId}`, {
      headers: { accept: "application/json", authorization: "Bearer token" },
    });
    if (!response.ok) throw new Error(String(response.status));
    return JSON.parse(await response.text());
  };
  const theirs = () => bare.GET(template, { params: { path } });

  for (const act of [ours, plain, theirs, throughAgent]) await load(act);
  const group = `throughput ÷ plain fetch, ${concurrency} at once`;
  const rows = [
    await ratios(
      group,
      "get, through an Agent",
      undefined,
      7,
      async () => (await load(throughAgent)).rate / (await load(plain)).rate,
      true,
    ),
    await ratios(group, "get", 2.5, 7, async () => (await load(ours)).rate / (await load(plain)).rate, true),
    await ratios(
      group,
      "bare openapi-fetch, GET",
      undefined,
      3,
      async () => (await load(theirs)).rate / (await load(plain)).rate,
    ),
    await ratios(
      "p99 ÷ plain fetch",
      "get",
      1,
      5,
      async () => (await load(ours)).p99 / (await load(plain)).p99,
    ),
  ];
  server.disconnect();
  return rows;
}
