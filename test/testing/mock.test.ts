import { execFile } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { createRequire } from "node:module";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type MockServer, type MockServerOptions, startMockServer } from "../../src/testing/mock.js";

const bearer = { authorization: "Bearer secret" };
const customers = "/v1/profiles/p/customers";

async function start(options: Partial<MockServerOptions> = {}): Promise<MockServer> {
  const mock = await startMockServer({ provider: "bankingservice", ...options });
  onTestFinished(() => mock.close());
  return mock;
}

function post(mock: MockServer, body: string, headers: Record<string, string> = {}) {
  const type = { "content-type": "application/json" };
  return fetch(mock.url + customers, { method: "POST", headers: { ...bearer, ...type, ...headers }, body });
}

/** Sends what fetch would correct, and resolves to the answer's first line. */
async function raw(mock: MockServer, head: string): Promise<string> {
  const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
  socket.end(`${head}\r\nHost: mock\r\nConnection: close\r\n\r\n`);
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  return answer.split("\r\n", 1).join();
}

describe("answers", () => {
  test("an example, on paths without the base path", async () => {
    const mock = await start({ provider: "finhub" });
    const headers = { ...bearer, tenantId: "t" };
    const ask = (base: string) => fetch(`${mock.url}${base}/getDetailsById/1`, { headers });
    expect((await ask("/customer/2.0.0")).status).toBe(404);
    const answer = await ask("");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toHaveProperty("customer.customerName", "Ada Lovelace");
  });

  test("401 for a missing credential, even with a status preferred", async () => {
    const mock = await start();
    const list = (headers: Record<string, string>) => fetch(mock.url + customers, { headers });
    expect((await list({})).status).toBe(401);
    expect((await list({ prefer: "code=404" })).status).toBe(401);
    expect((await list(bearer)).status).toBe(200);
  });

  test("401 when one of two headers is missing", async () => {
    const mock = await start({ provider: "finhub" });
    const get = async (headers: Record<string, string>) =>
      (await fetch(`${mock.url}/getDetailsById/1`, { headers })).status;
    expect(await get(bearer)).toBe(401);
    expect(await get({ tenantId: "t" })).toBe(401);
    expect(await get({ ...bearer, tenantId: "t" })).toBe(200);
  });

  test("either of two credentials, and the scheme in lower case", async () => {
    const mock = await start({ provider: "counterparty" });
    const path = "/counterparty/3f1f7c52-6d0a-4b8e-9c55-1f0c4b1c7a01/customers";
    const list = async (headers: Record<string, string>) =>
      (await fetch(mock.url + path, { headers })).status;
    expect(await list({})).toBe(401);
    expect(await list({ authorization: "Basic secret" })).toBe(401);
    expect(await list({ "CX-Authorization": "jwt" })).toBe(200);
    expect(await list({ authorization: "bearer secret" })).toBe(200);
  });

  test("422 for a body the spec forbids, named in a header", async () => {
    const mock = await start();
    const answer = await post(mock, "[]");
    expect(answer.status).toBe(422);
    expect(answer.headers.get("sl-violations")).toContain("must be object");
    expect((await post(mock, "")).status).toBe(422);
    expect((await post(mock, "{}", { "content-type": "text/plain" })).status).toBe(415);
    expect((await post(mock, "{}")).status).toBe(200);
  });

  test("422 for a query parameter the spec forbids", async () => {
    const mock = await start();
    const page = (value: string) => fetch(`${mock.url}${customers}?page=${value}`, { headers: bearer });
    expect((await page("first")).status).toBe(422);
    expect((await page("1")).status).toBe(200);
  });

  test("a preferred refusal, by its number or out of 4XX and 5XX", async () => {
    const mock = await start();
    const prefer = async (path: string, code: number) => {
      const answer = await fetch(mock.url + path, { headers: { ...bearer, prefer: `code=${code}` } });
      return [answer.status, answer.headers.get("content-type")];
    };
    expect(await prefer(`${customers}/c`, 404)).toEqual([404, "application/json"]);
    expect(await prefer(customers, 409)).toEqual([409, "application/json"]);
    expect(await prefer(customers, 503)).toEqual([503, "application/json"]);
    expect(await prefer(customers, 302)).toEqual([404, "application/problem+json"]);
  });

  test("requests that cannot be read, without a word on the console", async () => {
    const mock = await start();
    const log = (["log", "info", "warn", "error"] as const).map((name) => vi.spyOn(console, name));
    onTestFinished(() => log.forEach((spy) => void spy.mockRestore()));
    expect(await raw(mock, `GET ${customers}/%ZZ HTTP/1.1`)).toContain(" 400 ");
    expect(await raw(mock, "GET // HTTP/1.1")).toContain(" 400 ");
    expect(await raw(mock, "PROPFIND / HTTP/1.1")).toContain(" 400 ");
    expect((await post(mock, '{"name": "Ada')).status).toBe(400);
    expect((await post(mock, "{}", { accept: "no/such;;;type" })).status).toBeGreaterThanOrEqual(400);
    expect((await post(mock, "{}")).status).toBe(200);
    for (const spy of log) expect(spy).not.toHaveBeenCalled();
  });

  test("one line per request, without the query", async () => {
    const lines: unknown[] = [];
    const mock = await start({ onRequest: (line) => lines.push(line) });
    await (await fetch(`${mock.url}${customers}?page=1&email=ada@example.com`, { headers: bearer })).text();
    await (await post(mock, "[]")).text();
    await vi.waitFor(() => expect(lines.length).toBeGreaterThan(1));
    expect(lines).toEqual([
      { method: "GET", path: customers, status: 200 },
      { method: "POST", path: customers, status: 422 },
    ]);
  });
});

