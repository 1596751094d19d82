// What the page does, as text: it runs in a browser, and is shipped inside the page.

/** Values are set as text, never as HTML: customers may be called anything. */
export const script = `
"use strict";
const at = (id) => document.getElementById(id);
const faults = ["reset", "timeout", "cut", "drip", "html", "json", "content-type", "redirect", "unauthorized", "token", 400, 404, 429, 500, 503];
const size = 10;
let offset = 0, last = 0, paused = false, known = "";

const make = (name, text, props = {}) => Object.assign(document.createElement(name), props, text === undefined ? {} : { textContent: text });
const say = (text) => { at("status").textContent = text; };

async function call(method, path, body) {
  const response = await fetch(path, { method, body: body === undefined ? undefined : JSON.stringify(body), headers: body === undefined ? {} : { "content-type": "application/json" } });
  const text = await response.text();
  const data = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Error(data?.error ?? "the bank answered " + response.status);
  return data;
}
const attempt = async (act, done) => { try { await act(); if (done) say(done); } catch (error) { say("Not done: " + error.message); } };

function details(title, value, label) {
  const box = make("details"), summary = make("summary", title);
  if (label) summary.setAttribute("aria-label", label);
  box.append(summary, make("pre", JSON.stringify(value, null, 2) ?? ""));
  return box;
}
function requestRow(request) {
  const row = make("tr");
  const name = make("td");
  name.append(details((request.operation ?? "unknown") + " · " + request.method + " " + request.path, { query: request.query || undefined, body: request.body, answer: request.answer }));
  const status = make("td", request.status ?? "none", { className: (request.status ?? 500) >= 400 ? "bad" : "" });
  const what = [request.committed ? "stored" : "", request.fault ? "fault: " + request.fault : ""].filter(Boolean).join(", ");
  row.append(make("td", request.number), name, status, make("td", what));
  return row;
}
async function showRequests() {
  const { requests } = await call("GET", "requests?after=" + last);
  for (const request of requests) { at("requests").prepend(requestRow(request)); last = request.number; }
  while (at("requests").childElementCount > 200) at("requests").lastElementChild.remove();
}
function nameOf(record) {
  const { person = {} } = record;
  return record.customerName ?? person.fullName ?? record.company ?? [record.first_name ?? record.name, record.last_name ?? record.surname].filter(Boolean).join(" ");
}
async function showCustomers(quiet) {
  const { total, customers } = await call("GET", "customers?offset=" + offset + "&limit=" + size);
  const now = JSON.stringify([offset, total, customers]);
  if (quiet && now === known) return;
  known = now;
  at("range").textContent = total === 0 ? "Nobody" : (offset + 1) + " to " + (offset + customers.length) + " of " + total;
  at("customers").replaceChildren(...customers.map((record) => {
    const row = make("tr"), whole = make("td"), name = make("td");
    const id = record.id ?? record.wallet_user_guid;
    name.append(make("bdi", nameOf(record)));
    whole.append(details("Record", record, "Record of " + id));
    row.append(make("td", id), name, whole);
    return row;
  }));
  at("earlier").disabled = offset === 0;
  at("later").disabled = offset + size >= total;
}
function showFaults(all) {
  const text = JSON.stringify(all);
  if (at("faults").dataset.shown === text) return;
  at("faults").dataset.shown = text;
  at("faults").replaceChildren(...all.filter(({ active }) => active).map((fault) => {
    const item = make("li", JSON.stringify(fault.how) + " " + (fault.when ?? "before") + ", " + (fault.operation ?? "any operation") + ", happened " + fault.happened + " of " + (fault.times ?? "?") + " ");
    const stop = make("button", "Stop fault " + fault.number, { type: "button" });
    stop.addEventListener("click", () => attempt(async () => { await call("DELETE", "fail/" + fault.number); await refresh(); at("operation").focus(); }, "Fault " + fault.number + " is stopped."));
    item.append(stop);
    return item;
  }));
}
function quirkField({ name, description, values, value }) {
  const field = make("div", undefined, { className: "field" });
  const id = "quirk-" + name;
  const input = values ? make("select", undefined, { id }) : make("input", undefined, { id, type: "number", min: "0" });
  if (values) for (const one of values) input.append(make("option", one, { value: JSON.stringify(one) }));
  input.value = values ? JSON.stringify(value) : value;
  input.setAttribute("aria-describedby", id + "-hint");
  input.addEventListener("change", () => attempt(() => call("PATCH", "quirks", { [name]: values ? JSON.parse(input.value) : Number(input.value) }), name + " is now " + input.value + "."));
  field.append(make("label", name, { htmlFor: id }), input, make("p", description, { id: id + "-hint", className: "hint" }));
  return field;
}
async function refresh() {
  await showRequests();
  const state = await call("GET", "state");
  at("url").textContent = state.url;
  at("counts").textContent = state.customers + " customers, " + state.requests + " requests, " + state.now.slice(0, 19).replace("T", " ") + " UTC";
  if (state.requests < last) { last = 0; at("requests").replaceChildren(); }
  showFaults(state.faults);
  await showCustomers(true);
  return state;
}
async function begin() {
  const state = await refresh();
  for (const { id } of [...state.operations, { id: "token" }]) at("operation").append(make("option", id, { value: id }));
  for (const how of faults) at("how").append(make("option", typeof how === "number" ? "status " + how : how, { value: JSON.stringify(how) }));
  showQuirks(state);
}
function showQuirks({ quirks }) { at("quirks").replaceChildren(...quirks.map(quirkField)); }

at("fault").addEventListener("submit", (event) => {
  event.preventDefault();
  const operation = at("operation").value || undefined;
  const fault = { operation, how: JSON.parse(at("how").value), when: at("when").value, times: Number(at("times").value) };
  attempt(async () => { await call("POST", "fail", fault); await refresh(); }, "The fault is ordered.");
});
at("reset").addEventListener("click", () => attempt(async () => { await call("POST", "reset"); offset = 0; showQuirks(await refresh()); }, "The bank is as it was."));
at("pause").addEventListener("click", () => {
  paused = !paused;
  at("pause").setAttribute("aria-pressed", String(paused));
  at("pause").textContent = paused ? "Go on" : "Pause";
});
const move = (by) => attempt(async () => { offset = Math.max(0, offset + by); await showCustomers(); });
at("earlier").addEventListener("click", () => move(-size));
at("later").addEventListener("click", () => move(size));
(async function live() {
  await attempt(begin);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (!paused && !document.hidden) await attempt(refresh);
  }
})();
`;
