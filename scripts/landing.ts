// The first page of `npm run docs`: what this is, the four APIs with how much of each is assumed, and what each supports.

import type { Node } from "../src/spec/node.js";

export interface ApiPage {
  readonly name: string;
  readonly document: Node;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
/** The inline code of a line of markdown. */
const inline = (text: string) => escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>");

/** The page. `readme` gives the introduction and the matrix. */
export function landingPage(apis: readonly ApiPage[], readme: string, version: string): string {
  const [, intro = ""] = /\n\n(Hand-written.*?)\n\n## /s.exec(readme) ?? [];
  const paragraphs = intro.split("\n\n").map(
    (text) =>
      `<p>${inline(text)
        .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
        .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")}</p>`,
  );
  const [, matrix = ""] = /<!-- matrix -->\n(.*?)\n<!-- \/matrix -->/s.exec(readme) ?? [];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>banking-customers</title>
<style>${style}</style>
<header>
<h1>banking-customers</h1>
<p class="lead">One typed client for the customer APIs of four banking platforms. Version ${escaped(version)}.</p>
<p><a class="main" href="typescript/index.html">TypeScript reference, with the README</a></p>
</header>
<main>
${paragraphs.join("\n")}
<h2>The four APIs</h2>
<ul class="apis">
${apis.map(card).join("\n")}
</ul>
<h2>What each supports</h2>
<div class="scroll"><table>${rowsOf(matrix)}</table></div>
</main>
</html>
`;
}

function card({ name, document }: ApiPage): string {
  const { title, version } = Object(document.info);
  const operations = Object.values(Object(document.paths)).flatMap((item) =>
    Object.values(Object(item)).filter((one) => Object(one).operationId !== undefined),
  );
  const assumed = operations.filter((one) => Object(one)["x-assumption"] !== undefined).length;
  const all = JSON.stringify(document).split("**Assumed:**").length - 1;
  return `<li><h3><a href="${name}.html">${escaped(name)}</a></h3><p>${escaped(String(title))} ${escaped(String(version))}</p>
<p><b>${operations.length}</b> operations, <b>${assumed}</b> of them assumed; <b>${all}</b> assumptions in all.</p></li>`;
}

/** A markdown table as HTML. */
function rowsOf(markdown: string): string {
  const lines = markdown.split("\n").filter((line) => line.startsWith("|") && !/^[|\s-]+$/.test(line));
  return lines
    .map((line, at) => {
      const cells = line
        .slice(1, -1)
        .split("|")
        .map((cell) => inline(cell.trim()));
      const tag = at === 0 ? "th" : "td";
      const [first = "", ...rest] = cells;
      return `<tr><th>${first}</th>${rest.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
    })
    .join("\n");
}

const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#f3f5f7;--line:#d5dae0;--link:#0b57d0}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#15181c;--soft:#1f2429;--line:#3a424b;--link:#8ab4f8}}
body{margin:0 auto;max-width:68rem;padding:2rem 1.25rem 4rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:2.1rem;margin:0}h2{margin:2.5rem 0 .75rem}h3{margin:0 0 .25rem}
.lead{font-size:1.2rem;margin:.25rem 0 1rem}a{color:var(--link)}
.main{display:inline-block;padding:.6rem 1rem;border-radius:.5rem;background:var(--link);color:var(--paper);text-decoration:none}
.apis{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;padding:0;list-style:none}
.apis li{padding:1rem;border-radius:.6rem;background:var(--soft)}.apis p{margin:.25rem 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line)}
code{font-size:.92em}
`;
