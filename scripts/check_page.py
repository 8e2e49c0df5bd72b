#!/usr/bin/env python3
"""Checks in headless Chromium that the page of `newsmark evaluate --html` or `newsmark view` draws itself and does what it says.

    check_page.py PAGE.html [--screenshot FILE.png] [--browser chromium]

A page of `evaluate` needs errors in at least one layer, one of `view` two articles and a quotation with a source in one of them.
Prints each step with the number of errors or marks that it left; exits 1 if a step fails.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Each step acts as a person does, then says how many errors match and are shown.
PROBE = r"""<script>
addEventListener("load", () => {
  const steps = [], count = () => byId("count").textContent.match(/\d+/g).map(Number).concat(document.querySelectorAll(".error").length);
  const step = (name, act, check) => { act(); const [found, all, shown] = count();
    steps.push(`${check(found, all, shown) ? "ok" : "FAILED"} ${name}: ${found} of ${all}, ${shown} shown`); return found; };
  const choose = (name, i) => { const s = document.querySelector(`select[name=${name}]`); s.selectedIndex = i; s.dispatchEvent(new Event("change")); };
  const clear = () => document.querySelector("#filters button").click();
  const all = step("at first", () => {}, (f, a, s) => f === a && a === data.errors.length && s === Math.min(a, 100));
  const layer = step("a layer", () => choose("layer", 1), (f, a, s) => f > 0 && f <= a && s === Math.min(f, 100));
  step("and a kind", () => choose("kind", 1), f => f > 0 && f <= layer);
  step("cleared", clear, f => f === all);
  const cell = [...document.querySelectorAll("td.cell")].find(c => c.style.background.includes("color-mix"));
  if (cell) step("a cell of errors", () => cell.click(), f => f > 0 && f < all);
  clear();
  const rule = document.querySelector("#rules a");
  if (rule) step("a rule", () => rule.click(), f => f >= 0 && f < all);
  clear();
  if (!byId("more").hidden) step("more", () => byId("more").click(), (f, a, s) => s > 100);
  step("marks", () => {}, () => document.querySelectorAll(".gold mark.part, .system mark.part").length > 0);
  step("figures", () => {}, () => byId("figures").rows.length === data.report.rows.length + 1);
  document.body.replaceChildren(Object.assign(document.createElement("pre"), { id: "steps", textContent: steps.join("\n") }));
});
</script></body>"""

VIEW_PROBE = r"""<script>
addEventListener("load", () => {
  const steps = [], count = selector => document.querySelectorAll(selector).length;
  const step = (name, act, check, found) => { act(); const n = found(); steps.push(`${check(n) ? "ok" : "FAILED"} ${name}: ${n}`); return n; };
  const key = name => dispatchEvent.call(document.body, new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const lit = () => count("#text .lit"), shown = () => count("#list li:not([hidden])");
  const all = step("articles listed", () => {}, n => n === blocks.length && n > 1, shown);
  step("the text is whole", () => {}, n => n === article.text.length,
    () => [...$("text").childNodes].filter(n => !n.ariaHidden).map(n => n.textContent).join("").length);
  const quoted = blocks.findIndex(b => JSON.parse(b.textContent).spans.some(s => s.layer === "sources"));
  step("marks", () => show(quoted), n => n > 0, () => count("#text [data-ids]"));
  step("speakers in the table", () => {}, n => n > 0, () => count("#speakers tr"));
  step("a click on a speaker", () => document.querySelector("#text .sources").click(), n => n > 1, lit);
  step("Esc", () => key("Escape"), n => n === 0, lit);
  step("a speaker of the table", () => document.querySelector("#speakers th button").click(), n => n > 0, lit);
  step("pointing at a mark", () => showTip(document.querySelector("#text .sources")), n => n > 0, () => $("tip").textContent.length);
  step("a layer put out", () => document.querySelector("#layers input").click(), n => n === 0, () => count(".on-entities#text"));
  step("a search", () => { $("find").value = blocks[quoted].dataset.id; find(); }, n => n > 0 && n < all, shown);
  step("search cleared", () => { $("find").value = ""; find(); }, n => n === all, shown);
  location.hash = ""; show(0); key("n");
  setTimeout(() => { step("n", () => {}, n => n === 1, () => current);
    document.body.replaceChildren(Object.assign(document.createElement("pre"), { id: "steps", textContent: steps.join("\n") })); }, 200);
});
</script></body>"""


def chromium(browser, page, *options):
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=300).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--browser", default="chromium")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        probed = Path(folder) / "probed.html"
        page = options.page.read_text(encoding="utf-8")
        probe = VIEW_PROBE if '<article id="text"' in page else PROBE
        probed.write_text(probe.join(page.rsplit("</body>", 1)), encoding="utf-8")
        found = re.search(r'<pre id="steps">(.*?)</pre>', chromium(options.browser, probed, "--dump-dom"), re.DOTALL)
    if options.screenshot:
        chromium(options.browser, options.page.resolve(), "--window-size=1200,2600", f"--screenshot={options.screenshot.resolve()}")
    print(found[1] if found else "FAILED: the page's script did not run to its end")
    sys.exit(0 if found and "FAILED" not in found[1] else 1)


if __name__ == "__main__":
    main()
