// A real Redis, a real Postgres and worker processes.

import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const redisProgram = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].find(existsSync);
const debian = "/usr/lib/postgresql";
const newest = existsSync(debian) ? readdirSync(debian).sort().at(-1) : undefined;
const binaries = newest && join(debian, newest, "bin");
export const postgresProgram = binaries && existsSync(join(binaries, "initdb")) ? binaries : undefined;

/** Why a test was left out, for its title. */
export const unless = (program: string | undefined, name: string) =>
  program ? "" : ` (left out: there is no ${name} here)`;

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    const is = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.destroy();
    if (is) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the server did not start");
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

export async function startRedis(port: number) {
  const words = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(redisProgram ?? "", words, { stdio: "ignore", cwd: tmpdir() });
  await reachable(port);
  return {
    port,
    kill: () => stop(child, "SIGKILL"),
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
  };
}

/** Postgres does not run as root. */
const asUser = (program: string, ...words: string[]): [string, string[]] =>
  process.getuid?.() === 0 ? ["runuser", ["-u", "postgres", "--", program, ...words]] : [program, words];

export async function startPostgres(port: number) {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const data = join(folder, "data");
  if (process.getuid?.() === 0) execFileSync("chown", ["postgres", folder]);
  else mkdirSync(data);
  const options = ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8"];
  execFileSync(...asUser(join(postgresProgram ?? "", "initdb"), ...options), {
    stdio: "ignore",
    cwd: folder,
  });
  const control = (...words: string[]) =>
    execFileSync(...asUser(join(postgresProgram ?? "", "pg_ctl"), "-D", data, ...words), {
      stdio: "ignore",
      cwd: folder,
    });
  const start = async () => {
    control("-o", `-p ${port} -h 127.0.0.1 -k ${folder} -F`, "-W", "-l", join(folder, "log"), "start");
    await reachable(port);
  };
  await start();
  const kill = () => control("-m", "immediate", "stop");
  return {
    port,
    start,
    kill,
    remove() {
      kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** worker.ts as a program of its own, and how to run it. */
export async function workers() {
  const folder = mkdtempSync(join(tmpdir(), "worker-"));
  const program = join(folder, "worker.mjs");
  const source = (name: string) => fileURLToPath(new URL(`../../src/${name}`, import.meta.url));
  await build({
    entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["pg-native"],
    logLevel: "silent",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    alias: {
      "#failures": source("http/sending/failures.ts"),
      "#platform": source("http/sending/platform.node.ts"),
    },
  });
  return {
    /** Starts one. `result` is what it wrote. */
    start(setup: object) {
      let child: ChildProcess | undefined;
      const result = new Promise<unknown>((resolve, reject) => {
        child = execFile(process.execPath, [program, JSON.stringify(setup)], (error, output, errors) => {
          if (error) reject(new Error(errors || error.message));
          else resolve(JSON.parse(output));
        });
      });
      result.catch(() => {});
      return { result, kill: () => child?.kill("SIGKILL") };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
