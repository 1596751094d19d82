// A spec of the user's own, from the overlay to the call: against a mock of that same spec.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as shipped from "../../generated/finhub.js";
import { createFakeBank } from "../../src/fake/index.js";
import { generateFile, overlaidSpec } from "../../src/generate/generate.js";
import { redact } from "../../src/index.js";
import { createCyrexaClient } from "../../src/providers/cyrexa/index.js";
import { createFinHubClient } from "../../src/providers/finhub/index.js";
import { startMockServer } from "../../src/testing/index.js";
import { failure } from "../support/operations.js";

const overlay = `overlay: 1.1.0
info: {title: Tenant, version: "1"}
actions:
  - target: $.components.schemas.Customer.properties
    update:
      loyaltyTier: {type: string, x-data-class: public}
      recoveryCode: {type: string, x-data-class: secret}
  - target: $.components.schemas.CustomerStatus.enum
    update: archived
  - target: $.components.securitySchemes
    update: {branchKey: {type: apiKey, in: header, name: X-Branch-Key}}
  - target: $.paths
    update:
      /branches/{branchId}:
        get:
          operationId: getBranch
          x-effect: read
          summary: Get a branch
          description: One branch of the tenant.
          tags: [Customer]
          security: [{branchKey: []}]
          externalDocs: {url: https://tenant.example/branches}
          parameters:
            - {name: branchId, in: path, required: true, description: Its id., schema: {type: string}}
          responses:
            "200":
              description: The branch.
              content:
                application/json:
                  schema: {type: object, properties: {city: {type: string, x-data-class: public}}}
                  example: {city: London}
            4XX: {description: A refusal.}
            5XX: {description: A failure.}
  - target: $.components.examples.CustomerResult.value.customer
    update: {loyaltyTier: gold, recoveryCode: RecoverXq7, customerStatus: archived}
`;

const shippedApi = { ...shipped, ...shipped.api };

let folder = "";
// biome-ignore lint/suspicious/noExplicitAny: written while the test runs.
let api: any;
let mock: Awaited<ReturnType<typeof startMockServer>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "own-spec-"));
  const file = join(folder, "tenant.yaml");
  await writeFile(file, overlay);
  const { text, linted, broken } = await generateFile({ provider: "cyrexa", overlays: [file] });
  expect([linted.errors, broken]).toEqual([[], []]);
  // Beside this file: the compiler strips the types.
  const made = join(folder, "cyrexa.ts");
  await writeFile(made, text ?? "");
  ({ api } = await import(/* @vite-ignore */ made));
  const { document } = await overlaidSpec({ provider: "cyrexa", overlays: [file] });
  const spec = join(folder, "cyrexa.json");
  await writeFile(spec, JSON.stringify(document));
  mock = await startMockServer({ provider: "cyrexa", spec });
}, 120_000);
afterAll(async () => {
  await mock?.close();
  await rm(folder, { recursive: true });
});

const clientOf = (more: object = {}) =>
  createCyrexaClient({
    api,
    baseUrl: mock.url,
    accessToken: "any",
    tenantId: "t",
    token: "second",
    ...more,
    // biome-ignore lint/suspicious/noExplicitAny: the types of a file that is not there yet.
  } as any) as any;

/** A client over the mock that says what it sends. */
function recording(more: object = {}) {
  const sent: { path: string; body: { customerStatus?: string } | undefined }[] = [];
  const client = clientOf({
    ...more,
    fetch: (input: string, init: RequestInit) => {
      const path = new URL(input).pathname;
      sent.push({ path, body: typeof init.body === "string" ? JSON.parse(init.body) : undefined });
      return fetch(input, init);
    },
  });
  return { client, sent };
}

describe("each change works end to end", () => {
  test("a property", async () => {
    expect((await clientOf().get("c-1")).wire.loyaltyTier).toBe("gold");
  });

  test("a secret property is taken out, unless it is asked for, and masked in logs", async () => {
    const { wire } = await clientOf().get("c-1");
    expect(wire).not.toHaveProperty("recoveryCode");
    const shown = await clientOf({ includeSecrets: true }).get("c-1");
    expect(shown.wire.recoveryCode).toBe("RecoverXq7");
    expect(JSON.stringify(redact(shown.wire, { api }))).not.toContain("RecoverXq7");
    expect(JSON.stringify(redact(shown.wire, { api }))).toContain("gold");
  });

  test("a word of an enum", async () => {
    const { status } = await clientOf().get("c-1");
    expect(status).toEqual({ native: "archived", normalized: "unknown" });
  });

  test("a word of an enum, where it is written and filtered by", async () => {
    const { client, sent } = recording();
    await client.setStatus("c-1", "archived");
    await client.update("c-1", { status: { native: "archived" } });
    await client.create({ kind: "person", name: { given: "Ada" }, status: { native: "archived" } });
    await client.list({ status: "archived" }).page();
    expect(sent.map(({ path }) => path).filter((path) => path.includes("archived"))).toEqual([
      "/update/c-1/status/archived",
      "/getByCustomerStatus/archived",
    ]);
    const written = sent.flatMap(({ body }) => [body].flat()).map((body) => body?.customerStatus);
    expect(written.filter((word) => word === "archived")).toHaveLength(3);
    for (const wrong of [
      () => client.setStatus("c-1", "buried"),
      () => client.list({ status: "buried" }).page(),
      () => client.update("c-1", { status: { native: "buried" } }),
    ]) {
      const { category, message } = await failure(wrong());
      expect({ category, message }).toEqual({
        category: "input",
        message: expect.stringContaining("bancrupted, archived"),
      });
    }
  });

  test("a word of an enum is one more listing where everybody is put together by status", async () => {
    const bank = createFakeBank({ provider: "finhub", customers: 3, credentials: "any" });
    const client = createFinHubClient({
      fetch: bank.fetch,
      accessToken: "a",
      tenantId: "t",
      api: { ...shippedApi, words: { CustomerStatus: ["new", "verified"] } },
      // biome-ignore lint/suspicious/noExplicitAny: the types of a file that is not there.
    } as any);
    await client.list().page();
    for await (const _ of client.list());
    const asked = bank.requests.map(({ path }) => new URL(path, "http://bank").pathname.split("/").at(-1));
    expect(new Set(asked)).toEqual(new Set(["new", "verified"]));
  });

  test("where a spec lists no words, any is taken", async () => {
    const { client, sent } = recording({ api: { ...api, words: {} } });
    // The mock knows a spec that lists them.
    expect((await failure(client.setStatus("c-1", "whatever"))).status).toBe(422);
    expect(sent.at(-1)?.path).toBe("/update/c-1/status/whatever");
  });

  test("an operation, with a security scheme of its own", async () => {
    const client = clientOf({ branchKey: "key-1" });
    const { data } = await client.http.GET("/branches/{branchId}", { params: { path: { branchId: "b-1" } } });
    expect(data).toEqual({ city: "London" });
    expect(await (await client.fetch("/branches/b-1")).json()).toEqual({ city: "London" });
    const without = clientOf().http.GET("/branches/{branchId}", { params: { path: { branchId: "b-1" } } });
    expect((await failure(without)).category).toBe("auth");
  });

  test("without it, the client is as it was", async () => {
    const plain = createCyrexaClient({ baseUrl: mock.url, accessToken: "a", tenantId: "t", token: "s" });
    const unknown = plain.http as unknown as { GET(path: string, init: object): Promise<unknown> };
    const params = { path: { branchId: "b-1" } };
    expect((await failure(unknown.GET("/branches/{branchId}", { params }))).category).toBe("input");
  });
});
