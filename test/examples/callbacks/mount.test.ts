// mount.ts, asked by the fake bank.

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { CallbackOptions } from "banking-customers/callbacks";
import { createCounterpartyClient } from "banking-customers/counterparty";
import { createFakeBank } from "banking-customers/fake";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { expressHandler, honoApp, nextRoute, worker } from "./mount.js";

/** Creates one customer that the bank knows, and one that it does not. */
async function created(
  serve: (options: CallbackOptions) => Promise<string> | ((request: Request) => Response | Promise<Response>),
) {
  const callbacks = await serve({
    jwks: "https://bank.example.com/api/v1/.well-known/jwks.json",
    fetch: (url, init) => bank.fetch(url, init),
    userAuth: ({ object }) => (object === "ada" ? { external_id: "e-1", key: "k-1" } : undefined),
    key: ({ object }) => (object === "e-1" ? "k-1" : undefined),
    externalId: ({ object }) => object,
  });
  const bank = createFakeBank({ provider: "counterparty", callbacks });
  const client = createCounterpartyClient({
    baseUrl: "https://bank.example.com/api/v1",
    counterpartyGuid: "cp-1",
    jwt: "any",
    asset: { code: "EUR", issuer: "issuer-1" },
    fetch: bank.fetch,
  });
  await client.create({ wire: { login: "ada" } });
  await client.create({ wire: { login: "grace" } }).catch(() => {});
  return [...bank.customers.values()].map((customer) => Object(customer).login);
}

const below = (answer: (request: Request) => Response | Promise<Response>) => (request: Request) =>
  answer(new Request(request.url.replace("example.com/", "example.com/dcm/"), request));

test("Hono", async () => {
  expect(await created((options) => below((request) => honoApp(options).fetch(request)))).toEqual(["ada"]);
});

test("Express", async () => {
  const serve = async (options: CallbackOptions) => {
    const server = express().use("/dcm", expressHandler(options)).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/dcm`;
  };
  expect(await created(serve)).toEqual(["ada"]);
});

test("a route of Next.js and a Worker", async () => {
  expect(await created((options) => below(nextRoute(options).GET))).toEqual(["ada"]);
  expect(await created((options) => below(worker(options).fetch))).toEqual(["ada"]);
});
