// The built package, as its users run it: tsx keeps names of functions in what it compiles, which would be measured too.

const load = (path: string) =>
  import(new URL(`../../dist/src/providers/${path}/index.js`, import.meta.url).href);

const bankingservice: typeof import("../../src/providers/bankingservice/index.js") =
  await load("bankingservice");
const cyrexa: typeof import("../../src/providers/cyrexa/index.js") = await load("cyrexa");

export const { createBankingServiceClient } = bankingservice;
export const { createCyrexaClient } = cyrexa;
