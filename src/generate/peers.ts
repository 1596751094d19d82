// Packages that only some commands need. The user installs them; a missing one is a line that says what to type.

import { createRequire } from "node:module";

const versions = {
  "@redocly/openapi-core": "2.64.0",
  "openapi-typescript": "7.13.0",
  typescript: "5.9.3",
  "@stoplight/prism-cli": "5.14.2",
  "@stoplight/prism-http-server": "5.12.0",
} as const;

export type Peer = keyof typeof versions;

/** A package is not installed. */
export class MissingPeerError extends Error {
  constructor(command: string, missing: readonly Peer[]) {
    const packages = missing.map((name) => `${name}@${versions[name]}`).join(" ");
    super(`${command} needs more packages: npm i -D ${packages}`);
  }
}

const require = createRequire(import.meta.url);

/** Fails with one line that names all that are missing. */
export function needPeers(command: string, peers: readonly Peer[]): void {
  const missing = peers.filter((name) => !isThere(name));
  if (missing.length > 0) throw new MissingPeerError(command, missing);
}

function isThere(name: string): boolean {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch (error) {
    // A package may keep its package.json to itself.
    return Object(error).code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
  }
}

/** Required, not imported: that loads large CommonJS packages in two thirds of the time. */
export function loadPeer(name: Peer): unknown {
  return require(name);
}
