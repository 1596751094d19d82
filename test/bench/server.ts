// The other end of the throughput bench, in a process of its own: one customer, as fast as Node's http server can.

import { createServer } from "node:http";
import { bodies } from "./bodies.js";

const body = Buffer.from(bodies.customer);
const headers = { "content-type": "application/json", "content-length": body.length };
const server = createServer((_request, response) => response.writeHead(200, headers).end(body));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : undefined);
});
process.on("disconnect", () => process.exit());
