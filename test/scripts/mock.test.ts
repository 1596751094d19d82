import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test, vi } from "vitest";

interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: string[];
  readonly ended: Promise<{ code: number | null; stderr: string }>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/mock.ts", ...args]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  child.stdout.on("data", (chunk) => lines.push(...String(chunk).trimEnd().split("\n")));
  const ended = Promise.all([once(child, "close"), text(child.stderr)]);
  return { child, lines, ended: ended.then(([[code], stderr]) => ({ code, stderr })) };
}

async function listening(lines: string[], count: number): Promise<string[]> {
  await vi.waitFor(() => expect(lines.length).toBe(count), 18_000);
  return lines.map((line) => line.split(/ +/)[1] ?? "");
}

/** Two ports in a row, the first one free, the second one with a server to close. */
async function neighbours(): Promise<{ port: number; second: Server }> {
  const first = createServer().listen(0, "127.0.0.1");
  await once(first, "listening");
  const { port } = first.address() as AddressInfo;
  const second = createServer().listen(port + 1, "127.0.0.1");
  const free = await once(second, "listening").catch(() => undefined);
  await new Promise((done) => first.close(done));
  onTestFinished(() => void second.close());
  return free ? { port, second } : neighbours();
}

describe("npm run mock", () => {
  test("serves all four, logs a line per request, and ends on SIGINT", async () => {
    const { child, lines, ended } = run("--port", "0");
    const [cyrexa, , , bankingservice] = await listening(lines, 4);
    expect(lines.map((line) => line.replace(/ .*/, ""))).toEqual([
      "cyrexa",
      "finhub",
      "counterparty",
      "bankingservice",
    ]);
    const headers = { authorization: "Bearer secret", "content-type": "application/json" };
    const path = "/v1/profiles/p/customers";
    await fetch(`${bankingservice}${path}?email=ada@example.com`, { headers });
    await fetch(bankingservice + path, { method: "POST", headers, body: '"Lovelace"' });
    await fetch(`${cyrexa}/nowhere`);
    await vi.waitFor(() => expect(lines.length).toBeGreaterThanOrEqual(7));
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 0, stderr: "" });
    expect(lines.slice(4).map((line) => line.replace(/^\d\d:\d\d:\d\d /, ""))).toEqual([
      `bankingservice GET ${path} 200`,
      `bankingservice POST ${path} 422`,
      "cyrexa GET /nowhere 404",
    ]);
  });

  test("serves the picked ones from the given port on, and ends on SIGTERM", async () => {
    const { port, second } = await neighbours();
    await new Promise((done) => second.close(done));
    const { child, lines, ended } = run("--provider", "finhub", "--provider", "cyrexa", "--port", `${port}`);
    await listening(lines, 2);
    child.kill("SIGTERM");
    expect(await ended).toEqual({ code: 0, stderr: "" });
    expect(lines).toEqual([
      `finhub         http://127.0.0.1:${port}`,
      `cyrexa         http://127.0.0.1:${port + 1}`,
    ]);
  });

  test("ends with one line when a port is taken, the servers before it closed", async () => {
    const { port } = await neighbours();
    const { lines, ended } = run("--provider", "cyrexa", "--provider", "finhub", "--port", `${port}`);
    expect(await ended).toEqual({ code: 1, stderr: `port ${port + 1} is already in use\n` });
    expect(lines).toEqual([`cyrexa         http://127.0.0.1:${port}`]);
  });

  test("prints its usage", async () => {
    const { lines, ended } = run("--help");
    expect(await ended).toEqual({ code: 0, stderr: "" });
    expect(lines[0]).toMatch(/^Usage: npm run mock/);
  });

  test.each([
    ["--provider", "finhubb", 'unknown provider "finhubb": use cyrexa, finhub, counterparty, bankingservice'],
    ["--port", "http", 'port "http" is not a number'],
    ["--port", "65536", "port 65536 is not an integer from 0 to 65535"],
    ["--colour", "", "Unknown option '--colour'"],
  ])("ends with one line on %s %s", async (option, value, message) => {
    const { lines, ended } = run(option, value);
    const { code, stderr } = await ended;
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
