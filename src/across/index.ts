// Functions over any client of the contract, and over several of them.

export type { Comparison, FindBy, FindField } from "./criteria.js";
export { type ComparedField, type Difference, differences, type Portable, portable } from "./differences.js";
export {
  type Directory,
  type DirectoryFailure,
  type DirectoryFound,
  type DirectoryList,
  type DirectoryPage,
  type DirectoryQuery,
  directory,
  type Sourced,
} from "./directory.js";
export { type EnsureBy, type Ensured, type EnsureState, ensure } from "./ensure.js";
export { type CustomerOf, type FindOptions, type Found, find } from "./find.js";
export { fileJournal, type Journal, type JournalEntry } from "./journal.js";
export { transfer } from "./transfer.js";
export type { TransferOptions, TransferProgress, TransferReport } from "./transfer-options.js";
