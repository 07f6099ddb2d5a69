// Quick exit: lock the notebook in passing and leave nothing to go back to.
// Without script, the form posts: the server locks and redirects.
for (const form of document.querySelectorAll("form[data-quit]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    dispatchEvent(new Event("quitting"));
    const body = new FormData(form);
    if (!navigator.sendBeacon || !navigator.sendBeacon(form.action, body)) {
      fetch(form.action, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
    }
    location.replace(form.dataset.quit);
  });
}
