import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { Thread } from "../../scripts/threads/thread.js";

async function thread(source: string): Promise<Thread> {
  const folder = await mkdtemp(join(tmpdir(), "threads-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "jobs.mjs"), source);
  return new Thread(pathToFileURL(join(folder, "jobs.mjs")).href);
}

describe("a thread", () => {
  test("does one job after the other, and each answer holds what the job printed", async () => {
    const jobs = await thread(`
      let under = 0;
      export async function wait(ms) {
        const others = under++;
        console.log("waiting", ms);
        console.error("to stderr");
        await new Promise((resolve) => setTimeout(resolve, ms));
        under--;
        return { ms, others };
      }`);
    const answers = await Promise.all([jobs.ask("wait", 30), jobs.ask("wait", 0)]);
    expect(answers).toEqual(
      [30, 0].map((ms) => ({
        value: { ms, others: 0 },
        said: [
          { stream: "stdout", text: `waiting ${ms}\n` },
          { stream: "stderr", text: "to stderr\n" },
        ],
        ms: expect.any(Number),
      })),
    );
  });

  test("keeps what it knows for the next job", async () => {
    const jobs = await thread("let count = 0; export const next = () => ++count;");
    await jobs.ask("next", undefined);
    expect(await jobs.ask("next", undefined)).toMatchObject({ value: 2 });
  });

  test.each([
    ["a job that throws", "throw new Error('no such thing')", "no such thing"],
    ["a job that rejects with a word", "return Promise.reject('refused')", "refused"],
    ["an answer that cannot be sent", "return { f() {} }", "f() {} could not be cloned."],
    ["a job that ends the thread", "process.exit(0)", "ended without an answer"],
    [
      "an error that nobody caught",
      "setTimeout(() => { throw new Error('late') }); return new Promise(() => {})",
      "late",
    ],
  ])("%s is an answer, and the next job is done", async (_what, body, error) => {
    const jobs = await thread(`export function bad() { ${body} }\nexport const good = () => "done";`);
    const [bad, good] = await Promise.all([jobs.ask("bad", undefined), jobs.ask("good", undefined)]);
    expect(bad).toEqual({ error, said: [], ms: expect.any(Number) });
    expect(good).toMatchObject({ value: "done" });
  });

  test("a module that does not load fails each of its jobs", async () => {
    const jobs = await thread("throw new Error('not today')");
    const failed = { error: "not today", said: [], ms: expect.any(Number) };
    expect(await Promise.all([jobs.ask("a", 1), jobs.ask("b", 2)])).toEqual([failed, failed]);
  });

  test("runs without the loaders of the process", async () => {
    const jobs = await thread("export const args = () => process.execArgv;");
    expect(await jobs.ask("args", undefined)).toMatchObject({ value: [] });
  });
});
