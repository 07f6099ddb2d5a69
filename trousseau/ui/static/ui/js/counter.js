// Long texts: near the limit, say how many signs are left; the text is never cut.
const figures = new Intl.NumberFormat("fr");

function lineOf(area) {
  const beside = area.nextElementSibling;
  if (beside?.dataset.counter !== undefined) return beside;
  const line = document.createElement("p");
  line.className = "hint";
  line.setAttribute("role", "status");
  line.dataset.counter = line.dataset.still = "";
  area.after(line);
  return line;
}

function count(area) {
  const limit = Number(area.dataset.limit);
  const line = lineOf(area);
  // The server counts a line break as two signs, as the browser sends it.
  const left = limit - [...area.value.replaceAll("\n", "\r\n")].length;
  line.hidden = left > limit / 10;
  const number = Math.abs(left);
  const signs = `${figures.format(number)} signe${number > 1 ? "s" : ""}`;
  line.textContent = left >= 0
    ? `Il reste ${signs}.`
    : `${signs} de trop. Rien n’est perdu\u00a0: coupez ce texte en deux.`;
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-limit]")) count(event.target);
});
document.querySelectorAll("textarea[data-limit]").forEach(count);
