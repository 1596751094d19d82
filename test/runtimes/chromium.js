// chromium.js <executable> <origin>: the page at the origin has put what became of it in `outcome`.

import { chromium } from "playwright-core";

const [, , executablePath, origin] = process.argv;
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(origin);
  console.log(JSON.stringify(await page.evaluate("outcome")));
} finally {
  await browser.close();
}
