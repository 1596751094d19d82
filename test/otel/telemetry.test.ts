// Spans and metrics, with OpenTelemetry's own SDK, over sockets.

import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { telemetry } from "../../src/otel/index.js";
import { answer, deadOrigin, faultServer, hangUp } from "../support/fault.js";
import { clients, failure, leaks, planted, senders } from "../support/operations.js";

const spans = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
const meters = new MeterProvider({ readers: [reader] });

const store = new AsyncLocalStorage<Context>();
beforeAll(() => {
  context.setGlobalContextManager({
    active: () => store.getStore() ?? ROOT_CONTEXT,
    with: (at, act, self, ...given) => store.run(at, () => act.apply(self as never, given)),
    bind: (_at, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
});
afterAll(async () => {
  context.disable();
  propagation.disable();
  trace.disable();
  await meters.shutdown();
});
beforeEach(() => spans.reset());

const tracer = provider.getTracer("test");
const id = "customer-Xq7-0001";
const path = "/v1/profiles/{profileId}/customers/{customerId}";
const quick = { timeoutMs: 2_000, backoff: { baseMs: 1, maxMs: 2 } };
const idOf = (span: ReadableSpan | undefined) => span?.spanContext().spanId;

describe.each(senders)("sent by $name", ({ options }) => {
  const clientOf = (origin: string, more: object = {}) =>
    clients.bankingservice({
      baseUrl: origin,
      ...quick,
      ...options,
      ...telemetry({ tracer, meter: meters.getMeter("test"), server: origin, ...more }),
    });

  test("a call, below what was active, and an attempt below the call", async () => {
    const server = await faultServer(answer(200, { id, first_name: planted.given }));
    const root = tracer.startSpan("root");
    await context.with(trace.setSpan(ROOT_CONTEXT, root), () => clientOf(server.origin).get(id));
    root.end();
    const [attempt, call] = spans.getFinishedSpans();
    expect(call?.parentSpanContext?.spanId).toBe(root.spanContext().spanId);
    expect(attempt?.parentSpanContext?.spanId).toBe(idOf(call));
    expect([call?.name, call?.kind]).toEqual(["bankingservice getCustomer", SpanKind.INTERNAL]);
    expect([attempt?.name, attempt?.kind]).toEqual([`GET ${path}`, SpanKind.CLIENT]);
    expect(attempt?.attributes).toEqual({
      "http.request.method": "GET",
      "url.template": path,
      "http.response.status_code": 200,
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(server.origin).port),
    });
    expect(server.received[0]?.headers.traceparent).toBeUndefined();
  });

  test("each attempt of a call that is repeated", async () => {
    const server = await faultServer(answer(503), hangUp, answer(200, { id }));
    await clientOf(server.origin).get(id);
    const [first, second, third, call] = spans.getFinishedSpans();
    expect(first?.attributes).toMatchObject({ "http.response.status_code": 503, "error.type": "503" });
    expect(first?.attributes).not.toHaveProperty("http.request.resend_count");
    expect(second?.attributes).toMatchObject({
      "http.request.resend_count": 1,
      "error.type": expect.stringMatching(/^(network|ECONNRESET|UND_ERR_SOCKET)$/),
    });
    expect(third?.attributes).toMatchObject({
      "http.request.resend_count": 2,
      "http.response.status_code": 200,
    });
    expect([first, second, third].map((span) => span?.parentSpanContext?.spanId)).toEqual(
      Array(3).fill(idOf(call)),
    );
    expect([first, third, call].map((span) => span?.status.code)).toEqual([
      SpanStatusCode.ERROR,
      SpanStatusCode.UNSET,
      SpanStatusCode.UNSET,
    ]);
    expect(call?.events.map(({ name }) => name)).toEqual(["retry", "retry"]);
  });

  test("calls at the same time keep to their own", async () => {
    const server = await faultServer(answer(503), answer(503), answer(503), answer(200, { id }));
    const client = clientOf(server.origin);
    await Promise.all([client.get(id), client.get(id), client.get(id)]);
    const all = spans.getFinishedSpans();
    const calls = all.filter(({ kind }) => kind === SpanKind.INTERNAL);
    expect(calls).toHaveLength(3);
    for (const call of calls) {
      const below = all.filter(({ parentSpanContext }) => parentSpanContext?.spanId === idOf(call));
      expect(below.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([503, 200]);
    }
  });

  test("a write that failed says what became of it, and nobody's name", async () => {
    const server = await faultServer(hangUp);
    await failure(clientOf(server.origin).create({ name: { given: planted.given }, email: planted.email }));
    const nobody = clientOf(await deadOrigin(), {});
    await failure(nobody.create({ name: { given: planted.given } }));
    const calls = spans.getFinishedSpans().filter(({ kind }) => kind === SpanKind.INTERNAL);
    expect(calls.map(({ attributes }) => attributes["banking.outcome"])).toEqual(["unknown", "not_sent"]);
    const told = spans
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
    expect(leaks(told)).toEqual([]);
    expect(JSON.stringify(told)).not.toContain("Xq7");
  });

  test("traceparent goes out when asked for, of each attempt its own", async () => {
    const server = await faultServer(answer(503), answer(200, { id }));
    await clientOf(server.origin, { propagate: true }).get(id);
    const [first, second, call] = spans.getFinishedSpans();
    const sent = server.received.map(({ headers }) => headers.traceparent);
    const traceId = call?.spanContext().traceId;
    expect(sent).toEqual([`00-${traceId}-${idOf(first)}-01`, `00-${traceId}-${idOf(second)}-01`]);
    expect(server.received[0]?.headers.authorization).toBe(`Bearer ${planted.accessToken}`);
  });

  test("an attempt that was given up has an end", async () => {
    const server = await faultServer(() => {});
    const client = clientOf(server.origin, { propagate: true });
    await failure(client.get(id, { signal: AbortSignal.timeout(100), maxRetries: 0 }));
    expect(spans.getFinishedSpans().map(({ name }) => name)).toEqual([
      `GET ${path}`,
      "bankingservice getCustomer",
    ]);
  });
});

test("the duration of attempts, in seconds and the buckets of the conventions", async () => {
  const server = await faultServer(answer(200, { id }), answer(404, {}));
  const client = clients.bankingservice({
    baseUrl: server.origin,
    ...quick,
    ...telemetry({ tracer, meter: meters.getMeter("duration"), server: server.origin }),
  });
  await client.get(id);
  await failure(client.get(id));
  exporter.reset();
  await reader.forceFlush();
  const [scope] = exporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .filter(({ scope }) => scope.name === "duration");
  const [metric] = scope?.metrics ?? [];
  expect(metric?.descriptor).toMatchObject({ name: "http.client.request.duration", unit: "s" });
  const points = metric?.dataPoints ?? [];
  expect(points.map(({ attributes }) => attributes["http.response.status_code"])).toEqual([200, 404]);
  expect(points[1]?.attributes["error.type"]).toBe("404");
  const { buckets, sum } = Object(points[0]?.value) as { buckets: { boundaries: number[] }; sum: number };
  expect(buckets.boundaries).toEqual([
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
  ]);
  expect(sum).toBeGreaterThan(0);
  expect(sum).toBeLessThan(5);
});

test("headers that continue no trace are not sent, and a hook that throws disturbs no call", async () => {
  const server = await faultServer(answer(200, { id }));
  const hooks = [
    () => ({ traceparent: "00-a-b-01\r\nx: 1", authorization: "mine", baggage: "name=Ada" }),
    () => {
      throw new Error("no");
    },
    () => null,
  ];
  for (const traceHeaders of hooks) {
    const client = clients.bankingservice({
      baseUrl: server.origin,
      ...quick,
      traceHeaders: traceHeaders as never,
    });
    expect((await client.get(id)).id).toBe(id);
  }
  for (const { headers } of server.received) {
    expect(headers).not.toHaveProperty("traceparent");
    expect(headers).not.toHaveProperty("baggage");
    expect(headers.authorization).toBe(`Bearer ${planted.accessToken}`);
  }
});

test.each<[string, object]>([
  ["an option that does not exist", { propagat: true }],
  ["a propagate that is text", { propagate: "yes" }],
  ["a server that is no address", { server: "bank" }],
])("refuses %s", async (_name, options) => {
  expect(await failure(() => telemetry(options))).toMatchObject({ category: "config" });
});
