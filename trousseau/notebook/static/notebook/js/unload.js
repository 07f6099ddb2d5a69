// The décharge: its text is in no form, has no name, and goes nowhere. This script only burns it.
const area = document.querySelector("[data-unload]");
const burn = document.querySelector("[data-burn]");
const said = document.querySelector("[data-said]");

burn.hidden = false;
burn.addEventListener("click", () => {
  area.value = "";
  said.textContent = said.dataset.burnt;
  area.focus();
});
area.addEventListener("input", () => {
  said.textContent = "";
});
// Nothing for the browser to bring back with the page.
addEventListener("pagehide", () => {
  area.value = "";
});
