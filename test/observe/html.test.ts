// The report as a reader meets it: in a browser, on a phone and a desk, light and dark, without a network.

import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createFakeBank } from "../../src/fake/index.js";
import { htmlReport } from "../../src/observe/html.js";
import { compare, createObserver, type Observations } from "../../src/observe/index.js";
import { clientOf, use, watchedFetch } from "./watch.js";

/** A bank that deviates in ways that have names, and whose people must not be seen. */
async function observed(): Promise<Observations> {
  const observer = createObserver();
  const bank = createFakeBank({ provider: "bankingservice", customers: 12, credentials: "any" });
  const fetch = watchedFetch(bank, observer, ({ data }) => {
    const people: { [name: string]: unknown }[] = Object(data).data ?? [];
    for (const one of people) {
      one.phone = 442079460000;
      one.riskClass = "Ada Lovelace";
      one["<b>ada@example.com</b>"] = 1;
    }
    return { data };
  });
  for (let time = 0; time < 4; time += 1) await use(clientOf(bank, fetch));
  return observer.report();
}

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
if (!browserPath)
  console.warn("The report is not tested: there is no Chromium (Debian: apt-get install chromium).");

describe.skipIf(!browserPath)("the report in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  let seen: Observations;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "report-"));
    seen = await observed();
    const file = join(folder, "report.html");
    await writeFile(file, htmlReport(compare(seen), seen));
    address = pathToFileURL(file).href;
    const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"];
    browser = await chromium.launch({ executablePath: browserPath ?? "", args, headless: true });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  async function open(width: number, colorScheme: "light" | "dark" = "light") {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    onTestFinished(() => page.close());
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => problems.push(message.text()));
    await page.goto(address);
    return { page, requests, problems };
  }

  const openAll = (page: Page) =>
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
  const textOf = (page: Page) => page.locator("body").innerText();

  test("says what is wrong in sentences, and asks the network for nothing", async () => {
    const { page, requests, problems } = await open(1200);
    const findings = await page.locator(".findings > li > p").allInnerTexts();
    expect(findings).toContain("CustomerInput.phone is integer; the spec says string");
    expect(findings).toContain("Customer.riskClass is not in the spec: string");
    expect(findings).toContain("Customer has properties that are not in the spec; their names are not kept");
    expect(await page.locator(".lead").innerText()).toMatch(/^\d+ things contradict the spec/);
    expect(requests).toEqual([address]);
    expect(problems).toEqual([]);
  });

  test("holds nobody's data, and nothing of it is markup", async () => {
    const { page } = await open(1200);
    await openAll(page);
    const text = (await textOf(page)) + (await page.content());
    for (const value of ["442079460000", "Lovelace", "ada@example.com"]) expect(text).not.toContain(value);
    expect(await page.locator("script, link, img, iframe, object").count()).toBe(0);
  });

  test("shows each claim once, by what became of it, and those that no answer can show with the reason", async () => {
    const { page } = await open(1200);
    const { claims } = compare(seen);
    const summaries = await page.locator("summary").allInnerTexts();
    const counts = Object.fromEntries(summaries.map((text) => text.split(": ")));
    const hidden = claims.filter(({ unobservable }) => unobservable);
    expect(counts).toEqual({
      Refuted: `${claims.filter(({ verdict }) => verdict === "refuted").length}`,
      Confirmed: `${claims.filter(({ verdict }) => verdict === "confirmed").length}`,
      "Not seen yet": `${claims.filter(({ verdict, unobservable }) => verdict === "unseen" && !unobservable).length}`,
      "No answer can show it": `${hidden.length}`,
    });
    expect(await page.locator("tbody tr").count()).toBe(claims.length);
    await page.locator("summary", { hasText: "No answer can show it" }).click();
    const [first] = hidden;
    await page
      .getByRole("cell", { name: first?.unobservable ?? "", exact: true })
      .first()
      .waitFor();
  });

  test.each([360, 768, 1400])("fits a screen of %i pixels", async (width) => {
    const { page } = await open(width);
    await openAll(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    if (process.env.SCREENSHOT)
      await page.screenshot({ path: `${process.env.SCREENSHOT}-${width}.png`, fullPage: true });
  });

  test.each(["light", "dark"] as const)("can be read in the %s", async (scheme) => {
    const { page } = await open(800, scheme);
    const pairs = (await page.evaluate(`(() => {
      const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const ground = (at) => {
        for (let node = at; node; node = node.parentElement) {
          const [r, g, b, alpha = 1] = parts(getComputedStyle(node).backgroundColor);
          if (alpha > 0) return [r, g, b];
        }
        return [255, 255, 255];
      };
      return ["h1", ".lead", ".findings p", ".findings ul li", "mark", "summary.refuted", "summary.confirmed",
        "summary.unseen", "th small", "td"].map((query) => {
        const at = document.querySelector(query);
        return { query, ink: parts(getComputedStyle(at).color).slice(0, 3), paper: ground(at) };
      });
    })()`)) as { query: string; ink: number[]; paper: number[] }[];
    const light = (colour: readonly number[]) => {
      const [r = 0, g = 0, b = 0] = colour.map((part) => {
        const value = part / 255;
        return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: number, other: number) =>
      (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    // WCAG 2, level AA.
    const poor = pairs.filter(({ ink, paper }) => contrast(light(ink), light(paper)) < 4.5);
    expect(poor).toEqual([]);
    const [page1] = pairs;
    expect(light(page1?.paper ?? []) > 0.5).toBe(scheme === "light");
  });
});
