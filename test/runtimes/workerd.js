// workerd.js <bundle> <origin> <compatibility date>

import { Miniflare } from "miniflare";

const [, , scriptPath, origin, compatibilityDate] = process.argv;
const worker = new Miniflare({ modules: true, scriptPath, compatibilityDate, bindings: { origin } });
try {
  console.log(await (await worker.dispatchFetch("http://worker.example")).text());
} finally {
  await worker.dispose();
}
