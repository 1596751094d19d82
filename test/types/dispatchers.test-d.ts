// Dispatchers of every undici that the option takes.

import * as undici7 from "undici";
import * as undici6 from "undici6";
import * as undici8 from "undici8";
import type { ClientOptions } from "../../src/index.js";

const usable: readonly ClientOptions[] = [
  { dispatcher: new undici6.Agent() },
  { dispatcher: new undici6.MockAgent() },
  { dispatcher: new undici7.ProxyAgent("http://localhost") },
  { dispatcher: new undici7.Agent().compose((dispatch) => dispatch) },
  { dispatcher: new undici8.Agent() },
  { dispatcher: new undici8.MockAgent() },
  { dispatcher: undefined },
];
void usable;

// @ts-expect-error: it dispatches nothing.
const useless: ClientOptions = { dispatcher: {} };
void useless;
