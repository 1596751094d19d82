import { parseArgs } from "node:util";
import {
  type MockProvider,
  type MockServer,
  mockProvider,
  mockProviders,
  startMockServer,
} from "../src/testing/mock.js";

const usage = `Usage: npm run mock -- [--provider <name>]... [--port <n>]

Serves the specs on loopback until Ctrl-C: ${mockProviders.join(", ")}.

  --provider <name>  only this one; may be repeated
  --port <n>         port of the first one, the next takes the next; 0 for free ports (default: 4010 to 4013)
  --help             print this`;

const servers: MockServer[] = [];
const close = () => Promise.all(servers.map((server) => server.close()));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => close().then(() => process.exit(0)));

try {
  const { values } = parseArgs({
    options: {
      provider: { type: "string", multiple: true, default: [...mockProviders] },
      port: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) console.log(usage);
  else await start([...new Set(values.provider.map(mockProvider))], values.port);
} catch (error) {
  await close();
  console.error(error instanceof Error ? error.message.split("\n", 1).join() : error);
  process.exitCode = 1;
}

async function start(providers: MockProvider[], first?: string) {
  if (first !== undefined && !/^\d+$/.test(first)) throw new Error(`port "${first}" is not a number`);
  for (const [index, provider] of providers.entries()) {
    const usual = 4010 + mockProviders.indexOf(provider);
    const port = first === undefined ? usual : Number(first) && Number(first) + index;
    const server = await startMockServer({
      provider,
      port,
      onRequest: ({ method, path, status }) =>
        console.log(`${new Date().toTimeString().slice(0, 8)} ${provider} ${method} ${path} ${status}`),
    });
    servers.push(server);
    console.log(`${provider.padEnd(14)} ${server.url}`);
  }
}
