// Let the danger page work without a network once it was seen.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js");
