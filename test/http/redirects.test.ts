import { describe, expect, test } from "vitest";
import { answer, faultServer } from "../support/fault.js";
import { aWrite, failure, operations, reads, senders, towards, writes } from "../support/operations.js";

const statuses = [300, 301, 302, 303, 304, 305, 307, 308] as const;
const someOfEach = [reads[0]!, reads[1]!, aWrite, writes[3]!];

describe.each(senders)("redirects, sent by $name", ({ options: sender }) => {
  describe.each(statuses)("%i", (status) => {
    describe.each([
      ["another path of the same server", () => "/elsewhere"],
      ["another server", (target: string) => `${target}/elsewhere`],
      ["another server without a scheme", (target: string) => target.replace("http:", "")],
    ])("to %s", (_name, location) => {
      test.each(someOfEach)("$name: is not followed", async ({ run, effect }) => {
        const target = await faultServer(answer(200));
        const server = await faultServer(
          answer(status, {}, { location: location(target.origin) }),
          answer(200),
        );
        const error = await failure(run(towards(server.origin, sender)));
        expect(error).toMatchObject({
          category: "redirect",
          status,
          attempts: 1,
          retryable: false,
          outcome: effect === "write" ? "unknown" : undefined,
        });
        expect(server.received).toHaveLength(1);
        expect(target.connections()).toBe(0);
      });
    });
  });

  test.each(operations)("$name: is never followed, with its body and headers", async ({ run }) => {
    const target = await faultServer(answer(200));
    const server = await faultServer(answer(307, {}, { location: target.origin }));
    expect((await failure(run(towards(server.origin, sender)))).category).toBe("redirect");
    expect([server.received.length, target.connections()]).toEqual([1, 0]);
  });

  test.each([
    ["no Location", {}],
    ["an empty Location", { location: "" }],
    ["a Location that is no URL", { location: "http://[" }],
    ["the same URL", { location: "" }],
    ["two Locations", { location: ["/one", "/two"] }],
    ["a script", { location: "javascript:alert(1)" }],
    ["Retry-After", { location: "/elsewhere", "retry-after": "1" }],
  ])("with %s is a redirect all the same", async (_name, headers) => {
    const server = await faultServer(answer(302, {}, headers));
    const error = await failure(aWrite.run(towards(server.origin, sender)));
    expect(error).toMatchObject({ category: "redirect", status: 302, outcome: "unknown", attempts: 1 });
    expect(server.received).toHaveLength(1);
  });
});

test("an answer that a given fetch got by following a redirect is not taken", async () => {
  const target = await faultServer(answer(200, reads[0]!.good));
  const server = await faultServer(answer(307, {}, { location: target.origin }));
  const following: typeof fetch = (url, init) => fetch(url, { ...init, redirect: "follow" });
  const error = await failure(reads[0]!.run(towards(server.origin, { fetch: following })));
  expect(error).toMatchObject({ category: "redirect", status: undefined, attempts: 1 });
});

test("every request tells fetch not to follow, not to keep cookies and not to cache", async () => {
  const seen: RequestInit[] = [];
  const given = async (_url: string, init: RequestInit) => {
    seen.push(init);
    return Response.json(reads[0]!.good);
  };
  await reads[0]!.run({ fetch: given });
  expect(seen).toMatchObject([{ redirect: "manual", credentials: "omit", cache: "no-store" }]);
});
