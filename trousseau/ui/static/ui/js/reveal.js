// Passwords: a box shows what is being typed, and hides it again before the form leaves.
for (const input of document.querySelectorAll("input[type=password]")) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "row reveal";
  box.type = "checkbox";
  label.append(box, "Afficher ce que j’écris");
  input.after(label);
  box.addEventListener("change", () => {
    input.type = box.checked ? "text" : "password";
  });
  input.form?.addEventListener("submit", () => {
    input.type = "password";
  });
}
