/// How the page of ``ViewWriter`` looks: in light and in dark, on a screen and on paper.
enum ViewStyle {
  static let css = #"""
    :root { --back: #fff; --ink: #1b1b1b; --soft: #666; --line: #d5d5d5; --panel: #f6f6f4;
      --person: #d3e4ff; --org: #ffe0c2; --place: #d5f0d0; --other: #eadcf7; --date: #fff1a8; --quote: #f0f0e6;
      --edge: #b8b08c; --lit: #ffb0cf; --focus: #0a58ca; }
    @media (prefers-color-scheme: dark) {
      :root { --back: #16181b; --ink: #e6e6e3; --soft: #9a9a96; --line: #3a3d42; --panel: #1f2226;
        --person: #1e3a63; --org: #5a3714; --place: #1f4a24; --other: #45305c; --date: #544a10; --quote: #26282c;
        --edge: #77714f; --lit: #8c2459; --focus: #8ab4ff; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.65 Georgia, serif;
      display: grid; grid-template-columns: 15rem minmax(0, 1fr) 22rem; height: 100vh; }
    nav, aside { background: var(--panel); font: 13px/1.45 system-ui, sans-serif; overflow: auto; padding: .8rem; }
    nav { border-right: 1px solid var(--line); } aside { border-left: 1px solid var(--line); }
    main { overflow: auto; padding: 1rem 2rem 4rem; }
    h1 { font: 600 1.05rem system-ui, sans-serif; margin: 0 0 .2rem; overflow-wrap: anywhere; }
    h2 { font: 600 .85rem system-ui, sans-serif; margin: 1rem 0 .3rem; }
    .soft { color: var(--soft); font: 13px system-ui, sans-serif; }
    nav input[type=search] { width: 100%; font: inherit; padding: .3rem; margin-bottom: .5rem; }
    nav ol { list-style: none; margin: 0; padding: 0; }
    nav a { display: block; color: inherit; text-decoration: none; padding: .25rem .4rem; border-radius: 4px;
      overflow-wrap: anywhere; }
    nav .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
    nav a .soft { display: block; font-size: 11px; }
    nav li { content-visibility: auto; contain-intrinsic-size: auto 3.4em; }
    nav a[aria-current] { background: var(--person); }
    #legend { margin: 0 0 1rem; } #legend span { padding: 0 .2em; margin-right: .3em; cursor: default; }
    fieldset { border: 0; padding: 0; margin: .6rem 0 .4rem; display: flex; flex-wrap: wrap; gap: .2rem 1rem;
      font: 13px system-ui, sans-serif; }
    #text { white-space: pre-wrap; overflow-wrap: break-word; max-width: 46rem; }
    .on-quotes .quotes { background: var(--quote); box-shadow: inset 0 -2px var(--edge); }
    .on-quotes .cues { text-decoration: underline dotted 2px; text-underline-offset: 3px; }
    .on-quotes .sources { outline: 1px dashed var(--edge); outline-offset: 1px; cursor: pointer; }
    .on-timexes .timexes { background: var(--date); border-radius: 3px; }
    .on-entities .entities { background: var(--other); border-radius: 3px; cursor: pointer; }
    .on-entities .PERSON { background: var(--person); } .on-entities .ORG { background: var(--org); }
    .on-entities .GPE, .on-entities .LOC, .on-entities .FAC { background: var(--place); }
    .on-entities .TITLE:not(.PERSON):not(.ORG):not(.GPE):not(.NORP) { background: none;
      border-bottom: 2px solid var(--other); }
    #text .lit { background: var(--lit); }
    .mark { display: none; font: 10px system-ui, sans-serif; color: var(--soft); user-select: none; }
    .on-zones .mark.zones { display: inline-block; border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em;
      margin-right: .4em; }
    .on-sentences .mark.sentences { display: inline; }
    .on-sentences .mark.sentences::after { content: "¶"; margin-right: .15em; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
    #tip { position: fixed; z-index: 2; max-width: 26rem; background: var(--panel); color: var(--ink);
      border: 1px solid var(--line); border-radius: 6px; padding: .4rem .6rem; font: 12px/1.4 system-ui, sans-serif;
      box-shadow: 0 3px 12px #0004; pointer-events: none; }
    #tip b { font-weight: 600; } #tip div + div { border-top: 1px solid var(--line); margin-top: .3rem; padding-top: .3rem; }
    table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .3rem .3rem;
      border-top: 1px solid var(--line); font-weight: normal; }
    button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: left; cursor: pointer; }
    th button { font-weight: 600; } td button { display: block; margin-bottom: .25rem; }
    .kind { color: var(--soft); font-size: 11px; }
    td button:hover, th button:hover { text-decoration: underline; }
    @media (max-width: 70rem) { body { display: block; height: auto; } main { overflow: visible; padding: 1rem; }
      nav { max-height: 12rem; } }
    @media print { body { display: block; height: auto; font-size: 11pt; } nav, #tip, fieldset, .keys { display: none; }
      main { overflow: visible; padding: 0; } aside { border: 0; background: none; overflow: visible; padding: 1rem 0; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      tr { break-inside: avoid; } }
    """#
}
