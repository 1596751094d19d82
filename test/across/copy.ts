// A process that copies made-up customers to a bank: started and killed by a test.

import { fileJournal, transfer } from "../../src/across/index.js";
import { createFakeBank } from "../../src/fake/index.js";
import { createBankingServiceClient } from "../../src/providers/bankingservice/index.js";

const [, , baseUrl = "", journal = "", count = "0"] = process.argv;
const source = createFakeBank({ provider: "bankingservice", customers: Number(count), seed: 11 });
const from = createBankingServiceClient({ accessToken: "a", profileId: "p", fetch: source.fetch as never });
const to = createBankingServiceClient({ baseUrl, accessToken: "a", profileId: "p" });
/** Everybody has an address to be looked for by. */
async function* people() {
  for await (const customer of from.list({ pageSize: 500 }))
    yield { ...customer, email: customer.email ?? `${customer.id}@example.com` };
}

let told = false;
const report = await transfer(people(), to, {
  by: "email",
  concurrency: 8,
  settleMs: 300,
  journal: fileJournal(journal),
  onProgress: ({ created }) => {
    if (told || created === 0) return;
    told = true;
    console.log("creating");
  },
});
if (report.failed > 0) process.exitCode = 1;
