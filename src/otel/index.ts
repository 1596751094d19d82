import {
  type Attributes,
  type Context,
  context,
  type Histogram,
  type Meter,
  metrics,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { failure } from "../errors.js";
import type { CallFacts, ClientEvent } from "../http/events.js";
import { refuseUnknown } from "../http/names.js";
import { address, own, type TracedAttempt } from "../http/options.js";

export interface TelemetryOptions {
  /** Default: the tracer of the global provider. */
  readonly tracer?: Tracer | undefined;
  /** Default: the meter of the global provider. */
  readonly meter?: Meter | undefined;
  /** The client's base URL, for `server.address` and `server.port`. Without it spans and metrics do not have them. */
  readonly server?: string | URL | undefined;
  /** Send `traceparent` and `tracestate` along, by the global propagator. Default false: the bank learns nothing of your traces. */
  readonly propagate?: boolean | undefined;
}

/** Options for a client. */
export interface Telemetry {
  readonly onEvent: (event: ClientEvent) => void;
  readonly traceHeaders?: (attempt: TracedAttempt & CallFacts) => {
    traceparent?: string;
    tracestate?: string;
  };
}

/** A call that has not ended, with its attempts so far. */
interface Open {
  readonly span: Span;
  readonly around: Context;
  attempt?: Span | undefined;
}

const name = "banking-customers";
// What the conventions advise, in seconds.
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * Spans and metrics of a client's calls in OpenTelemetry's stable HTTP conventions: a span for each call, below it one of kind
 * CLIENT for each attempt, and the histogram `http.client.request.duration`. No value of a request or an answer is in them: the
 * path is a template (`url.template`), and `url.full` is left out because it holds ids.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function telemetry(options?: TelemetryOptions): Telemetry {
  const given = own(options, "options", "config");
  refuseUnknown(given, ["tracer", "meter", "server", "propagate"], "option", "config");
  if (given.propagate !== undefined && typeof given.propagate !== "boolean")
    throw failure("config", "propagate must be true or false");
  const server = given.server === undefined ? {} : serverOf(address(given.server, "server"));
  const tracer = given.tracer ?? trace.getTracer(name);
  let duration: Histogram | undefined;
  const histogram = () => {
    duration ??= (given.meter ?? metrics.getMeter(name)).createHistogram("http.client.request.duration", {
      description: "Duration of HTTP client requests.",
      unit: "s",
      advice: { explicitBucketBoundaries: buckets },
    });
    return duration;
  };
  const open = new Map<number, Open>();

  const callOf = (about: CallFacts, sinceMs: number): Open => {
    const known = open.get(about.callId);
    if (known) return known;
    const parent = context.active();
    const span = tracer.startSpan(
      `${about.provider} ${about.operation}`,
      {
        kind: SpanKind.INTERNAL,
        startTime: Date.now() - sinceMs,
        attributes: { "banking.provider": about.provider, "banking.operation": about.operation },
      },
      parent,
    );
    const call: Open = { span, around: trace.setSpan(parent, span) };
    open.set(about.callId, call);
    return call;
  };
  const attemptOf = (call: Open, about: CallFacts, attempt: number, sinceMs: number): Span => {
    call.attempt ??= tracer.startSpan(
      `${about.method} ${about.path}`,
      {
        kind: SpanKind.CLIENT,
        startTime: Date.now() - sinceMs,
        attributes: {
          "http.request.method": about.method,
          "url.template": about.path,
          ...server,
          ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
        },
      },
      call.around,
    );
    return call.attempt;
  };

  const onEvent = (event: ClientEvent) => {
    if (event.type === "attempt") {
      const call = callOf(event, event.durationMs);
      const span = attemptOf(call, event, event.attempt, event.durationMs);
      call.attempt = undefined;
      const result = resultOf(event);
      finish(span, result, event.category);
      const attributes = {
        "http.request.method": event.method,
        "url.template": event.path,
        ...server,
        ...result,
      };
      histogram().record(event.durationMs / 1000, attributes, call.around);
    } else if (event.type === "token") {
      callOf(event, event.durationMs).span.addEvent("token", {
        ...(event.category && { "error.type": event.category }),
      });
    } else if (event.type === "retry") {
      const { category, waitMs } = event;
      open.get(event.callId)?.span.addEvent("retry", { "error.type": category, "retry.wait_ms": waitMs });
    } else {
      const { span, attempt } = callOf(event, event.durationMs);
      open.delete(event.callId);
      // It was given up before it ended.
      if (attempt)
        finish(attempt, { "error.type": event.category ?? "aborted" }, event.category ?? "aborted");
      const outcome: Attributes = event.outcome ? { "banking.outcome": event.outcome } : {};
      finish(span, { ...outcome, ...(event.category && { "error.type": event.category }) }, event.category);
    }
  };
  if (!given.propagate) return { onEvent };
  return {
    onEvent,
    traceHeaders({ attempt, sinceMs, ...about }) {
      const call = callOf(about, sinceMs);
      const headers: { traceparent?: string; tracestate?: string } = {};
      propagation.inject(trace.setSpan(call.around, attemptOf(call, about, attempt, 0)), headers);
      return headers;
    },
  };
}

function serverOf({ hostname, port, protocol }: URL): Attributes {
  return { "server.address": hostname, "server.port": Number(port || (protocol === "http:" ? 80 : 443)) };
}

/** The status, and what kind of error it was: the status itself, or why there is none. */
function resultOf({ status, category, reason }: Extract<ClientEvent, { type: "attempt" }>): Attributes {
  const error = status !== undefined && status >= 400 ? `${status}` : (reason ?? category);
  return {
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(error !== undefined && { "error.type": error }),
  };
}

function finish(span: Span, attributes: Attributes, category: string | undefined): void {
  span.setAttributes(attributes);
  if (category !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: category });
  span.end();
}
