// Count the server's seconds down between two of its answers; nothing is announced.
const ends = new WeakMap();
const two = (number) => String(number).padStart(2, "0");

function words(element, left) {
  if (left <= 0) return element.dataset.over;
  if (element.dataset.words) {
    const minutes = Math.ceil(left / 60);
    return minutes < 60 ? element.dataset.words.replace("{n}", minutes) : "";
  }
  return `${Math.floor(left / 60)}:${two(left % 60)}`;
}

function tick() {
  for (const element of document.querySelectorAll("[data-left]")) {
    const left = element.hasAttribute("data-held")
      ? Number(element.dataset.left)
      : Math.max(0, Math.round((ends.get(element) - Date.now()) / 1000));
    const said = words(element, left);
    if (said && element.textContent !== said) element.textContent = said;
  }
}

export function startAgain() {
  for (const element of document.querySelectorAll("[data-left]")) {
    ends.set(element, Date.now() + Number(element.dataset.left) * 1000);
  }
  tick();
}

setInterval(tick, 1000);
