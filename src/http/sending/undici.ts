// What Node's `fetch` is built on, undici's lower half: it is fast, and says in which phase a request failed.

import { isIP, type Socket, type TcpNetConnectOpts, connect as toServer } from "node:net";
import type { Transform } from "node:stream";
import { type ConnectionOptions, connect as toSecureServer } from "node:tls";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { buildConnector, Dispatcher, Client as UndiciClient } from "undici";
// A third of what "undici" loads.
import Client from "undici/lib/dispatcher/client.js";
import {
  Collector,
  type Incoming,
  type Outgoing,
  type Sender,
  type Sending,
  tooLarge,
  undecodable,
} from "./sender.js";

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/** Follows no redirect, keeps no cookie and repeats nothing. One client's requests do not wait for those of another. */
export function dispatchSender(): Sender {
  const origins = new Map<string, Lines>();
  return (request) => new Exchange(request, origins);
}

type Bare<T> = T & { readonly __proto__: null };

/** One connection, made when it is used. */
class Line extends Client {
  #socket: Socket | undefined;
  #cut = false;

  constructor(origin: string, sessions: Map<string, Buffer>) {
    const options: Bare<UndiciClient.Options> = {
      __proto__: null,
      // Idle connections are let go before most servers do so: a write into a closing one would end as `unknown`.
      keepAliveTimeout: 4_000,
      keepAliveMaxTimeout: 4_000,
      // A call has limits of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (at, done) => {
        // While its last socket was being closed.
        if (this.#cut) return done(new Error("cut"), null);
        const socket = open(at, sessions);
        this.#socket = socket;
        const failed = (error: Error) => done(error, null);
        socket.once("error", failed);
        socket.once(at.protocol === "https:" ? "secureConnect" : "connect", () => {
          socket.removeListener("error", failed);
          done(null, socket);
        });
      },
    };
    super(origin, options);
  }

  /** Whether the last request went out whole: a server may answer early and never read the rest. */
  get isFree(): boolean {
    return this.#socket?.writableLength === 0;
  }

  /** Not undici's own abort, which connects once more. */
  cut(): void {
    this.#cut = true;
    this.#socket?.destroy(new Error("cut"));
  }
}

/** What all clients share of one origin: connections that nobody uses. */
interface Idle {
  readonly lines: Line[];
  readonly sessions: Map<string, Buffer>;
}

// Few.
const idle = new Map<string, Idle>();

/** Connections of one client to one origin, and idle ones of all clients. */
const most = 128;

/** The requests of one client to one origin: those that have a connection, and those that wait for one. */
class Lines {
  readonly waiting = new Set<Exchange>();
  readonly #idle: Idle;
  #busy = 0;
  /** Of those, the ones that were answered and are about to be free. */
  #settling = 0;

  constructor(readonly origin: string) {
    this.#idle = idle.get(origin) ?? { lines: [], sessions: new Map() };
    idle.set(origin, this.#idle);
  }

  wait(exchange: Exchange): void {
    this.waiting.add(exchange);
    this.#next();
  }

  /** A line that failed is not used again. */
  done(line: Line, failed: boolean): void {
    if (failed || !line.isFree) {
      this.#leave(line, false);
    } else {
      this.#settling += 1;
      // Not at once: that the server closed the connection after its answer is not noticed yet.
      setImmediate(() => {
        this.#settling -= 1;
        this.#leave(line, this.#idle.lines.length < most);
      });
    }
  }

  #leave(line: Line, keep: boolean): void {
    if (keep) this.#idle.lines.push(line);
    else line.cut();
    this.#busy -= 1;
    this.#next();
  }

  #next(): void {
    const { lines, sessions } = this.#idle;
    for (const exchange of this.waiting) {
      if (this.#busy === most || (lines.length === 0 && this.#settling > 0)) return;
      this.waiting.delete(exchange);
      this.#busy += 1;
      exchange.begin(lines.pop() ?? new Line(this.origin, sessions));
    }
  }
}

