// When a form comes back with errors, its summary takes the focus; its links go into the fields.
const summary = document.querySelector("[data-focus-first]");
if (summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    const control = target.matches("input, textarea, select") ? target : target.querySelector("input, textarea, select");
    if (!control) return;
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    control.focus({ preventScroll: true });
  });
}
