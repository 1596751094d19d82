export { type BankOperation, createFakeBank, type FakeBank } from "./bank.js";
export type { Callbacks } from "./callbacks.js";
export type { Clock, Time } from "./clock.js";
export type { Fault, FaultAnswer, FaultKind, FaultOptions } from "./faults.js";
export type { BankRequest } from "./journal.js";
export type { FakeBankOptions } from "./options.js";
export { type Quirk, type QuirkName, type Quirks, quirks } from "./quirks.js";
export type { ListenOptions } from "./server.js";
export type { IssuedToken, TokenClient, TokenDesk } from "./tokens.js";