function open(
  { protocol, hostname: host, port }: buildConnector.Options,
  sessions: Map<string, Buffer>,
): Socket {
  // Without a prototype, here and elsewhere: inherited members would be options too.
  const at: Bare<TcpNetConnectOpts> = {
    __proto__: null,
    host,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
    noDelay: true,
    keepAlive: true,
  };
  if (protocol === "http:") return toServer(at);
  const secure: Bare<ConnectionOptions> = {
    ...at,
    __proto__: null,
    servername: isIP(host) ? "" : host,
    session: sessions.get(host),
  };
  return toSecureServer(secure).on("session", (session) => sessions.set(host, session));
}

/** What becomes of a body's bytes. */
interface Sink {
  take(chunk: Buffer): void;
  end(): void;
  fail(error: unknown): void;
}

class Exchange implements Sending, Incoming, Dispatcher.DispatchHandler {
  sent = false;
  status = 0;
  readonly answer: Promise<Incoming>;
  readonly #lines: Lines;
  readonly #options: Bare<Dispatcher.DispatchOptions>;
  #line: Line | undefined;
  #headers: Dispatcher.ResponseData["headers"] = {};
  #answered: (incoming: Incoming) => void = () => {};
  #failed: (error: unknown) => void = () => {};
  #sink: Sink | undefined;
  /** What came before anybody read. */
  readonly #early: Buffer[] = [];
  #over: ((sink: Sink) => void) | undefined;
  readonly #decoders: Transform[] = [];

  constructor({ url, method, headers, body }: Outgoing, origins: Map<string, Lines>) {
    const pathAt = `${url}/`.indexOf("/", "https://".length);
    const origin = url.slice(0, pathAt);
    this.#lines = origins.get(origin) ?? new Lines(origin);
    origins.set(origin, this.#lines);
    this.#options = {
      __proto__: null,
      path: url.slice(pathAt) || "/",
      method,
      headers: { ...headers, "accept-encoding": "gzip, br" },
      body,
    };
    this.answer = new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
    });
    this.#lines.wait(this);
  }

  begin(line: Line): void {
    this.#line = line;
    line.dispatch(this.#options, this);
  }

  cancel(): void {
    this.#lines.waiting.delete(this);
    this.#line?.cut();
    for (const decoder of this.#decoders) decoder.destroy();
  }

  onRequestStart(): void {
    this.sent = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Dispatcher.ResponseData["headers"],
  ): void {
    if (status < 200) return;
    this.status = status;
    this.#headers = headers;
    this.#answered(this);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#sink) this.#sink.take(chunk);
    else this.#early.push(chunk);
  }

  onResponseEnd(): void {
    this.#end(false, (sink) => sink.end());
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#failed(error);
    this.#end(true, (sink) => sink.fail(error));
  }

  #end(failed: boolean, over: (sink: Sink) => void): void {
    const line = this.#line;
    // From now on it is somebody else's.
    this.#line = undefined;
    if (line) this.#lines.done(line, failed);
    this.#over = over;
    if (this.#sink) over(this.#sink);
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
        this.#pour(this.#decoded(sink, maxBytes));
      } catch (error) {
        sink.fail(error);
      }
    });
  }

  #pour(sink: Sink): void {
    this.#sink = sink;
    for (const chunk of this.#early) sink.take(chunk);
    this.#over?.(sink);
  }

  /** A sink for the body's bytes as they come, compressed or not. */
  #decoded(sink: Sink, maxBytes: number): Sink {
    const encodings = this.header("content-encoding");
    if (encodings === null) return sink;
    const names = encodings
      .toLowerCase()
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && name !== "identity");
    return names.reduce((next, name) => this.#through(decoders.get(name), next, maxBytes), sink);
  }

  #through(make: (() => Transform) | undefined, next: Sink, maxBytes: number): Sink {
    if (!make) throw undecodable();
    // None for a body without a byte: nothing was compressed.
    let decoder: Transform | undefined;
    const begun = () => {
      const made = make();
      this.#decoders.push(made);
      made.on("data", (chunk) => next.take(chunk));
      made.on("end", () => next.end());
      made.on("error", () => next.fail(undecodable()));
      return made;
    };
    return {
      take: (chunk) => {
        decoder ??= begun();
        decoder.write(chunk);
        // The connection is not paused: undici fails an assertion, uncaught, if it ends meanwhile.
        if (decoder.writableLength > maxBytes + 2 ** 20) next.fail(tooLarge());
      },
      end() {
        if (decoder) decoder.end();
        else next.end();
      },
      fail: (error) => next.fail(error),
    };
  }
}
