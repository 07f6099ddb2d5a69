// The choice of a theme: kept in a cookie of one year, read by the server on the next page.
const root = document.documentElement;
for (const form of document.querySelectorAll("[data-theme-choice]")) {
  const select = form.querySelector("select");
  select.value = root.dataset.theme ?? "";
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  select.addEventListener("change", () => {
    if (select.value) root.dataset.theme = select.value;
    else delete root.dataset.theme;
    const age = select.value ? 365 * 24 * 3600 : 0;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${select.value}; Max-Age=${age}; Path=/; SameSite=Lax${secure}`;
  });
}
