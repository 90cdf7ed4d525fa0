// Shows a pushed message while no page is open, and opens the page that it leads to. The message was sealed for this browser alone.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const said = read(event.data);
  if (!said) return;
  event.waitUntil(self.registration.showNotification(said.title, {
    body: said.body,
    tag: said.tag,
    requireInteraction: true,
    data: { link: said.link },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const link = new URL(event.notification.data?.link ?? "/", self.location.origin);
  if (link.origin !== self.location.origin) return;
  event.waitUntil(self.clients.openWindow(link.href));
});

function read(data) {
  try {
    return data?.json();
  } catch {
    return null;
  }
}
