// A page of a meeting stays true by itself: events say that something changed, never what; the
// page then asks for itself anew. Its forms post as they would, and what is typed is never lost.
import { become } from "../../ui/js/become.js";
import { startAgain } from "./clock.js";
import { keepWhatGoes, leftAt } from "./typed.js";

const RETRY = 3000;
const DOUBLE = 700; // milliseconds in which a second press is the same press
const NO_ACT = { "X-Refresh": "1" }; // what a page asks by itself keeps no notebook open
const live = () => document.getElementById("live");
const box = (id) => document.querySelector(`#${id} > p`);
const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
let busy = false;
let again = false;
let said = live().dataset.said;
let retry = 0;
let stream;

function lost() {
  box("lost").hidden = false;
  clearTimeout(retry);
  retry = setTimeout(refresh, RETRY);
}

function show(page) {
  box("lost").hidden = true;
  keepWhatGoes(page);
  const news = page.getElementById("said");
  if (!news?.childElementCount) news?.replaceWith(document.getElementById("said").cloneNode(true));
  const held = document.activeElement;
  become(document.body, page.body);
  startAgain();
  const focused = held.isConnected ? held : document.querySelector("main");
  if (held !== document.body) focused.focus({ preventScroll: true });
  document.querySelector("[data-focus-first]")?.focus();
  if (live().dataset.said !== said) document.getElementById("announced").textContent = live().dataset.said;
  said = live().dataset.said;
}

async function refresh() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  again = false;
  try {
    const answer = await fetch(location.href, { headers: NO_ACT });
    if (answer.status >= 500) throw new RangeError();
    const page = await read(answer);
    if (page.getElementById("live")) show(page);
    else if (!document.querySelector("[data-say] textarea")?.value.trim()) location.reload();
    else box("over").hidden = false;
  } catch {
    lost();
  }
  busy = false;
  if (again) refresh();
}

function listen() {
  stream = new EventSource(live().dataset.stream);
  for (const name of ["again", "phase", "seats", "slips", "clock"]) {
    stream.addEventListener(name, refresh);
  }
  stream.addEventListener("end", () => {
    stream.close();
    refresh();
  });
  stream.addEventListener("error", () => {
    refresh();
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, RETRY);
  });
}

const pressed = new Map();

function isDouble(action) {
  const before = pressed.get(action) ?? -DOUBLE;
  pressed.set(action, performance.now());
  return performance.now() - before < DOUBLE;
}

async function post(action, body, insists) {
  for (;;) {
    try {
      const answer = await fetch(action, { method: "POST", body, headers: NO_ACT });
      if (answer.status < 500) return answer;
    } catch {
      // No network: said below.
    }
    lost();
    if (!insists) return null;
    await new Promise((done) => setTimeout(done, RETRY));
  }
}

// An act of the frame is tried once; a slip until it has arrived, under the same number.
async function send(form, button, action) {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  const area = form.matches("[data-say]") && form.querySelector("textarea");
  if (area) area.readOnly = true;
  form.setAttribute("aria-busy", "true");
  const answer = await post(action, body, Boolean(area));
  if (area) area.readOnly = false;
  if (answer) await arrive(answer, form, button, area);
  form.removeAttribute("aria-busy");
}

async function arrive(answer, form, button, area) {
  const page = await read(answer);
  const elsewhere = answer.redirected && new URL(answer.url).pathname !== location.pathname;
  if (elsewhere) location.assign(answer.url);
  else if (!page.getElementById("live")) plainly(form, button);
  else {
    if (area && answer.redirected && !page.querySelector("#said .danger")) leftAt(form, area);
    document.getElementById("said").replaceChildren();
    show(page);
  }
}

// The answer is another page, that asks the passphrase: let the browser go there by itself.
function plainly(form, button) {
  form.dataset.plain = "";
  form.requestSubmit(button?.isConnected ? button : null);
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (!form.closest("main, .bar") || form.dataset.plain !== undefined) return;
  event.preventDefault();
  const action = button?.getAttribute("formaction") || form.getAttribute("action");
  if (form.ariaBusy !== "true" && !isDouble(action)) send(form, button, action);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") refresh();
});
addEventListener("online", refresh);
addEventListener("offline", lost);
startAgain();
listen();
