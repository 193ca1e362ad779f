// SPDX-License-Identifier: BSL-1.0
// How a page looks: on a phone, a desktop and A4, light and dark. Its colours have a contrast of 4.5 and more (WCAG AA).
#pragma once

#include <string_view>

namespace govkpi::report {

inline constexpr std::string_view page_style = R"(
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --line: #c9d1d9; --band: #f2f5f8;
  --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9da7b3; --paper: #0d1117; --line: #3d444d; --band: #161b22; --link: #79c0ff; }
}
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2, h3, h4, h5, h6 { font-size: 1.05rem; line-height: 1.3; margin: 1.8rem 0 .5rem; }
h2 { font-size: 1.3rem; margin-top: 2.4rem; }
h3 { font-size: 1.15rem; }
p { margin: .7rem 0; max-width: 46rem; }
.subtitle, .unit, .note, .notes, .search { color: var(--soft); }
.subtitle { margin: .25rem 0 0; }
.note, .notes { max-width: 46rem; }
.note { font-size: .9rem; margin: .35rem 0 0; }
.notes { padding-left: 1.2rem; }
.notes li { margin: .35rem 0; }
a { color: var(--link); }
sup { line-height: 0; font-size: .75em; font-weight: 400; }
sup a { padding: .4em .15em; text-decoration: none; }
:target { outline: 2px solid var(--link); outline-offset: 3px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }

.region { overflow-x: auto; margin-top: 1.6rem; }
.long { max-height: 88vh; overflow-y: auto; scroll-padding: 5rem 0 0 9rem; }
table { border-collapse: separate; border-spacing: 0; width: 100%; overflow-wrap: break-word; }
caption { text-align: left; padding: 0 0 .5rem; }
caption > span { position: sticky; left: 0; display: block; max-width: calc(100vw - 2rem); overflow-wrap: anywhere; }
.title { font-size: 1.1rem; font-weight: 600; }
.unit { text-align: right; font-size: .9rem; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
td { text-align: right; }
td, .number { font-variant-numeric: tabular-nums; }
td.text { text-align: left; }
.words { min-width: 7rem; }
.broken { text-align: left; overflow-wrap: anywhere; min-width: 9rem; }
th.number { text-align: right; }
thead { position: sticky; top: 0; z-index: 2; }
thead th { background: var(--band); border-bottom-color: var(--ink); vertical-align: bottom; }
thead tr:first-child th { border-top: 2px solid var(--ink); }
thead th.group { text-align: center; border-bottom-color: var(--line); }
tbody th { font-weight: 500; min-width: 8rem; background: var(--paper); }
[data-level] { font-weight: 400; padding-left: 3.6rem; }
[data-level="1"] { padding-left: 1.6rem; }
[data-level="2"] { padding-left: 2.6rem; }
.total th, .total td { font-weight: 700; border-top: 1px solid var(--ink); border-bottom: 2px solid var(--ink); }

button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; text-align: inherit;
  cursor: pointer; min-height: 1.5rem; }
.figure { text-decoration: underline dotted var(--soft); text-underline-offset: .2em; }
.figure:hover, thead button:hover { color: var(--link); }
[popover] { max-width: min(32rem, calc(100vw - 4rem)); max-height: 70vh; overflow: auto; padding: .8rem 1rem;
  background: var(--paper); color: var(--ink); border: 1px solid var(--soft); border-radius: .4rem; white-space: pre-line; }
[popover]::backdrop { background: rgba(0, 0, 0, .25); }
[popover] p { margin: 0; }
[popover] .note { margin-bottom: .4rem; }
.search { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: baseline; margin: 1.6rem 0 -.8rem; }
.search input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft);
  border-radius: .3rem; padding: .3rem .5rem; width: 16rem; max-width: 100%; box-sizing: border-box; }
th button::after { content: " \2195"; color: var(--soft); }
[aria-sort="ascending"] button::after { content: " \25B2"; color: inherit; }
[aria-sort="descending"] button::after { content: " \25BC"; color: inherit; }

figure { margin: 1.6rem 0; }
svg { display: block; }
figcaption { font-weight: 600; }
.narrow { display: none; }
summary { cursor: pointer; color: var(--link); padding: .3rem 0; }
details .region { margin-top: .5rem; }

@media screen and (max-width: 42rem) {
  .broad { display: none; }
  .narrow { display: block; }
  th, td { padding: .4rem .45rem; }
  tbody th { position: sticky; left: 0; z-index: 1; max-width: 38vw; min-width: 6rem; }
  .long { scroll-padding-left: 42vw; }
  /* A short table of many words: each row one below another, each figure with its heading. */
  .cards, .cards tbody, .cards tr, .cards th, .cards td { display: block; }
  .cards caption { display: block; width: auto; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards thead button, .cards td:empty { display: none; }
  .cards tr { border-bottom: 1px solid var(--ink); padding: .4rem 0; }
  .cards tbody th { font-weight: 600; }
  .cards tbody th, .cards td { position: static; max-width: none; border: 0; text-align: left; padding: .15rem 0; }
  .cards td:not([data-label=""])::before { content: attr(data-label) ": "; color: var(--soft); }
  .cards .total { border-top: 1px solid var(--ink); border-bottom: 2px solid var(--ink); }
}
@page { size: A4; margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@page landscape { size: A4 landscape; margin: 15mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --paper: #fff; --line: #999; --band: #eee; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  tr, li, figure, .note { break-inside: avoid; }
  .region { overflow: visible; max-height: none; }
  .landscape { page: landscape; }
  /* The text of a figure is about .7 em a character: the table is as wide as the page and no wider. */
  table { font-size: clamp(3pt, calc(178mm / var(--characters) / .7), 10pt); }
  .landscape table { font-size: clamp(3pt, calc(265mm / var(--characters) / .7), 10pt); }
  thead { position: static; display: table-header-group; }
  th, td { padding: .35em .6em; }
  td.text, tbody th, .broken { min-width: 0; background: none; }
  button { min-height: 0; }
  .figure { text-decoration: none; }
  th button::after { content: none; }
  caption > span { max-width: none; }
  .search, [popover] { display: none; }
}
)";

}  // namespace govkpi::report
