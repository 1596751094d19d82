// The comparison as one page that needs nothing else: no network, no script.

import type { Claim, Comparison, Finding, Verdict } from "./compare.js";
import type { Observations } from "./types.js";

const escaped = (text: string | number) =>
  String(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A page with every finding and every claim, green, red or grey. */
export function htmlReport({ claims, findings }: Comparison, seen: Observations): string {
  const answers = Object.values(seen.runs).reduce((sum, count) => sum + count, 0);
  const count = (state: State) => claims.filter((claim) => stateOf(claim) === state).length;
  const period = seen.from ? `, ${escaped(seen.from)} to ${escaped(seen.to ?? seen.from)}` : "";
  const wrong = grouped(findings);
  const names = new Map(claims.map(({ id, name }) => [id, name]));
  const cards = wrong.map((group) => card(group, names)).join("");
  const [refuted, confirmed, unseen] = [count("refuted"), count("confirmed"), count("unseen")];
  const verdict =
    findings.length === 0
      ? "Nothing that was seen contradicts the spec."
      : `${wrong.length} ${wrong.length === 1 ? "thing contradicts the spec or is" : "things contradict the spec or are"} not in it.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Is the spec right?</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Is the spec right?</h1>
<p class="lead">${escaped(verdict)}</p>
<p>${escaped(answers)} answers of ${escaped(Object.keys(seen.providers).join(", ") || "nobody")}${period}. No value of any answer is kept.</p>
<ul class="counts">
<li class="refuted"><b>${refuted}</b> refuted</li>
<li class="confirmed"><b>${confirmed}</b> confirmed</li>
<li class="unseen"><b>${unseen}</b> not seen yet</li>
<li class="unseen"><b>${count("unobservable")}</b> that no answer can show</li>
</ul>
</header>
<main>
<h2 id="findings">What is wrong with the spec</h2>
${findings.length === 0 ? "<p>Nothing was found.</p>" : `<ul class="findings">${cards}</ul>`}
<h2 id="claims">Every claim</h2>
<p>Assumptions come first: what was taken for granted because the documentation does not say it.</p>
${groups(claims)}
</main>
</body>
</html>
`;
}

const head = (...names: readonly string[]) =>
  `<thead><tr>${names.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`;

/** What was seen of one claim, wherever it was seen. */
function grouped(findings: readonly Finding[]): readonly Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { kind, provider, claim, operation, pointer, claimed, seen } = finding;
    const last = kind === "unknown_property" ? pointer.slice(pointer.lastIndexOf("/")) : "";
    const key = JSON.stringify([kind, provider, claim ?? [operation, pointer], last, claimed, seen]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function card(group: readonly Finding[], names: ReadonlyMap<string, string>): string {
  const [first] = group;
  if (!first) return "";
  const places = group
    .map(({ provider, operation, status, pointer, count, of }) => {
      const where = `${escaped(provider)} ${escaped(operation)} ${escaped(status)}`;
      return `<li><b>${count} of ${of}</b> ${where} <code>${escaped(pointer)}</code></li>`;
    })
    .join("");
  return `<li><p>${sentence(first, names)}</p><ul>${places}</ul></li>`;
}

/** What is wrong, in one sentence: the place, what was seen, and what the spec says. */
function sentence(finding: Finding, names: ReadonlyMap<string, string>): string {
  const { kind, operation, pointer, claim = "", claimed } = finding;
  const seen = `<mark>${escaped(finding.seen)}</mark>`;
  const says = `the spec says ${escaped(claimed)}`;
  const last = pointer.slice(pointer.lastIndexOf("/") + 1);
  const owner = claim.slice(claim.lastIndexOf("/") + 1);
  const name = (text: string) => `<code>${escaped(text)}</code>`;
  const place = name(names.get(claim) ?? (pointer === "" ? operation : `${operation} ${pointer}`));
  if (kind === "unknown_property")
    return last === "*"
      ? `${name(owner)} has properties that are not in the spec; their names are not kept`
      : `${name(`${owner}.${last}`)} is not in the spec: ${seen}`;
  const sentences: Readonly<Record<Exclude<Finding["kind"], "unknown_property">, string>> = {
    missing_property: `${place} is <mark>missing</mark>; the spec requires it`,
    type: `${place} is ${seen}; ${says}`,
    null: `${place} is ${seen}; ${says}`,
    format: `${place} is written as ${seen}; ${says}`,
    enum: `${place} has ${finding.words ? `the word ${seen}` : "<mark>words that are not kept</mark>"}; ${says}`,
    status: `${name(operation)} answers ${seen}; ${says}`,
    shape: `The body of ${name(operation)} is ${seen}; ${says}`,
    content_type: `${name(operation)} answers ${seen}; ${says}`,
    paging: `${place}: ${seen}; ${says}`,
    filter: `${place} lets through ${seen}; ${says}`,
    secret: `${place} comes back; ${says}`,
  };
  return sentences[kind];
}

/** A claim that no answer can show does not wait to be seen. */
type State = Verdict | "unobservable";

function stateOf({ verdict, unobservable }: Claim): State {
  return verdict === "unseen" && unobservable ? "unobservable" : verdict;
}

const titles: Readonly<Record<State, string>> = {
  refuted: "Refuted",
  confirmed: "Confirmed",
  unseen: "Not seen yet",
  unobservable: "No answer can show it",
};

function groups(claims: readonly Claim[]): string {
  return (["refuted", "confirmed", "unseen", "unobservable"] as const)
    .map((state) => {
      const all = claims.filter((claim) => stateOf(claim) === state);
      if (all.length === 0) return "";
      const sorted = [...all].sort((one, other) => Number(!one.assumption) - Number(!other.assumption));
      const rows = sorted.map(claimRow).join("");
      const colour = state === "unobservable" ? "unseen" : state;
      return `<details${state === "refuted" ? " open" : ""}><summary class="${colour}">${titles[state]}: ${all.length}</summary><div class="scroll"><table>${head("Claim", "Kind", "Seen", "Assumed")}<tbody>${rows}</tbody></table></div></details>`;
    })
    .join("\n");
}

function claimRow({ name, id, kind, provider, assumption, unobservable, count, of, verdict }: Claim): string {
  const often = unobservable ? escaped(unobservable) : of > 0 ? `${count} of ${of}` : "never";
  return `<tr class="${verdict}"><th scope="row">${escaped(name)}<br><small>${escaped(provider)} <code>${escaped(id)}</code></small></th><td>${kind}</td><td>${often}</td><td>${escaped(assumption ?? "")}</td></tr>`;
}

const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#f3f5f7;--line:#d5dae0;--red:#b3261e;--green:#176b3a;--grey:#5b6570}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--paper:#15181c;--soft:#1f2429;--line:#3a424b;--red:#ff8a80;--green:#7fd7a2;--grey:#a5afba}}
body{margin:0 auto;max-width:70rem;padding:1.5rem 1rem 4rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.8rem;margin:.5rem 0}h2{margin:2.5rem 0 .5rem;font-size:1.25rem}
.lead{font-size:1.2rem;margin:.25rem 0}
.counts{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;list-style:none}
.counts li{padding:.5rem 1rem;border-radius:.5rem;background:var(--soft);border-left:.4rem solid}
.counts b{font-size:1.4rem}
.counts .refuted,summary.refuted{border-color:var(--red)}.counts .confirmed,summary.confirmed{border-color:var(--green)}.counts .unseen,summary.unseen{border-color:var(--grey)}
.findings,.findings ul{list-style:none;padding:0;margin:0}
.findings>li{padding:.75rem 1rem;margin-top:.75rem;border-left:.4rem solid var(--red);border-radius:.4rem;background:var(--soft);overflow-wrap:anywhere}
.findings p{margin:0 0 .35rem;font-size:1.05rem}
.findings ul li{color:var(--grey);font-size:.9rem}.findings ul b{color:var(--ink)}
mark{background:none;color:var(--red);font-weight:600}
summary{cursor:pointer;padding:.6rem .8rem;margin-top:.75rem;background:var(--soft);border-left:.4rem solid;border-radius:.4rem;font-weight:600}
summary.refuted{color:var(--red)}summary.confirmed{color:var(--green)}summary.unseen{color:var(--grey)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere;min-width:5rem}
@media(max-width:40rem){thead{display:none}tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--line)}th,td{display:block;border:0;padding:.1rem 0}td:empty{display:none}}
thead th{background:var(--soft)}tbody th{font-weight:600}
code{font-size:.88em}small{color:var(--grey);font-weight:400}
`;
