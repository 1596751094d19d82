// The target of the bench of copies, in a process of its own: it knows nobody, and takes whoever comes.

import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const headers = { "content-type": "application/json" };
const nobody = JSON.stringify({ data: [], page: 0, pages: 0, size: 20, count: 0 });
let made = 0;
const server = createServer(async (request, response) => {
  const given = await text(request);
  response.writeHead(200, headers);
  if (request.method === "GET") return response.end(nobody);
  made += 1;
  response.end(`{"id":"made-${made}",${given.slice(1)}`);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : undefined);
});
process.on("disconnect", () => process.exit());
