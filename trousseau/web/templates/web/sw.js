{% load static %}// Keeps the danger page for when there is no network; caches nothing private.
const KEPT = "danger-2";
const PAGES = ["{% url "web:danger" %}", "{% static "ui/css/all.css" %}"];
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(PAGES)));
  self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || !(pathname === PAGES[0] || pathname.startsWith("/static/ui/"))) return;
  event.respondWith(
    fetch(event.request)
      .then((answer) => {
        const copy = answer.clone();
        if (answer.ok) caches.open(KEPT).then((cache) => cache.put(event.request, copy));
        return answer;
      })
      .catch(() => caches.match(event.request))
  );
});

async function forgetOlder() {
  for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
}
