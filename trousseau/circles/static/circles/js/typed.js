// What someone types in a meeting is never lost: when the phase changes under it, it stays in sight.
const PAUSE = 1500;
const part = (id) => document.getElementById(id);
const field = () => part("stayed-text");

function drop() {
  field().value = "";
  part("stayed").hidden = true;
}

// Called before the page changes: a form that goes away leaves its text behind.
export function keepWhatGoes(page) {
  for (const form of document.querySelectorAll("[data-say]")) {
    const area = form.querySelector("textarea");
    const shown = page.querySelector("[data-say] textarea")?.value.trim();
    if (page.getElementById(form.id) || !area.value.trim() || area.value.trim() === shown) continue;
    field().value = [field().value, area.value].filter(Boolean).join("\n\n");
    part("stayed").hidden = false;
  }
}

// Called when the text has arrived: nothing is left of it here.
export function leftAt(form, area) {
  if (field().value === area.value) drop();
  form.reset();
  area.value = "";
}

// While the phase lasts, the server keeps what is being typed where nothing lasts.
let timer = 0;

document.addEventListener("input", ({ target }) => {
  const form = target.closest("[data-say]");
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!form.isConnected || target.readOnly) return;
    fetch(form.dataset.say, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {});
  }, PAUSE);
});

part("stayed").querySelector(".row").hidden = false;
document.addEventListener("submit", () => clearTimeout(timer), true);
document.addEventListener("click", (event) => {
  if (event.target.matches("[data-drop]")) drop();
  if (!event.target.matches("[data-take]")) return;
  const area = document.querySelector("[data-say] textarea");
  if (!area) return field().select();
  area.value = [area.value.trim(), field().value].filter(Boolean).join("\n\n");
  drop();
  area.focus();
});
