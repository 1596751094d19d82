import { once } from "node:events";
import { Worker } from "node:worker_threads";

export interface Answer<Value> {
  readonly value?: Value;
  readonly error?: string;
  /** What the job printed. */
  readonly said: readonly { readonly stream: "stdout" | "stderr"; readonly text: string }[];
  readonly ms: number;
}

interface Running {
  readonly worker: Worker;
  readonly ended: AbortSignal;
}

/** Does the jobs of a module one after the other, beside this thread. It stays loaded for more, and ends with the process. */
export class Thread {
  readonly #module: string;
  #running: Running | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(module: string) {
    this.#module = new URL(module, import.meta.url).href;
  }

  /** Loads the module, unless it is loaded. */
  start(): Running {
    if (this.#running) return this.#running;
    const ended = new AbortController();
    // No arguments of Node's: those that load tsx are among them.
    const worker = new Worker(new URL("worker.js", import.meta.url), {
      workerData: this.#module,
      execArgv: [],
    });
    worker.on("error", () => {
      // The job that is under way tells.
    });
    worker.on("exit", () => {
      this.#running = undefined;
      ended.abort();
    });
    worker.unref();
    this.#running = { worker, ended: ended.signal };
    return this.#running;
  }

  /** Never rejects: what went wrong is in the answer. */
  ask<Value>(job: string, input: unknown): Promise<Answer<Value>> {
    const answer = this.#last.then(() => this.#answer<Value>(job, input));
    this.#last = answer;
    return answer;
  }

  async #answer<Value>(job: string, input: unknown): Promise<Answer<Value>> {
    const { worker, ended } = this.start();
    worker.ref();
    try {
      worker.postMessage({ job, input });
      const [answer] = await once(worker, "message", { signal: ended });
      return answer;
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error), said: [], ms: 0 };
    } finally {
      worker.unref();
    }
  }
}
