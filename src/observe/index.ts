// Learning from traffic without keeping a value of it.

export {
  type Claim,
  type CompareOptions,
  type Comparison,
  compare,
  type Finding,
  type FindingKind,
  type Verdict,
} from "./compare.js";
export { mergeObservations } from "./merge.js";
export { createObserver, type ObservedAnswer, type Observer, type ObserverOptions } from "./observer.js";
export type {
  Observations,
  ObservedOperation,
  ObservedPaging,
  ObservedPlace,
  ObservedProvider,
  ObservedStatus,
  SeenFormat,
  SeenType,
} from "./types.js";
