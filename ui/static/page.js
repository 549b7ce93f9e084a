// The page's own behaviour: say what is going on, show a clause beside the
// answer, keep the newest answer in view. It stores nothing in the browser.
(() => {
  "use strict";
  const SLOW_MS = 5000;
  let waiting = 0;
  let dialog = null;
  let spoken = document.documentElement.lang;

  // The framework sets the language of the browser; the page knows its own.
  new MutationObserver(() => {
    if (document.documentElement.lang !== spoken) document.documentElement.lang = spoken;
  }).observe(document.documentElement, { attributeFilter: ["lang"] });

  const notice = () => document.querySelector("#notice [data-words]");

  function say(kind) {
    const line = notice();
    if (!line) return;
    line.textContent = kind ? line.dataset[kind] : "";
    line.hidden = !kind;
    line.classList.toggle("sr", kind === "done");
    line.classList.toggle("trouble", kind === "offline");
  }

  async function reachable() {
    try {
      return (await fetch("/health", { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }

  async function check() {
    const mine = waiting;
    const there = await reachable();
    if (waiting !== mine || !waiting) return;
    say(there ? "slow" : "offline");
    document.body.classList.toggle("asking", there);
    waiting = setTimeout(check, SLOW_MS);
  }

  function asked() {
    clearTimeout(waiting);
    document.body.classList.add("asking");
    say("pending");
    waiting = setTimeout(check, navigator.onLine ? SLOW_MS : 0);
  }

  function answered() {
    clearTimeout(waiting);
    waiting = 0;
    document.body.classList.remove("asking");
    const newest = document.querySelector("#log .turn[data-newest], #log .failure");
    say(newest ? "done" : null);
    if (newest) newest.scrollIntoView({ block: "start" });
    else window.scrollTo({ top: 0 });
    // Where a finger writes, the keyboard would hide the answer.
    const touched = matchMedia("(pointer: coarse)").matches;
    const next = touched ? newest?.querySelector(".question") : field();
    next?.focus({ preventScroll: true });
  }

  function language(tag, title) {
    spoken = tag;
    document.title = title;
    document.documentElement.lang = tag;
    const url = new URL(location.href);
    if ((url.searchParams.get("lang") ?? "sv") === tag) return;
    url.searchParams.set("lang", tag);
    history.replaceState(history.state, "", url);
  }

  function panel() {
    if (dialog) return dialog;
    dialog = document.createElement("dialog");
    dialog.id = "clause";
    dialog.setAttribute("aria-labelledby", "clause-title");
    dialog.innerHTML =
      '<div class="bar"><button type="button"></button></div><div class="inside" aria-live="polite"></div>';
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      if (history.state?.clause) history.back();
    });
    document.body.append(dialog);
    return dialog;
  }

  async function open(link) {
    const box = panel();
    const inside = box.querySelector(".inside");
    const words = notice()?.dataset ?? {};
    box.querySelector("button").textContent = `← ${words.back}`;
    inside.textContent = words.loading;
    history.pushState({ ...history.state, clause: true }, "");
    box.showModal();
    const url = new URL(link);
    url.searchParams.set("part", "1");
    url.hash = "";
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(String(response.status));
      inside.innerHTML = await response.text();
      inside.querySelector("mark")?.scrollIntoView({ block: "center" });
    } catch {
      inside.textContent = words.offline;
    }
  }

  addEventListener("popstate", () => {
    if (dialog?.open && !history.state?.clause) dialog.close();
  });
  addEventListener("offline", () => say("offline"));
  addEventListener("online", () => {
    if (!waiting) say(null);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-clause]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link.href);
    }
    if (event.target.closest?.("#ask") && question()) asked();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const typing = event.target.closest?.("#question");
      if (typing && event.key === "Enter" && !event.shiftKey && !event.isComposing && question())
        asked();
    },
    true,
  );

  function field() {
    return document.querySelector("#question textarea");
  }

  function question() {
    return field()?.value.trim();
  }

  window.sidan = { asked, answered, language };
})();
