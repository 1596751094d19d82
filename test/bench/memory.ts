// Bytes allocated per call beside plain `fetch`, and the heap while a million customers stream.

import { bodies, idOf } from "./bodies.js";
import { createBankingServiceClient } from "./built.js";
import { allocated } from "./measure.js";
import { fixed, type Row, ratios } from "./rows.js";

const stub = (body: () => string) => async () =>
  new Response(body(), { status: 200, headers: { "content-type": "application/json" } });

export async function memory(): Promise<Row[]> {
  const fetch: (url: string, init: RequestInit) => Promise<Response> = stub(() => bodies.customer);
  const client = createBankingServiceClient({ profileId: "profile_1", accessToken: "token", fetch });
  const ours = () => client.get(idOf(1));
  const plain = async () => {
    const response = await fetch(`https://api.bankingservice.ai/v1/profiles/profile_1/customers/${idOf(1)}`, {
      headers: { accept: "application/json", authorization: "Bearer token" },
    });
    return JSON.parse(await response.text());
  };
  await allocated(ours);
  await allocated(plain);
  return [
    await ratios(
      "bytes allocated ÷ plain fetch",
      "get",
      1.5,
      5,
      async () => (await allocated(ours)) / (await allocated(plain)),
    ),
    fixed("heap growth in MB", "a million customers, 500 a page", await streamed(), 10),
  ];
}

async function streamed(): Promise<number> {
  let page = 0;
  const customers = () =>
    JSON.stringify({
      page: page++,
      pages: 2000,
      size: 500,
      count: 1_000_000,
      data: Array.from({ length: page > 2000 ? 0 : 500 }, (_, at) => ({
        id: `customer_${page}_${at}`,
        first_name: "Ada",
        last_name: "Lovelace",
      })),
    });
  const client = createBankingServiceClient({
    profileId: "profile_1",
    accessToken: "token",
    fetch: stub(customers),
  });
  const heap = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  let warm = 0;
  let seen = 0;
  for await (const _ of client.list()) if (++seen === 100_000) warm = heap();
  if (seen !== 1_000_000) throw new Error(`${seen} customers came`);
  return heap() - warm;
}
