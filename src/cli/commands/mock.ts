import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { overlaidSpec } from "../../generate/generate.js";
import { needPeers } from "../../generate/peers.js";
import { type MockServer, startMockServer } from "../../testing/mock.js";
import { type CliCommand, type Provider, providerNames, providerOf, untilStopped } from "../context.js";

const firstPort = 4010;

/** Prism over the specs: every answer is an example of the spec. */
export const mock: CliCommand = {
  name: "mock",
  description: "Serve the examples of specs with Prism, one line a request, until Ctrl-C.",
  examples: [
    "banking-customers mock",
    "banking-customers mock --provider finhub --port 4010 --overlay tenant.yaml",
  ],
  define(command) {
    command
      .option("--provider <name>", "only this one; may be repeated; default: all four", collect, [])
      .option(
        "--port <n>",
        "port of the first one, the next takes the next; 0 for free ports (default: 4010 to 4013)",
      )
      .option("--host <address>", "address to listen at", "127.0.0.1")
      .option("--spec <file>", "a spec in place of the one that is shipped, for one provider")
      .option(
        "--overlay <file>",
        "an OpenAPI Overlay to apply, for one provider; may be repeated",
        collect,
        [],
      );
  },
  async run(given, _operands, context) {
    const named = Array.isArray(given.provider) ? [...new Set(given.provider.map(providerOf))] : [];
    const providers: readonly Provider[] = named.length > 0 ? named : providerNames;
    const spec = typeof given.spec === "string" ? given.spec : undefined;
    const overlays = Array.isArray(given.overlay) ? given.overlay.map(String) : [];
    const isOwn = spec !== undefined || overlays.length > 0;
    if (isOwn && providers.length !== 1) throw new Error("--spec and --overlay need one --provider");
    needPeers("mock", ["@stoplight/prism-cli", "@stoplight/prism-http-server"]);
    if (isOwn) needPeers("mock", ["@redocly/openapi-core"]);
    const port = given.port === undefined ? undefined : String(given.port);
    if (port !== undefined && !/^\d+$/.test(port)) throw new Error(`--port must be a number`);
    const folder = isOwn ? await mkdtemp(join(tmpdir(), "banking-customers-")) : undefined;
    const servers: MockServer[] = [];
    try {
      for (const [index, provider] of providers.entries()) {
        const usual = firstPort + providerNames.indexOf(provider);
        const server = await startMockServer({
          provider,
          host: String(given.host),
          port: port === undefined ? usual : Number(port) && Number(port) + index,
          ...(folder && { spec: await written(folder, provider, spec, overlays) }),
          onRequest: ({ method, path, status }) =>
            context.line(`${new Date().toTimeString().slice(0, 8)} ${provider} ${method} ${path} ${status}`),
        });
        servers.push(server);
        context.line(`${provider.padEnd(14)} ${server.url}`);
      }
      context.json(servers.map(({ provider, url }) => ({ provider, url })));
      await untilStopped(context.signal);
    } finally {
      await Promise.all(servers.map((server) => server.close()));
      if (folder) await rm(folder, { recursive: true });
    }
    return 0;
  },
};

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

async function written(
  folder: string,
  provider: Provider,
  spec: string | undefined,
  overlays: readonly string[],
): Promise<string> {
  const { document } = await overlaidSpec({ provider, spec, overlays });
  const file = join(folder, `${provider}.json`);
  await writeFile(file, JSON.stringify(document));
  return file;
}
