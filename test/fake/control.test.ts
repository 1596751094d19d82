// The control API and its page.

import { existsSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { chromium } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { createFakeBank, type FakeBankOptions, type ListenOptions } from "../../src/fake/index.js";
import { clientOf } from "../support/bank.js";

async function serve(options: Omit<FakeBankOptions, "provider"> = {}, listen: ListenOptions = {}) {
  const bank = createFakeBank({ provider: "finhub", customers: 12, ...options });
  await bank.listen(listen);
  onTestFinished(() => bank.close());
  const { origin } = new URL(bank.url);
  const call = async (method: string, path: string, body?: unknown, headers = {}) => {
    const response = await fetch(`${origin}/_fake${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: "manual",
    });
    const text = await response.text();
    return { status: response.status, data: text.startsWith("{") ? JSON.parse(text) : text };
  };
  return { bank, origin, call, client: clientOf.finhub(bank, { maxRetries: 0 }) };
}

test("orders and stops faults, and tells how often they happened", async () => {
  const { call, client, bank } = await serve();
  const [id = ""] = bank.customers.keys();
  expect(await call("POST", "/fail", { operation: "getCustomer", how: 503, times: 2 })).toEqual({
    status: 201,
    data: { number: 1 },
  });
  await expect(client.get(id)).rejects.toMatchObject({ status: 503 });
  expect((await call("GET", "/fail")).data.faults).toMatchObject([{ number: 1, happened: 1, active: true }]);
  expect((await call("DELETE", "/fail/1")).status).toBe(204);
  await client.get(id);
  expect((await call("DELETE", "/fail/9")).status).toBe(404);
  await call("POST", "/fail", { how: "reset", times: 5 });
  expect((await call("DELETE", "/fail")).status).toBe(204);
  await client.get(id);
});

test("stores, reads and forgets customers, and lists requests from a number on", async () => {
  const { call, client, bank } = await serve({ customers: 0 });
  await call("PUT", "/customers/c%2F1", { customerName: "李" });
  expect(bank.customers.get("c/1")).toEqual({ id: "c/1", customerName: "李" });
  expect((await call("GET", "/customers/c%2F1")).data).toEqual({ id: "c/1", customerName: "李" });
  expect((await call("GET", "/customers?limit=1")).data).toMatchObject({
    total: 1,
    customers: [{ id: "c/1" }],
  });
  expect((await call("DELETE", "/customers/c%2F1")).status).toBe(204);
  expect((await call("GET", "/customers/c%2F1")).status).toBe(404);
  for (const id of ["a", "b"]) await client.get(id).catch(() => {});
  const { requests } = (await call("GET", "/requests?after=1")).data;
  expect(requests).toMatchObject([{ number: 2, operation: "getCustomer", status: 404, query: "" }]);
});

test("changes quirks and the clock, and resets", async () => {
  const { call, bank } = await serve({ clock: "2024-01-01" });
  expect((await call("PATCH", "/quirks", { missing: 400 })).status).toBe(200);
  expect(bank.quirks.missing).toBe(400);
  expect((await call("PATCH", "/quirks", { missing: 410 })).data.error).toContain("missing must be one of");
  expect((await call("POST", "/clock", { advanceMs: 1000 })).data).toEqual({
    now: "2024-01-01T00:00:01.000Z",
  });
  expect((await call("POST", "/clock", { at: "2030-01-01" })).data).toEqual({
    now: "2030-01-01T00:00:00.000Z",
  });
  bank.customers.clear();
  expect((await call("POST", "/reset")).status).toBe(204);
  expect([bank.customers.size, bank.quirks.missing]).toEqual([12, 404]);
  expect((await call("GET", "/state")).data).toMatchObject({
    provider: "finhub",
    customers: 12,
    requests: 0,
  });
});

test.each([
  ["POST", "/fail", { how: "boom" }, 400],
  ["POST", "/fail", [], 400],
  ["PUT", "/customers/a", 7, 400],
  ["POST", "/clock", { advanceMs: "x" }, 400],
  ["GET", "/nothing", undefined, 404],
  ["PATCH", "/reset", {}, 404],
])("%s %s with %j is refused", async (method, path, body, status) => {
  const { call } = await serve();
  expect((await call(method, path, body)).status).toBe(status);
});

describe("who may ask", () => {
  test("no page of another origin, and nobody by another name", async () => {
    const { call, bank, origin } = await serve();
    expect((await call("POST", "/reset", undefined, { origin: "https://evil.example" })).status).toBe(403);
    expect((await call("POST", "/reset", undefined, { origin: "null" })).status).toBe(403);
    expect((await call("POST", "/reset", undefined, { origin })).status).toBe(204);
    const { request } = await import("node:http");
    const { port } = new URL(bank.url);
    const status = await new Promise((resolve) => {
      const headers = { host: `rebound.example:${port}` };
      request({ host: "127.0.0.1", port, path: "/_fake/state", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  test("nobody, where it is switched off", async () => {
    const { call } = await serve({}, { control: false });
    expect((await call("GET", "/state")).status).toBe(404);
    expect((await call("POST", "/reset")).status).toBe(404);
  });
});

test("its description is OpenAPI, and names every call", async () => {
  const { call } = await serve();
  const { data } = await call("GET", "/openapi.json");
  const config = await createConfig({ extends: ["recommended"], rules: { "no-server-example.com": "off" } });
  expect(await lintFromString({ source: JSON.stringify(data), config })).toEqual([]);
  for (const [path, item] of Object.entries<object>(data.paths)) {
    for (const method of Object.keys(item).filter((name) => name !== "parameters")) {
      const { status, data: answer } = await call(
        method.toUpperCase(),
        path.replace("{id}", "1"),
        method === "get" ? undefined : { how: 503 },
      );
      expect(`${method} ${path}: ${status} ${answer.error}`).not.toContain("no such call");
    }
  }
});

const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
if (!browser)
  console.warn("The page is not tested: there is no Chromium (Debian: apt-get install chromium).");

describe.skipIf(!browser)("the page in a browser", { timeout: 60_000 }, () => {
  const open = async (options: Omit<FakeBankOptions, "provider"> = {}) => {
    const served = await serve(options);
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"];
    const started = await chromium.launch({ executablePath: browser ?? "", args, headless: true });
    onTestFinished(() => started.close());
    const page = await started.newPage({ viewport: { width: 1200, height: 900 } });
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(`${served.origin}/_fake/`);
    return { ...served, page, problems };
  };

  test("shows requests as they come, and customers, whatever they are called", async () => {
    const { page, client, bank, problems } = await open();
    const evil = "<img src=x onerror=alert(1)>";
    bank.customers.set("evil", { customerName: evil, customerType: "Person" });
    await client.create({ kind: "person", name: { given: "Ada", full: evil } });
    await client.get("nobody").catch(() => {});
    await page.getByText("getCustomer · GET").waitFor();
    const row = page.getByRole("row").filter({ hasText: "createCustomer" });
    expect(await row.innerText()).toMatch(/stored/);
    await page.getByRole("button", { name: "Later customers" }).click();
    await page.getByRole("cell", { name: evil, exact: true }).first().waitFor();
    expect(await page.locator("td img").count()).toBe(0);
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
    expect(problems).toEqual([]);
  });

  test("orders a fault by keyboard alone, stops it, and says so", async () => {
    const { page, client, bank } = await open();
    const [id = ""] = bank.customers.keys();
    await page.getByLabel("Operation").focus();
    await page.keyboard.type("getCustomer");
    await page.keyboard.press("Tab");
    await page.keyboard.type("status 503");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "The fault is ordered." }).waitFor();
    expect(bank.faults[0]?.options).toMatchObject({
      operation: "getCustomer",
      how: 503,
      when: "before",
      times: 2,
    });
    await expect(client.get(id)).rejects.toMatchObject({ status: 503 });
    await page.getByRole("button", { name: "Stop fault 1" }).press("Enter");
    await page.getByRole("status").filter({ hasText: "is stopped" }).waitFor();
    await client.get(id);
  });

  test("changes a quirk, refuses a wrong one, and resets", async () => {
    const { page, bank } = await open();
    await page.getByLabel("missing", { exact: true }).selectOption("200");
    await page.getByRole("status").filter({ hasText: "missing is now 200." }).waitFor();
    expect(bank.quirks.missing).toBe(200);
    await page.getByLabel("pageSize", { exact: true }).fill("0");
    await page.getByLabel("pageSize", { exact: true }).press("Tab");
    await page.getByRole("status").filter({ hasText: "Not done: pageSize must be" }).waitFor();
    await page.getByRole("button", { name: "Reset the bank" }).click();
    await page.getByRole("status").filter({ hasText: "as it was" }).waitFor();
    expect(bank.quirks.missing).toBe(404);
    expect(await page.getByLabel("missing", { exact: true }).inputValue()).toBe("404");
  });

  test("every control has a name, every table heads its columns, and nothing is wider than a phone", async () => {
    const { page } = await open();
    await page.getByLabel("missing", { exact: true }).waitFor();
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("select, input, button, section, table")]
        .filter((element) => {
          const labels = "labels" in element ? (element.labels as NodeList | null)?.length : 0;
          const heads = element.querySelector("caption") ?? element.getAttribute("aria-labelledby");
          return !labels && !heads && !element.textContent?.trim();
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(nameless).toEqual([]);
    expect(await page.locator("thead th:not([scope=col])").count()).toBe(0);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
