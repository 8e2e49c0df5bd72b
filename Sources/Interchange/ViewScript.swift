/// What the page of ``ViewWriter`` does.
enum ViewScript {
  static let body = #"""
    <nav aria-label="Articles">
    <input type="search" id="find" placeholder="Find an article" aria-label="Find an article">
    <p class="soft" id="count"></p>
    <ol id="list"></ol>
    </nav>
    <main id="main">
    <h1 id="title"></h1>
    <p class="soft" id="facts"></p>
    <fieldset id="layers"><legend hidden>Layers shown</legend></fieldset>
    <p class="soft on-entities on-timexes on-quotes" id="legend" aria-label="Colours">
    <span class="entities PERSON">person</span> <span class="entities ORG">organization</span>
    <span class="entities GPE">place</span> <span class="entities">other name</span>
    <span class="entities TITLE">office</span> <span class="timexes">date</span> <span class="quotes">quote</span>
    <span class="cues">cue</span> <span class="sources">source</span></p>
    <article id="text" tabindex="-1"></article>
    </main>
    <aside aria-label="Who said what">
    <h2>Who said what</h2>
    <table><tbody id="speakers"></tbody></table>
    <p class="soft keys">A click on a name lights what they said; so does Enter, and Tab goes from mark to mark. Esc puts
    it out. n and p go to the next and the previous article of the list.</p>
    </aside>
    <div id="tip" role="status" hidden></div>
    <noscript>This page needs JavaScript to show its articles.</noscript>
    """#

  static let code = #"""
    "use strict";
    const $ = id => document.getElementById(id);
    const blocks = [...document.querySelectorAll("script[data-id]")];
    const shown = { entities: true, timexes: true, quotes: true, zones: false, sentences: false };
    const names = { entities: "entities", timexes: "dates", quotes: "quotes", zones: "zones", sentences: "sentences" };
    let article = null, spans = new Map(), speaker = null, current = 0;
    const element = (name, properties, ...children) => {
      const node = Object.assign(document.createElement(name), properties || {});
      node.append(...children);
      return node;
    };
    const words = span => span.at.map(([start, end]) => article.text.slice(start, end)).join(" … ");
    const short = (text, limit) => {
      const line = text.replace(/\s+/g, " ");
      return line.length > limit ? line.slice(0, limit - 1) + "…" : line;
    };

    function describe(span) {
      const lines = [element("b", {}, span.label), " " + short(words(span), 90)];
      const quote = ["cues", "sources", "relays"].includes(span.layer) && spans.get(span.id.split(".")[0]);
      if (quote) lines.push(element("br"), "of " + quote.label + ": " + short(words(quote), 60));
      for (const [name, value] of Object.entries(span.is)) {
        // What holds of nearly all is said only where it does not.
        if (["closed", "resolved"].includes(name) && value === "true") continue;
        if (["cue", "source", "relay"].includes(name)) {
          const other = spans.get(value);
          if (other) lines.push(element("br"), name + ": " + short(words(other), 60));
        } else {
          lines.push(element("br"), (name === "sourceEntity" ? "entity of the source" : name) + ": " + value);
        }
      }
      return element("div", {}, ...lines);
    }

    function showTip(node) {
      const found = (node.dataset.ids || "").split(" ").map(id => spans.get(id))
        .filter(span => span && span.layer !== "sentences" && span.layer !== "zones");
      if (!found.length) return hideTip();
      $("tip").replaceChildren(...found.map(describe));
      $("tip").hidden = false;
      const box = node.getBoundingClientRect(), tip = $("tip").getBoundingClientRect();
      $("tip").style.left = Math.max(4, Math.min(box.left, innerWidth - tip.width - 8)) + "px";
      const below = box.bottom + 6;
      $("tip").style.top = (below + tip.height > innerHeight ? Math.max(4, box.top - tip.height - 6) : below) + "px";
    }
    const hideTip = () => { $("tip").hidden = true; };

    /// Whose words a quotation is: the entity where it is known, else the source's words.
    const speakerOf = quote => {
      if (quote.is.sourceEntity) return quote.is.sourceEntity;
      const source = spans.get(quote.is.source);
      return source ? "'" + words(source) : "";
    };

    function light(key) {
      speaker = key;
      const lit = new Set();
      if (key) for (const span of spans.values()) {
        if (span.layer === "quotes" && speakerOf(span) === key) lit.add(span.id);
        if (span.layer === "entities" && span.is.entity === key) lit.add(span.id);
      }
      for (const id of [...lit]) lit.add(id + ".source");
      for (const node of $("text").querySelectorAll("[data-ids]"))
        node.classList.toggle("lit", node.dataset.ids.split(" ").some(id => lit.has(id)));
    }

    function chooseSpeaker(node) {
      for (const id of (node.dataset.ids || "").split(" ")) {
        const span = spans.get(id);
        let key = null;
        if (span && span.layer === "sources") key = speakerOf(spans.get(id.replace(".source", "")));
        else if (span && span.layer === "entities") key = span.is.entity;
        if (key) return light(key === speaker ? null : key);
      }
      light(null);
    }

