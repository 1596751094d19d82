// CPU per call with a stubbed `fetch` that returns a real `Response`: this client beside a hand-written `fetch`.

import createClient from "openapi-fetch";
import type { paths } from "../../generated/bankingservice.js";
import { bodies, idOf } from "./bodies.js";
import { createBankingServiceClient, createCyrexaClient } from "./built.js";
import { cpuTime } from "./measure.js";
import { type Row, ratios } from "./rows.js";

const origin = "https://api.bankingservice.ai";
const path = { profileId: "profile_1", customerId: idOf(1) };
const ada = { first_name: "Ada", last_name: "Lovelace", email: "ada@example.com", phone: "442079460958" };

const stub = (body: string) => async () =>
  new Response(body, { status: 200, headers: { "content-type": "application/json" } });

/** What somebody writes who needs no client. */
function plain(body: string, method = "GET", input?: object) {
  const fetch: (url: string, init: RequestInit) => Promise<Response> = stub(body);
  return async () => {
    const response = await fetch(`${origin}/v1/profiles/${path.profileId}/customers/${path.customerId}`, {
      method,
      headers: { accept: "application/json", authorization: "Bearer token" },
      body: input && JSON.stringify(input),
    });
    if (!response.ok) throw new Error(String(response.status));
    return JSON.parse(await response.text());
  };
}

const profile = (body: string) =>
  createBankingServiceClient({ profileId: path.profileId, accessToken: "token", fetch: stub(body) });
const gateway = createCyrexaClient({
  accessToken: "token",
  tenantId: "tenant-1",
  token: "token",
  fetch: stub(bodies.deepPage),
});
const bare = createClient<paths>({ baseUrl: origin, fetch: stub(bodies.customer) });
const one = profile(bodies.customer);
const many = profile(bodies.page);
const all = "/v1/profiles/{profileId}/customers";
const template = "/v1/profiles/{profileId}/customers/{customerId}";

export async function cpu(): Promise<Row[]> {
  const input = { name: { given: "Ada", family: "Lovelace" }, email: ada.email, phone: ada.phone };
  const scope = { params: { path: { profileId: path.profileId } } };
  const organizationId = "organization-1";
  const get = plain(bodies.customer);
  const create = plain(bodies.customer, "POST", ada);
  const list = plain(bodies.page);
  const deep = plain(bodies.deepPage);
  return [
    await compare("get", 1000, () => one.get(path.customerId), get, 1.6),
    await compare("create", 1000, () => one.create(input), create, 1.6),
    await compare("list of 20", 500, () => many.list().page(), list, 1.25),
    await compare(
      "page of 20 deep customers",
      100,
      () => gateway.list({ organization: organizationId }).page(),
      deep,
      1.25,
    ),
    await compare("http.GET", 1000, () => one.http.GET(template, { params: { path } }), get, 1.6),
    await compare("http.POST", 1000, () => one.http.POST(all, { ...scope, body: ada }), create, 1.6),
    await compare("http.GET, list of 20", 500, () => many.http.GET(all, scope), list, 1.25),
    await compare(
      "http.POST, page of 20 deep customers",
      100,
      () =>
        gateway.http.POST("/getByOrganization/{organizationId}", {
          params: { path: { organizationId } },
          body: {},
        }),
      deep,
      1.25,
    ),
    ...(await longNumbers()),
    await compare("bare openapi-fetch, GET", 1000, () => bare.GET(template, { params: { path } }), get),
  ];
}

/** The same with one number in the answer that no double holds, which is found and kept as text. */
async function longNumbers(): Promise<Row[]> {
  const { customer, page, deepPage } = bodies.long;
  const organization = idOf(3);
  const deep = createCyrexaClient({
    accessToken: "token",
    tenantId: "tenant-1",
    token: "token",
    fetch: stub(deepPage),
  });
  const single = profile(customer);
  const several = profile(page);
  return [
    await compare("get, a number too long", 1000, () => single.get(path.customerId), plain(customer), 3),
    await compare("list of 20, a number too long", 200, () => several.list().page(), plain(page), 10),
    await compare(
      "deep page, a number too long",
      50,
      () => deep.list({ organization }).page(),
      plain(deepPage),
      12,
    ),
  ];
}

async function compare(
  name: string,
  times: number,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  target?: number,
): Promise<Row> {
  for (let warm = 0; warm < 10; warm++) {
    await cpuTime(ours, times);
    await cpuTime(theirs, times);
  }
  // Many short turns: the machine is noisy for longer than one.
  return ratios("CPU per call ÷ plain fetch", name, target, 35, async () => {
    const base = await cpuTime(theirs, times);
    return (await cpuTime(ours, times)) / base;
  });
}
