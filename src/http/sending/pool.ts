// Connections of our own, over undici's client.

import net, { type Socket, type TcpNetConnectOpts } from "node:net";
import tls, { type ConnectionOptions } from "node:tls";
import type { buildConnector, Client as UndiciClient } from "undici";
import { Client } from "./client.js";
import type { Bare, Carrier, Exchange, RequestOptions, Target } from "./exchange.js";
import { onNextTurn } from "./turn.js";

/** One connection, made when it is used. */
class Connection extends Client implements Target {
  readonly announces = true;
  #socket: Socket | undefined;
  #cut = false;
  readonly #ways = [net.Socket.prototype.connect, net.connect, tls.connect] as const;

  constructor(origin: string, sessions: Map<string, Buffer>) {
    const options: Bare<UndiciClient.Options> = {
      __proto__: null,
      // Idle connections are let go before most servers do so: a write into a closing one would end as `unknown`.
      keepAliveTimeout: 4_000,
      keepAliveMaxTimeout: 4_000,
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

  override dispatch(options: RequestOptions, exchange: Exchange): boolean {
    if (this.#socket) skipValidation(this.#socket);
    return super.dispatch(options, exchange);
  }

  /** Whether a connection made now would be made in the same way: some mocks replace what sockets connect with. */
  get isCurrent(): boolean {
    const [socket, plain, secure] = this.#ways;
    return socket === net.Socket.prototype.connect && plain === net.connect && secure === tls.connect;
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

/**
 * Before it reuses a connection, undici waits in a `setImmediate` for what the server may have sent meanwhile. The pool has
 * waited already, and with fake timers undici would wait for ever.
 */
function skipValidation(socket: Socket): void {
  used ??= Object.getOwnPropertySymbols(socket).find(({ description }) => description === "kSocketUsed");
  if (used) Reflect.set(socket, used, false);
}

let used: symbol | undefined;

function open(
  { protocol, hostname: host, port }: buildConnector.Options,
  sessions: Map<string, Buffer>,
): Socket {
  const at: Bare<TcpNetConnectOpts> = {
    __proto__: null,
    host,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
    noDelay: true,
    keepAlive: true,
  };
  // Looked up with each connection: tests replace these functions.
  if (protocol === "http:") return net.connect(at);
  const secure: Bare<ConnectionOptions> = {
    ...at,
    __proto__: null,
    servername: net.isIP(host) ? "" : host,
    session: sessions.get(host),
  };
  return tls.connect(secure).on("session", (session) => sessions.set(host, session));
}

/** What all clients share of one origin: connections that nobody uses, and TLS sessions. */
interface Idle {
  readonly connections: Connection[];
  readonly sessions: Map<string, Buffer>;
}

const idle = new Map<string, Idle>();

/** Connections of one client to one origin, and idle ones of all clients. */
const mostConnections = 128;

/** The requests of one client to one origin: those that have a connection, and those that wait for one. */
export class ConnectionPool implements Carrier {
  readonly #waiting = new Set<Exchange>();
  readonly #idle: Idle;
  #busy = 0;
  /** Of those, the ones that were answered and are about to be free. */
  #settling = 0;

  constructor(readonly origin: string) {
    this.#idle = idle.get(origin) ?? { connections: [], sessions: new Map() };
    idle.set(origin, this.#idle);
  }

  request(exchange: Exchange): void {
    this.#waiting.add(exchange);
    this.#next();
  }

  forget(exchange: Exchange): void {
    this.#waiting.delete(exchange);
  }

  /** A connection that failed is not used again. */
  release(connection: Connection, failed: boolean): void {
    if (failed || !connection.isFree) {
      this.#leave(connection, false);
    } else {
      this.#settling += 1;
      // A connection is offered again on the next turn of the event loop: until then Node does not know whether the
      // server closed it after its answer.
      onNextTurn(() => {
        this.#settling -= 1;
        this.#leave(connection, this.#idle.connections.length < mostConnections);
      });
    }
  }

  #leave(connection: Connection, keep: boolean): void {
    if (keep) this.#idle.connections.push(connection);
    else connection.cut();
    this.#busy -= 1;
    this.#next();
  }

  #next(): void {
    const { connections } = this.#idle;
    for (const exchange of this.#waiting) {
      if (this.#busy === mostConnections || (connections.length === 0 && this.#settling > 0)) return;
      this.#waiting.delete(exchange);
      this.#busy += 1;
      exchange.begin(this.#connection());
    }
  }

  #connection(): Connection {
    const { connections, sessions } = this.#idle;
    for (let found = connections.pop(); found; found = connections.pop()) {
      if (found.isCurrent) return found;
      found.cut();
    }
    return new Connection(this.origin, sessions);
  }
}
