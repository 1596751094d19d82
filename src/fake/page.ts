// The page of a bank that listens: what comes, what is stored, and switches for what goes wrong. No framework, nothing loaded.

import { script } from "./page-script.js";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: #8885; --soft: #8881; --bad: #c62828; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; } }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 1.5rem; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
.counts { margin: 0; }
.columns { display: grid; gap: 1rem; grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); margin-top: 1rem; }
@media (max-width: 55rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
section { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin-bottom: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { white-space: nowrap; }
.scroll { max-height: 28rem; overflow: auto; }
.bad { color: var(--bad); font-weight: 600; }
pre { margin: .25rem 0; padding: .5rem; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
label { display: block; font-weight: 600; }
#quirks { display: grid; gap: .75rem 1rem; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); }
.hint { margin: 0; font-size: .9rem; opacity: .85; }
form.row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
select, input, button { font: inherit; padding: .3rem .5rem; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid #1e88e5; outline-offset: 2px; }
ul { margin: .5rem 0 0; padding-left: 1.2rem; }
`;

/** The whole page, as text. */
export function page(provider: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Fake bank: ${provider}</title>
<style>${style}</style>
</head>
<body>
<header>
  <h1>Fake bank: ${provider}</h1>
  <p class="counts"><span id="url"></span> · <span id="counts">…</span></p>
  <button type="button" id="pause" aria-pressed="false">Pause</button>
  <button type="button" id="reset">Reset the bank</button>
</header>
<p id="status" role="status"></p>
<main class="columns">
  <div>
    <section aria-labelledby="requests-title">
      <h2 id="requests-title">Requests</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="requests-title">
        <table>
          <caption class="hint">The newest first; open one for its body and answer.</caption>
          <thead><tr><th scope="col">No.</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col">What became of it</th></tr></thead>
          <tbody id="requests"></tbody>
        </table>
      </div>
    </section>
    <section aria-labelledby="customers-title">
      <h2 id="customers-title">Customers</h2>
      <table>
        <caption class="hint" id="range"></caption>
        <thead><tr><th scope="col">Id</th><th scope="col">Name</th><th scope="col">Record</th></tr></thead>
        <tbody id="customers"></tbody>
      </table>
      <button type="button" id="earlier">Earlier customers</button>
      <button type="button" id="later">Later customers</button>
    </section>
  </div>
  <div>
    <section aria-labelledby="faults-title">
      <h2 id="faults-title">Faults</h2>
      <form id="fault" class="row">
        <div><label for="operation">Operation</label><select id="operation"><option value="">any</option></select></div>
        <div><label for="how">What goes wrong</label><select id="how"></select></div>
        <div><label for="when">When</label><select id="when"><option value="before">before it is done</option><option value="after">after it is done</option></select></div>
        <div><label for="times">How often</label><input id="times" type="number" min="1" value="1" size="4"></div>
        <button type="submit">Order the fault</button>
      </form>
      <ul id="faults"></ul>
    </section>
    <section aria-labelledby="quirks-title">
      <h2 id="quirks-title">Quirks</h2>
      <p class="hint">How this bank behaves where nobody knows.</p>
      <div id="quirks"></div>
    </section>
  </div>
</main>
<script>${script}</script>
</body>
</html>
`;
}
