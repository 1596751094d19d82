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
  readonly died: Promise<Answer<never>>;
}

/** Does the jobs of a module one after the other, beside this thread. It stays for more of them, and ends with the process. */
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
    const worker = new Worker(new URL("worker.js", import.meta.url), {
      workerData: this.#module,
      // Not those of the process, which load tsx.
      execArgv: [],
    });
    worker.unref();
    const died = new Promise<Answer<never>>((resolve) => {
      const end = (error: unknown) => {
        // The next job gets another.
        this.#running = undefined;
        resolve({ error: error instanceof Error ? error.message : String(error), said: [], ms: 0 });
      };
      worker.on("error", end);
      worker.on("exit", () => end("ended without an answer"));
    });
    this.#running = { worker, died };
    return this.#running;
  }

  /** Does not reject: what went wrong is in the answer. */
  ask<Value>(job: string, input: unknown): Promise<Answer<Value>> {
    const answer = this.#last.then(() => this.#answer<Value>(job, input));
    this.#last = answer;
    return answer;
  }

  async #answer<Value>(job: string, input: unknown): Promise<Answer<Value>> {
    const { worker, died } = this.start();
    const answered = new Promise<Answer<Value>>((resolve) => worker.once("message", resolve));
    // Nothing else keeps the process from ending meanwhile.
    worker.ref();
    worker.postMessage({ job, input });
    const answer = await Promise.race([answered, died]);
    worker.unref();
    return answer;
  }
}
