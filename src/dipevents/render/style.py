"""The look of the page: a style sheet, with a second set of colours for those who prefer it dark."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root {
  --paper: #fbfaf7; --ink: #20242a; --faint: #6b7280; --line: #e3e0d8; --card: #fff; --lit: #fff3bf;
  --meeting: #c5dcf7; --meeting-ink: #1d4f8c;
  --statement: #e2f2e3; --statement-ink: #2c6b38;
  --anniversary: #fbe7bf; --anniversary-ink: #8a5a00;
  --organisation-ink: #7b3fa0; --person-ink: #0b6b6b; --hover: #20242a; --hover-ink: #fdfcfa;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17191d; --ink: #e4e2dc; --faint: #9aa1ab; --line: #32363d; --card: #1e2126; --lit: #57491a;
    --meeting: #2a4b73; --meeting-ink: #9cc4f2;
    --statement: #21392a; --statement-ink: #93d3a2;
    --anniversary: #4d3b12; --anniversary-ink: #f0c877;
    --organisation-ink: #cfa3ea; --person-ink: #6fd0cb; --hover: #f1efe9; --hover-ink: #20242a;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding: 1.5rem; }
body { margin: 0 auto; max-width: 96rem; padding: 1.5rem; overflow-x: clip; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; }
a { color: inherit; text-decoration: none; }
nav ol { columns: 20rem; padding-left: 1.5rem; color: var(--faint); }
nav a, td > a { border-bottom: 1px solid var(--line); }
section + section { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 2rem; justify-content: space-between; color: var(--faint);
  font-size: .85rem; border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; }
header p { margin: 0 0 .75rem; overflow-wrap: anywhere; unicode-bidi: isolate; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0 0 .75rem; padding: 0; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2.5rem; align-items: start; }
.article { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 44rem;
  font: 1.1rem/1.75 "Iowan Old Style", Palatino, "Palatino Linotype", Georgia, "DejaVu Serif", serif; }
.tables { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow: auto; padding-right: .5rem; }

.headline { font-size: 1.55rem; line-height: 1.3; font-weight: 700; }
.dateline { color: var(--faint); letter-spacing: .03em; }
.statement { background: var(--statement); }
.anniversary { background: var(--anniversary); }
.anniversary.statement { background: linear-gradient(var(--anniversary) 50%, var(--statement) 50%); }
.meeting { box-shadow: inset 0 -.3em var(--meeting); }
.detail { border-bottom: 1.5px dotted currentColor; }
.cue { font-style: italic; }
.person { color: var(--person-ink); font-weight: 600; }
.organisation { color: var(--organisation-ink); font-weight: 600; }
.headline.person, .headline.organisation { font-weight: 700; }
.article i:target + a, .article i:target + i + a { outline: 2px solid var(--meeting-ink); outline-offset: 2px; }
.control::before { content: "U+" attr(data-code); font: .65em monospace; vertical-align: .25em; padding: 0 .3em;
  border: 1px solid var(--faint); border-radius: .3em; color: var(--faint); }

[data-hover] { position: relative; }
[data-hover]:hover::after, [data-hover]:focus-visible::after { content: attr(data-hover); position: absolute;
  z-index: 2; left: 0; top: calc(100% + .35rem); width: max-content; max-width: min(26rem, 80vw); padding: .5rem .75rem;
  border-radius: .4rem; background: var(--hover); color: var(--hover-ink); box-shadow: 0 4px 16px #0005;
  font: 400 .8rem/1.45 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif;
  letter-spacing: 0; white-space: pre-line; pointer-events: none; unicode-bidi: isolate; }
.article a[href]:hover { outline: 1px solid var(--faint); outline-offset: 1px; }

table { width: 100%; border-collapse: collapse; margin-bottom: 1.75rem; font-size: .86rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .5rem; }
caption { text-align: left; font-weight: 700; font-size: 1rem; padding: 0 0 .4rem; }
caption span { color: var(--faint); font-weight: 400; }
th { text-align: left; font-weight: 500; color: var(--faint); font-size: .75rem; letter-spacing: .04em; }
th, td { padding: .4rem .6rem; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word; unicode-bidi: isolate; }
td:first-child { font-weight: 600; }
tbody tr:last-child td { border-bottom: 0; }
tr:target td { background: var(--lit); }
.of-meeting caption, .of-meeting td:first-child { color: var(--meeting-ink); }
.of-statement caption, .of-statement td:first-child { color: var(--statement-ink); }
.of-anniversary caption, .of-anniversary td:first-child { color: var(--anniversary-ink); }
.of-organisation caption, .of-organisation td:first-child { color: var(--organisation-ink); }
.of-person caption, .of-person td:first-child { color: var(--person-ink); }

@media (max-width: 60rem) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .tables { position: static; max-height: none; overflow: visible; }
}
@media print {
  .columns { display: block; }
  .tables { position: static; max-height: none; overflow: visible; margin-top: 2rem; }
}
"""
