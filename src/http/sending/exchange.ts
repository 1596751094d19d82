// One request and its answer over undici's dispatcher interface, whoever's dispatcher it is.

import type { Transform } from "node:stream";
import type { Dispatcher } from "undici";
import { acceptedEncodings, decompressing, type Sink } from "./decompression.js";
import { neverConnected, reasonOf } from "./failures.js";
import { Collector, type Incoming, type Outgoing, type Sending } from "./sender.js";

/** An object without a prototype: what somebody gave Object.prototype is no option of a request or a connection. */
export type Bare<T> = T & { readonly __proto__: null };

export type RequestOptions = Bare<Dispatcher.DispatchOptions>;

type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What of undici's controller is used. */
export interface Controller {
  abort(reason: Error): void;
}

/** Where a request is sent: a connection of our own, or a dispatcher of the user's. */
export interface Target {
  /** Whether `onRequestStart` is called for certain before the first byte is written. */
  readonly announces: boolean;
  dispatch(options: RequestOptions, exchange: Exchange): void;
  /** Stops what is under way and closes its connection. */
  cut(controller: Controller | undefined): void;
}

/** What assigns requests to targets. */
export interface Carrier {
  /** Calls `begin` with a target, now or later. */
  request(exchange: Exchange): void;
  /** The exchange no longer waits for a target. */
  forget(exchange: Exchange): void;
  /** The exchange has ended, and its target may take another. */
  release(target: Target, failed: boolean): void;
}

export class Exchange implements Sending, Incoming {
  sent = false;
  reason: string | undefined;
  status = 0;
  readonly answer: Promise<Incoming>;
  readonly #carrier: Carrier;
  readonly #options: RequestOptions;
  #target: Target | undefined;
  #controller: Controller | undefined;
  #started = false;
  #cancelled = false;
  #headers: AnswerHeaders = {};
  #answered: (incoming: Incoming) => void = () => {};
  #failed: (error: unknown) => void = () => {};
  #sink: Sink | undefined;
  /** What arrived before anybody read. */
  readonly #early: Uint8Array[] = [];
  #ended: ((sink: Sink) => void) | undefined;
  readonly #decoders: Transform[] = [];

  constructor(carrier: Carrier, origin: string, { url, method, headers, body }: Outgoing) {
    this.#carrier = carrier;
    this.#options = {
      __proto__: null,
      origin,
      path: url.slice(origin.length) || "/",
      method,
      headers: { ...headers, "accept-encoding": acceptedEncodings },
      body,
      // A call has limits of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.answer = new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
    });
    carrier.request(this);
  }

  begin(target: Target): void {
    this.#target = target;
    this.sent = !target.announces;
    target.dispatch(this.#options, this);
  }

  cancel(): void {
    this.#cancelled = true;
    this.#carrier.forget(this);
    this.#target?.cut(this.#controller);
    for (const decoder of this.#decoders) decoder.destroy();
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    if (this.#cancelled) {
      this.#target?.cut(controller);
    } else {
      this.#started = true;
      this.sent = true;
    }
  }

  onResponseStart(_controller: unknown, status: number, headers: AnswerHeaders): void {
    if (status < 200) return;
    this.status = status;
    this.#headers = headers;
    this.#answered(this);
  }

  onResponseData(_controller: unknown, chunk: Uint8Array): void {
    if (this.#sink) this.#sink.take(chunk);
    else this.#early.push(chunk);
  }

  onResponseEnd(): void {
    this.#end(false, (sink) => sink.end());
  }

  onResponseError(_controller: unknown, error: unknown): void {
    if (!this.#started && neverConnected(error)) this.sent = false;
    this.reason ??= reasonOf(error);
    this.#failed(error);
    this.#end(true, (sink) => sink.fail(error));
  }

  #end(failed: boolean, ended: (sink: Sink) => void): void {
    const target = this.#target;
    // From now on it may serve another request.
    this.#target = undefined;
    if (target) this.#carrier.release(target, failed);
    this.#ended = ended;
    if (this.#sink) ended(this.#sink);
  }

  readonly header = (name: string): string | null => {
    const value = Object.hasOwn(this.#headers, name) ? this.#headers[name] : undefined;
    if (!Array.isArray(value)) return value ?? null;
    // Only encodings add up; of what should be there once, the first counts, as in Node's own http.
    return name === "content-encoding" ? value.join(", ") : (value[0] ?? null);
  };

  headers(): Headers {
    const pairs = Object.entries(this.#headers).flatMap(([name, value = []]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    return new Headers(pairs);
  }

  read(maxBytes: number, tolerant: boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const collector = new Collector(maxBytes, tolerant);
      const sink: Sink = {
        take: (chunk) => {
          try {
            if (collector.add(chunk)) return;
            sink.end();
            this.cancel();
          } catch (error) {
            sink.fail(error);
          }
        },
        end() {
          try {
            resolve(collector.text());
          } catch (error) {
            reject(error);
          }
        },
        fail: (error) => {
          reject(error);
          this.cancel();
        },
      };
      try {
        const started = (decoder: Transform) => this.#decoders.push(decoder);
        this.#pour(decompressing(this.header("content-encoding"), sink, maxBytes, started));
      } catch (error) {
        sink.fail(error);
      }
    });
  }

  #pour(sink: Sink): void {
    this.#sink = sink;
    for (const chunk of this.#early) sink.take(chunk);
    this.#ended?.(sink);
  }
}
