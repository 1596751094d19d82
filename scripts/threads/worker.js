// Started by thread.ts: does the jobs that a module exports. Plain JavaScript like the module: tsx doubles the time that loading takes.

import { parentPort, workerData } from "node:worker_threads";

// Goes with the answer: whoever asked prints it at its place.
let said = [];
for (const stream of ["stdout", "stderr"]) {
  process[stream].write = (text) => said.push({ stream, text: String(text) }) > 0;
}

const loading = import(workerData);

parentPort.on("message", async ({ job, input }) => {
  let started = performance.now();
  const answer = (what) => {
    parentPort.postMessage({ ...what, said, ms: performance.now() - started });
    said = [];
  };
  try {
    const jobs = await loading;
    started = performance.now();
    answer({ value: await jobs[job](input) });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  }
});
