// Makes the site cross-origin isolated on hosts that cannot send headers (GitHub Pages): shared memory needs it.
// A service worker adds the two headers; a page under its control has them after one reload, and never more than one.
(() => {
  const TRIED = "parakern:isolation";
  const script = document.currentScript;
  if (crossOriginIsolated) return forget();
  if (!isSecureContext || !("serviceWorker" in navigator)) return;
  register().catch((error) => console.info(`The site stays on one thread: ${error.message}`));

  async function register() {
    await navigator.serviceWorker.register(new URL("isolation-worker.js", script.src));
    await navigator.serviceWorker.ready;
    // Whatever the reason why a reload did not help, a second one would not either.
    if (!remember()) return;
    location.reload();
  }

  /** Whether this is the first time; false too where nothing can be remembered. */
  function remember() {
    try {
      if (sessionStorage.getItem(TRIED)) return false;
      sessionStorage.setItem(TRIED, "yes");
      return true;
    } catch {
      return false;
    }
  }

  function forget() {
    try {
      sessionStorage.removeItem(TRIED);
    } catch {
      // Nothing was remembered either.
    }
  }
})();
