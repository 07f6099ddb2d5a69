// Drafts: a form[data-autosave-url] is posted some seconds after a change, and says so.
// The server answers 2xx when the draft is kept; anything else means the notebook has closed.
const PAUSE = 4000;
const RETRY = 10000;

function clock(date) {
  const minutes = String(date.getMinutes()).padStart(2, "0");
  return `${date.getHours()}\u00a0h\u00a0${minutes}`;
}

// A page left, or hidden by the quick exit: the request must outlive it, and ask nothing.
function leaving() {
  return document.visibilityState === "hidden" || document.body.hidden;
}

function keep(form) {
  const status = form.querySelector("[data-autosave-status]");
  const words = status?.querySelector("span");
  let timer = 0;
  let dirty = false;
  let busy = false;

  const say = (text) => {
    if (words && text) words.textContent = text.replace("{time}", clock(new Date()));
  };
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  };

  async function send() {
    if (!dirty || busy) return;
    busy = true;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.autosaveUrl, {
        method: "POST",
        body: new FormData(form),
        credentials: "same-origin",
        redirect: "manual",
        keepalive: leaving(),
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      if (!answer.ok) throw new RangeError("closed");
      say(status?.dataset.kept);
    } catch (error) {
      dirty = true;
      say(error instanceof RangeError ? status?.dataset.closed : status?.dataset.offline);
    }
    busy = false;
    if (dirty) later(RETRY);
  }

  form.addEventListener("input", () => {
    dirty = true;
    if (!busy) later(PAUSE);
  });
  form.addEventListener("submit", () => {
    dirty = false;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => {
    if (leaving()) send();
  });
  addEventListener("quitting", send);
  addEventListener("beforeunload", (event) => {
    if (dirty && !leaving()) event.preventDefault();
  });
}

document.querySelectorAll("form[data-autosave-url]").forEach(keep);