    /// Cuts the text wherever an annotation begins or ends; each piece names all that cover it.
    function renderText() {
      const edges = new Map();
      const at = place => edges.get(place) || edges.set(place, { open: [], close: [] }).get(place);
      for (const span of spans.values()) for (const [start, end] of span.at) {
        at(start).open.push(span);
        at(end).close.push(span);
      }
      const places = [...edges.keys()].sort((a, b) => a - b), open = new Set(), named = new Set(), pieces = [];
      let last = 0;
      for (const place of [...places, article.text.length]) {
        if (place > last) {
          const text = article.text.slice(last, place);
          if (!open.size) pieces.push(text);
          else {
            const over = [...open];
            const node = element("span", { className: over.map(span => span.layer + " " + span.label).join(" ") }, text);
            node.dataset.ids = over.map(span => span.id).join(" ");
            const fresh = over.filter(span => !named.has(span.id) && span.layer !== "sentences" && span.layer !== "zones");
            if (fresh.length) node.tabIndex = 0;
            for (const span of fresh) named.add(span.id);
            pieces.push(node);
          }
        }
        last = place;
        const edge = edges.get(place);
        if (!edge) continue;
        for (const span of edge.close) open.delete(span);
        for (const span of edge.open) {
          open.add(span);
          if (span.layer === "zones" || span.layer === "sentences")
            pieces.push(element("span", { className: "mark " + span.layer, ariaHidden: "true" },
              span.layer === "zones" ? span.label : ""));
        }
      }
      $("text").replaceChildren(...pieces);
    }

    function renderSpeakers() {
      const rows = new Map(), nobody = [];
      for (const span of spans.values()) if (span.layer === "quotes" && span.label !== "scare") {
        const key = speakerOf(span);
        if (!key) nobody.push(span);
        else (rows.get(key) || rows.set(key, []).get(key)).push(span);
      }
      const name = (key, quotes) => {
        if (!key) return "no source";
        if (key.startsWith("'")) return key.slice(1);
        const mentions = [...spans.values()].filter(span => span.layer === "entities" && span.is.entity === key
          && span.label !== "TITLE");
        const sources = quotes.map(quote => spans.get(quote.is.source)).filter(Boolean);
        const all = (mentions.length ? mentions : sources).map(words);
        return all.sort((a, b) => b.length - a.length)[0] || key;
      };
      if (nobody.length) rows.set("", nobody);
      $("speakers").replaceChildren(...[...rows].map(([key, quotes]) => element("tr", {},
        element("th", { scope: "row" }, element("button", { onclick: () => light(key === speaker ? null : key) },
          short(name(key, quotes), 60))),
        element("td", {}, ...quotes.map(quote => element("button", { onclick: () => {
          light(key);
          const node = $("text").querySelector(`[data-ids~="${quote.id}"]`);
          if (node) { node.scrollIntoView({ block: "center" }); node.focus(); }
        } }, short(words(quote), 110), element("span", { className: "kind" }, " " + quote.label)))))));
    }

    function show(index) {
      current = index;
      article = JSON.parse(blocks[index].textContent);
      spans = new Map(article.spans.map(span => [span.id, span]));
      hideTip();
      $("title").textContent = blocks[index].dataset.title || article.id;
      const count = layer => article.spans.filter(span => span.layer === layer).length;
      $("facts").textContent = article.id + " · " + (article.dct || "no date") + " · " + count("entities") + " entities · "
        + count("timexes") + " dates · " + count("quotes") + " quotes";
      renderText();
      renderSpeakers();
      light(null);
      $("main").scrollTop = 0;
      for (const link of $("list").querySelectorAll("a")) {
        const isCurrent = Number(link.dataset.index) === index;
        if (isCurrent) { link.setAttribute("aria-current", "page"); link.scrollIntoView({ block: "nearest" }); }
        else link.removeAttribute("aria-current");
      }
    }
    /// To the next article of the list, or the one before, passing over those that the search hides.
    function go(step) {
      const items = $("list").children;
      for (let index = current + step; items[index]; index += step)
        if (!items[index].hidden) { location.hash = encodeURIComponent(blocks[index].dataset.id); return; }
    }
    function fromHash() {
      const id = decodeURIComponent(location.hash.slice(1));
      const index = blocks.findIndex(block => block.dataset.id === id);
      if (blocks.length) show(Math.max(index, 0));
    }

    for (const [layer, name] of Object.entries(names)) {
      const box = element("input", { type: "checkbox", checked: shown[layer] });
      const apply = () => $("text").classList.toggle("on-" + layer, box.checked);
      box.addEventListener("change", apply);
      apply();
      $("layers").append(element("label", {}, box, " " + name));
    }
    $("list").append(...blocks.map((block, index) => {
      const link = element("a", { href: "#" + encodeURIComponent(block.dataset.id) },
        element("span", { className: "name" }, block.dataset.title),
        element("span", { className: "soft" }, block.dataset.id));
      link.dataset.index = index;
      return element("li", {}, link);
    }));
    function find() {
      const wanted = $("find").value.toLowerCase(), items = [...$("list").children];
      for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(wanted);
      const found = items.filter(item => !item.hidden).length;
      $("count").textContent = (wanted ? found + " of " : "") + blocks.length
        + (blocks.length === 1 ? " article" : " articles");
    }
    $("find").addEventListener("input", find);
    find();
    $("text").addEventListener("mouseover", event => showTip(event.target));
    $("text").addEventListener("mouseout", hideTip);
    $("text").addEventListener("focusin", event => showTip(event.target));
    $("text").addEventListener("focusout", hideTip);
    $("text").addEventListener("click", event => chooseSpeaker(event.target));
    addEventListener("keydown", event => {
      if (event.target.matches("input[type=search]") || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") { light(null); hideTip(); }
      else if (event.key === "Enter" && event.target.dataset.ids) chooseSpeaker(event.target);
      else if (event.key === "n") go(1);
      else if (event.key === "p") go(-1);
    });
    addEventListener("hashchange", fromHash);
    fromHash();
    """#
}
