// What checking a consumer costs the compiler: instantiations, counted by tsc against the built declarations.

import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixed, type Row } from "./rows.js";

const root = new URL("../../", import.meta.url).pathname;

const contract = `
  import { isBankingError, supports, type CustomerClient } from "banking-customers";
  import { createBankingServiceClient } from "banking-customers/bankingservice";
  import { createCounterpartyClient } from "banking-customers/counterparty";
  import { createCyrexaClient } from "banking-customers/cyrexa";
  import { createFinHubClient } from "banking-customers/finhub";
  const cyrexa = createCyrexaClient({ accessToken: "a", tenantId: "t" });
  const finhub = createFinHubClient({ accessToken: "a", tenantId: "t" });
  const counterparty = createCounterpartyClient({ baseUrl: "https://b", counterpartyGuid: "c", jwt: "j" });
  const bankingservice = createBankingServiceClient({ accessToken: "a", profileId: "p" });
  export async function run() {
    const clients: CustomerClient[] = [cyrexa, finhub, counterparty, bankingservice];
    for (const client of clients) {
      for await (const customer of client.list()) console.log(customer.name.full);
      if (supports(client, "delete")) await client.delete("a");
    }
    for await (const { wire } of cyrexa.list({ status: "verified" })) console.log(wire.person?.email);
    for await (const { wire } of counterparty.list({ kycLevel: 2 })) console.log(wire.login);
    try {
      await cyrexa.create({ kind: "person", name: { given: "Ada" } });
      await finhub.update("a", { phone: "1" });
      await bankingservice.delete("a");
    } catch (error) {
      if (isBankingError(error)) console.log(error.category);
    }
  }`;
const path = `"/v1/profiles/{profileId}/customers/{customerId}", { params: { path: { profileId: "p", customerId: "c" } } }`;
const http = `
  import { createBankingServiceClient } from "banking-customers/bankingservice";
  export const answer = createBankingServiceClient({ accessToken: "a", profileId: "p" }).http.GET(${path});`;
const bare = `
  import createClient from "openapi-fetch";
  import type { paths } from "banking-customers/bankingservice";
  export const answer = createClient<paths>({ baseUrl: "https://b" }).GET(${path});`;

/** Needs `npm run build`. */
export async function types(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "types-"));
  const installed = join(folder, "node_modules");
  for (const name of ["dist", "package.json"]) {
    await cp(join(root, name), join(installed, "banking-customers", name), { recursive: true });
  }
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) {
    await cp(join(root, "node_modules", name), join(installed, name), { recursive: true });
  }
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await mkdir(join(folder, "none"));

  const instantiations = async (source: string) => {
    await writeFile(join(folder, "consumer.ts"), source);
    const flags =
      "--noEmit --strict --skipLibCheck --module nodenext --target es2022 --typeRoots none --extendedDiagnostics";
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, ...flags.split(" "), "consumer.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    const [, count] = /Instantiations:\s+(\d+)/.exec(stdout) ?? [];
    if (count === undefined || stdout.includes("error TS")) throw new Error(stdout);
    return Number(count);
  };
  const group = "instantiations";
  const other = await instantiations(bare);
  const rows = [
    fixed(group, "contract of all four", await instantiations(contract), 2500),
    fixed(group, "one call through client.http", await instantiations(http), Math.round(other * 1.1)),
    fixed(group, "one call of bare openapi-fetch", other),
  ];
  await rm(folder, { recursive: true });
  return rows;
}
