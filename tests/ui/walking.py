"""What the browser tests do on the page again and again."""

from __future__ import annotations

from typing import Any

STORED = """async () => {
  const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  for (const each of await indexedDB.databases()) {
    const base = await new Promise((done, failed) => {
      const opening = indexedDB.open(each.name);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = failed;
    });
    for (const store of base.objectStoreNames) {
      const all = base.transaction(store).objectStore(store).getAll();
      kept.push(await new Promise((done) => {
        all.onsuccess = () => done(JSON.stringify(all.result));
      }));
    }
  }
  for (const name of await caches.keys()) {
    kept.push(name, ...(await (await caches.open(name)).keys()).map((each) => each.url));
  }
  return kept.join(" ");
}"""


def say(page: Any, words: str) -> None:
    page.fill("#question textarea", words)
    page.press("#question textarea", "Enter")


def answered(page: Any, number: int = 1) -> Any:
    page.wait_for_function(f"document.querySelectorAll('#log .turn').length === {number}")
    return page.locator("#log .turn").last


def sideways(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def faults(page: Any) -> list[tuple[str, list[str]]]:
    """What axe finds wrong: the rule and the elements. Faults of the framework that are
    reviewed and known would stand here, each with its issue; there are none.
    """
    from axe_playwright_python.sync_playwright import Axe

    return [
        (each["id"], [node["html"][:160] for node in each["nodes"]])
        for each in Axe().run(page).response["violations"]
    ]
