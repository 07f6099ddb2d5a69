// Selecting words in the text offers to mark them everywhere; without it, they are typed.
const veil = document.querySelector("[data-veil]");
const form = document.querySelector("[data-selected]");

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const inside = chosen.rangeCount > 0 && veil.contains(chosen.getRangeAt(0).commonAncestorContainer);
  const words = inside ? chosen.toString().replace(/\s+/g, " ").trim() : "";
  if (!inside && !form.hidden && form.contains(document.activeElement)) return;
  form.hidden = words.length < 2 || words.length > 300;
  form.elements.typed.value = words;
  form.querySelector("[data-words]").textContent = `«\u00a0${words}\u00a0»`;
});
