// The page's own behaviour: say what is going on, show a clause beside the answer, keep
// the newest answer in view, copy and print. The one thing it stores in the browser is
// the id of the municipality that was chosen.
(() => {
  "use strict";
  const SLOW_MS = 5000;
  const RETRY_MS = 2000;
  const MUNICIPALITY = "kommun";
  let waiting = 0;
  let lost = false;
  let dialog = null;
  let spoken = document.documentElement.lang;

  // The framework sets the language of the browser; the page knows its own.
  new MutationObserver(() => {
    if (document.documentElement.lang !== spoken) document.documentElement.lang = spoken;
  }).observe(document.documentElement, { attributeFilter: ["lang"] });

  const notice = () => document.querySelector("#notice [data-words]");
  const field = () => document.querySelector("#question textarea");
  const question = () => field()?.value.trim();

  function say(kind) {
    const line = notice();
    if (!line) return;
    line.textContent = kind ? line.dataset[kind] : "";
    line.hidden = !kind;
    line.classList.toggle("sr", kind === "done");
    line.classList.toggle("trouble", kind === "offline");
    lost = kind === "offline";
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
    say(!there ? "offline" : lost ? "pending" : "slow");
    document.body.classList.toggle("asking", there);
    waiting = setTimeout(check, SLOW_MS);
  }

  // What is asked without a connection waits for one: the framework would give up for good.
  const send = window.fetch.bind(window);
  window.fetch = async (address, how) => {
    for (;;) {
      try {
        return await send(address, how);
      } catch (error) {
        if (!String(address).endsWith("/run/predict")) throw error;
        await connection();
      }
    }
  };

  async function connection() {
    do {
      await new Promise((tried) => {
        setTimeout(tried, RETRY_MS);
        addEventListener("online", tried, { once: true });
      });
    } while (!(await reachable()));
  }

  function asked() {
    clearTimeout(waiting);
    document.body.classList.add("asking");
    say("pending");
    waiting = setTimeout(check, navigator.onLine ? SLOW_MS : 0);
  }

  function answered() {
    clearTimeout(waiting);
    const quietly = !waiting;
    waiting = 0;
    document.body.classList.remove("asking");
    const newest = document.querySelector("#log .turn[data-newest], #log .failure");
    say(newest ? "done" : null);
    if (newest) newest.scrollIntoView({ block: "start" });
    else window.scrollTo({ top: 0 });
    if (quietly) return;
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

  // What a button says of itself, with the named fields of its form where it has one.
  function listen(element, tap) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-tap]");
      if (!button) return;
      const data = JSON.parse(button.dataset.tap);
      if ("form" in button.dataset && !filled(button.closest(".form"), data)) return;
      if ("turn" in data) data.open = button.closest(".turn")?.dataset.open;
      if (data.do === "new") forget();
      asked();
      tap(data);
    });
  }

  function filled(form, data) {
    for (const input of form.querySelectorAll("[name]")) {
      if (!input.reportValidity()) return false;
      if (input.type !== "radio" || input.checked) data[input.name] = input.value;
    }
    return true;
  }

  function settings(element, tap) {
    element.addEventListener("change", (event) => {
      const { set, when } = event.target.dataset;
      const { value } = event.target;
      if (set) {
        if (set === MUNICIPALITY) remember(value);
        tap({ do: "setting", slot: set, value });
      } else if (when !== undefined && value) {
        const other = element.querySelector(`[data-at="${value}"]`);
        other.hidden = false;
        other.querySelector("input").focus();
      } else if (when !== undefined) {
        tap({ do: "setting", slot: "moment", value: "" });
      }
    });
  }

  // Browsers that allow no storage get no memory; nothing else changes.
  function remember(value) {
    try {
      if (value) localStorage.setItem(MUNICIPALITY, value);
      else localStorage.removeItem(MUNICIPALITY);
    } catch {}
  }

  function remembered() {
    try {
      return localStorage.getItem(MUNICIPALITY);
    } catch {
      return null;
    }
  }

  const linked = () => (location.hash.startsWith("#q=") ? location.hash.slice(1) : null);
  const opening = () => ({ kommun: remembered(), open: linked() });
  const context = () =>
    document.querySelector("#log .turn[data-newest]")?.dataset.open ?? null;

  function forget() {
    if (linked()) history.replaceState(history.state, "", location.pathname + location.search);
  }

  addEventListener("hashchange", () => {
    if (linked()) location.reload();
  });

  // The page of the server's own that stands until the framework has drawn its own and has
  // begun the conversation: what is asked before that would be lost to the beginning. What is
  // typed on it moves over, and what is asked on it is done then.
  let wish = null;
  let begun = false;

  function early() {
    const page = document.getElementById("early");
    const municipality = page.querySelector(`[data-set="${MUNICIPALITY}"]`);
    if (municipality && remembered()) municipality.value = remembered();
    if (linked()) {
      page.querySelector(".start").hidden = true;
      say("pending");
    }
    page.addEventListener("click", (event) => {
      const tapped = event.target.closest("[data-tap]")?.dataset.tap;
      if (!tapped) return;
      wish = () => document.querySelector(`[data-tap='${tapped}']`)?.click();
      asked();
    });
    const drawing = new MutationObserver(() => {
      const drawn = document.querySelector("gradio-app #question textarea");
      if (!begun || !drawn || !document.querySelector("gradio-app #log > *")) return;
      drawing.disconnect();
      handOver(page, drawn);
    });
    drawing.observe(document, { attributeFilter: ["data-begun"], childList: true, subtree: true });
  }

  function handOver(page, drawn) {
    const typed = page.querySelector("textarea");
    const here = [typed, document.body].includes(document.activeElement);
    if (typed.value) {
      drawn.value = typed.value;
      drawn.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const { selectionStart, selectionEnd } = typed;
    page.remove();
    // The framework's own style came after it, so as not to keep the page waiting.
    document.querySelector("body > link[rel=stylesheet]")?.after(document.getElementById("own-style"));
    if (waiting) say("pending");
    if (here) {
      drawn.focus({ preventScroll: true });
      drawn.setSelectionRange(selectionStart, selectionEnd);
    }
    // After the framework has taken in what moved over.
    setTimeout(() => wish?.());
  }

  function loaded() {
    begun = true;
    document.body.dataset.begun = "";
  }

  function askEarly() {
    if (document.getElementById("early")) wish = () => document.querySelector("#ask").click();
  }

  // Copying, printing, linking.
  // In the county's time and in the form that answers tell moments in.
  function clock() {
    const swedish = spoken === "sv";
    const zone = { timeZone: notice().dataset.zone };
    const now = new Date();
    const day = now.toLocaleDateString(swedish ? "sv-SE" : "en-GB", { dateStyle: "long", ...zone });
    const time = now.toLocaleTimeString("en-GB", { timeStyle: "short", ...zone });
    return swedish ? `${day} kl ${time.replace(":", ".")}` : `${day} at ${time}`;
  }

  async function copy(text, tools, done) {
    const told = tools.querySelector(".told");
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = done;
    } catch {
      told.textContent = tools.dataset.uncopied;
      const journal = tools.querySelector(".journal");
      journal.textContent = text;
      journal.hidden = false;
      getSelection().selectAllChildren(journal);
    }
  }

  function use(button) {
    const tools = button.closest(".tools");
    const { link, copied, linked: linkCopied } = tools.dataset;
    if (button.dataset.do === "copy") {
      const line = document.querySelector("#notice [data-words]").dataset.title;
      copy(`${line}, ${clock()}\n${tools.querySelector(".journal").textContent}`, tools, copied);
    } else if (button.dataset.do === "link") {
      copy(new URL(link, location.href).href, tools, linkCopied);
    } else {
      printTurn(button.closest(".turn"));
    }
  }

  function printTurn(turn) {
    for (const each of document.querySelectorAll(".turn")) {
      each.classList.toggle("unprinted", each !== turn);
    }
    window.print();
  }

  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details.print-open:not([open])")) {
      each.open = true;
      each.dataset.opened = "";
    }
    for (const each of document.querySelectorAll(".turn .sheet")) {
      each.dataset.at = `${notice().dataset.printed} ${clock()}`;
    }
  });
  addEventListener("afterprint", () => {
    for (const each of document.querySelectorAll("details[data-opened]")) {
      each.open = false;
      delete each.dataset.opened;
    }
    for (const each of document.querySelectorAll(".unprinted")) each.classList.remove("unprinted");
  });

  // A clause beside the answer.
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
    else if (lost) check();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-clause]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link.href);
    }
    // The conversation is kept nowhere: a link out of it would end it.
    const away = event.target.closest?.("#top a[href]");
    if (away) away.target = document.querySelector("#log .turn") ? "_blank" : "";
    const tool = event.target.closest?.("[data-do]");
    if (tool) use(tool);
    if (event.target.closest?.("#ask") && question()) {
      askEarly();
      asked();
    }
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const typing = event.target.closest?.("#question");
      if (!typing || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      if (event.target.closest("#early")) event.preventDefault();
      if (!question()) return;
      askEarly();
      asked();
    },
    true,
  );
  document.addEventListener("submit", (event) => {
    if (event.target.closest(".wrong")) event.preventDefault();
  });

  window.sidan = { early, loaded, listen, settings, opening, context, answered, language };
})();
