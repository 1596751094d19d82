// What the types of a spec of one's own allow. Compiled by `npm run test:consumers` beside the file that `generate` wrote.

import { redact } from "banking-customers";
import { type CyrexaClient, createCyrexaClient } from "banking-customers/cyrexa";
import { openapiClient } from "banking-customers/openapi-fetch";
import { api } from "./generated.js";

const client = createCyrexaClient({ api, accessToken: "a", tenantId: "t", branchKey: () => "b" });

// A property: in what is read, and in what is written.
export const tier: Promise<string | undefined> = client.get("1").then(({ wire }) => wire.loyaltyTier);
export const written = client.create({
  kind: "person",
  name: { given: "Ada" },
  wire: { loyaltyTier: "gold" },
});
// @ts-expect-error It is text.
export const number = client.create({ name: { given: "Ada" }, wire: { loyaltyTier: 1 } });
// @ts-expect-error No such property.
export const stranger = client.get("1").then(({ wire }) => wire.loyaltyTeir);

// A word of an enum, where the wire is written.
export const archived = client.update("1", { wire: { customerStatus: "archived" } });
export const moved = client.setStatus("1", "archived");
export const listed = client.list({ status: "archived" });
export const given = client.create({
  kind: "person",
  name: { given: "Ada" },
  status: { native: "archived" },
});
// @ts-expect-error No such word.
export const lost = client.setStatus("1", "buried");
// @ts-expect-error No such word.
export const listedLost = client.list({ status: "buried" });
// @ts-expect-error No such word.
export const buried = client.update("1", { wire: { customerStatus: "buried" } });

// An operation, by path and by method.
export const city: Promise<string | undefined> = client.http
  .GET("/branches/{branchId}", { params: { path: { branchId: "1" } } })
  .then(({ data }) => data.city);
// @ts-expect-error The path has a parameter.
export const nowhere = client.http.GET("/branches/{branchId}", {});
// @ts-expect-error It has no POST.
export const made = client.http.POST("/branches/{branchId}", { params: { path: { branchId: "1" } } });
export const fetched = openapiClient(client).GET("/branches/{branchId}", {
  params: { path: { branchId: "1" } },
});

// A security scheme is an option; without the spec of one's own there is none.
// @ts-expect-error There is no such credential.
createCyrexaClient({ api, accessToken: "a", tenantId: "t", branchKeys: "b" });
// @ts-expect-error The shipped spec does not know it.
createCyrexaClient({ accessToken: "a", tenantId: "t", branchKey: "b" });

// It is a client like any other.
export const plain: CyrexaClient = createCyrexaClient({ accessToken: "a", tenantId: "t" });
export const shown: unknown = redact({ recoveryCode: "x" }, { api });