describe("starting and closing", () => {
  test("takes the given port, and frees it", async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    expect(first).toMatchObject({ provider: "bankingservice", url: `http://127.0.0.1:${port}` });
    await expect(start({ port })).rejects.toThrow(`port ${port} is already in use`);
    await first.close();
    await expect(fetch(first.url)).rejects.toThrow();
    expect((await start({ port })).url).toBe(first.url);
  });

  test("takes free ports when none is given", async () => {
    const [one, two] = await Promise.all([start(), start({ port: 0 })]);
    expect(one.url).not.toBe(two.url);
  });

  test("closes at once with connections open, idle or without a request, and twice", async () => {
    const mock = await start();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const [answer] = await once(get(mock.url + customers, { agent, headers: bearer }), "response");
    answer.resume();
    await once(answer, "end");
    const silent = connect(Number(new URL(mock.url).port), "127.0.0.1");
    const dropped = once(silent, "close");
    await once(silent, "connect");
    const before = performance.now();
    await mock.close();
    await dropped;
    await mock.close();
    expect(performance.now() - before).toBeLessThan(500);
  });

  test("closes at once with half a request under way", async () => {
    const mock = await start();
    const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
    const dropped = once(socket, "close");
    socket.on("error", () => {});
    socket.write(`POST ${customers} HTTP/1.1\r\nHost: mock\r\nContent-Length: 99\r\n\r\n{`);
    await new Promise((done) => setTimeout(done, 50));
    const before = performance.now();
    await mock.close();
    await dropped;
    expect(performance.now() - before).toBeLessThan(500);
  });

  test("names the providers when asked for another", async () => {
    const provider = "finhubb" as "finhub";
    const message = 'unknown provider "finhubb": use cyrexa, finhub, counterparty, bankingservice';
    await expect(startMockServer({ provider })).rejects.toThrow(message);
  });

  test.each([-1, 1.5, 65_536, Number.NaN])("refuses port %s", async (port) => {
    await expect(start({ port })).rejects.toThrow(`port ${port} is not an integer from 0 to 65535`);
  });

  test("says on which port something else listens", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(`port ${port} is already in use`);
  });
});

// The package as built: the module in dist/src/testing, specs/ beside dist, Prism installed or not.
describe("in another folder", () => {
  const run = promisify(execFile);
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mock server "));
    const module = join(folder, "dist/src/testing");
    await mkdir(module, { recursive: true });
    await mkdir(join(folder, "specs"));
    await copyFile("src/testing/mock.ts", join(module, "mock.ts"));
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await writeFile(join(folder, "specs/finhub.yaml"), spec);
    await writeFile(join(folder, "use.ts"), use);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const used = () => run(process.execPath, ["--import", tsx, "use.ts"], { cwd: folder, timeout: 18_000 });

  test("names the packages to install, then serves; 500 for an example its spec forbids", async () => {
    expect(await used()).toEqual({
      stdout:
        "the mock servers need Prism: npm i -D @stoplight/prism-cli@5.14.2 @stoplight/prism-http-server@5.12.0\n",
      stderr: "",
    });
    await symlink(resolve("node_modules"), join(folder, "node_modules"));
    expect(await used()).toEqual({
      stdout: "200 application/json\n500 application/problem+json\n422 text/plain\n204 null\n",
      stderr: "",
    });
  });

  const use = `
    import { startMockServer } from "./dist/src/testing/mock.ts";
    try {
      const mock = await startMockServer({ provider: "finhub" });
      const show = ({ status, headers }: Response) => console.log(status, headers.get("content-type"));
      show(await fetch(mock.url + "/right"));
      show(await fetch(mock.url + "/wrong"));
      const headers = { "content-type": "application/json" };
      show(await fetch(mock.url + "/strict", { method: "POST", headers, body: '{"名": 1}' }));
      show(await fetch(mock.url + "/strict", { method: "POST", headers, body: "{}" }));
      await mock.close();
    } catch (error) {
      console.log(error.message);
    }`;

  const spec = `
openapi: 3.1.1
info: { title: Mock, version: 1.0.0 }
paths:
  /right:
    get:
      responses: { "200": { description: A, content: { application/json: { schema: { type: object }, example: {} } } } }
  /wrong:
    get:
      responses: { "200": { description: A, content: { application/json: { schema: { type: object }, example: [] } } } }
  /strict:
    post:
      requestBody:
        content: { application/json: { schema: { type: object, additionalProperties: false } } }
      responses: { "204": { description: A }, 4XX: { description: B, content: { text/plain: { example: no } } } }
`;
});
