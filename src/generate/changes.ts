// What users of generated types see when a spec changes.

/** What a user of the types will see come and go: a line for each member, with the names it stands under. */
export function changes(before: string, after: string): readonly string[] {
  const [old, now] = [members(before), members(after)];
  const only = (here: ReadonlySet<string>, there: ReadonlySet<string>) => {
    const lines = [...here].filter((line) => !there.has(line));
    // An object that came or went is told by its members.
    return lines.filter((line) => {
      const [, path] = /^(.+?)\??: \{…\}$/.exec(line) ?? [];
      return path === undefined || !lines.some((other) => other.startsWith(`${path}.`));
    });
  };
  return [...only(old, now).map((line) => `- ${line}`), ...only(now, old).map((line) => `+ ${line}`)];
}

/** Each member of a generated file, as `Customer.nickname?: string`. */
function members(source: string): ReadonlySet<string> {
  const found = new Set<string>();
  const names: string[] = [];
  let isSkipped = false;
  const say = (member: string) => {
    const path = [...names, member].join(".").replaceAll("?.", ".");
    // Every operation has these, and nobody asked.
    if (/\?: never$|\.(parameters|headers): \{…\}$/.test(path)) return;
    const known = path.replace(/^(components\.schemas|components|operations|paths)\./, "");
    // components["schemas"]["Customer"] is Customer.
    found.add(known.replace(/\b(?:components|operations)(?:\["\w+"\])?\["(\w+)"\]/g, "$1"));
  };
  for (const line of source.split("\n")) {
    const code = line.trim().replace(/^export (interface|const|type) /, "");
    if (/^(\/?\*|\/\/|\[name: string\]: unknown|$)/.test(code)) continue;
    // Users of the types see these names in the types.
    if (code.startsWith("otherProperties = ")) isSkipped = true;
    if (isSkipped) {
      if (/^\]/.test(code)) isSkipped = false;
      continue;
    }
    const [, quoted, bare, mark = "", value = ""] =
      /^(?:"([^"]+)"|([\w$]+))(\?)?(?:: | = | )(.+)$/.exec(code) ?? [];
    const name = quoted ?? bare;
    if (/^[}\]]/.test(code)) {
      const opened = names.pop() ?? "";
      say(`${opened}: {…}${code.slice(1).replace(/( as const)?[;,]?$/, "")}`);
      if (code.endsWith("{")) names.push(opened);
    } else if (/[{[(]$/.test(code)) names.push(`${name ?? ""}${mark}`);
    else if (name === undefined) found.add(`${names.join(".")}: ${code.replace(/[;,]$/, "")}`);
    else say(`${name}${mark}: ${value.replace(/[;,]$/, "")}`);
  }
  return found;
}
