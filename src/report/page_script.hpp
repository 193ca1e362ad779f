// SPDX-License-Identifier: BSL-1.0
// What a browser adds to a page that can be read without it: tables sorted by the exact value of their figures, and
// searched, whatever accents their words have. The page allows this script alone, by its hash;
// validators take it without space around it.
#pragma once

#include <string_view>

namespace govkpi::report {

inline constexpr std::string_view page_script = R"('use strict';
{
  const {lang} = document.documentElement;
  const words = document.querySelector('main').dataset;
  const made = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // ---- sorting: a heading goes from ascending to descending and back to the order that the page came in ----
  const collator = new Intl.Collator(lang, {numeric: true});
  const fraction = cell => {
    const value = cell.dataset.value;
    if (value === undefined) return null;
    const [numerator, denominator = '1'] = value.split('/');
    return [BigInt(numerator), BigInt(denominator)];
  };
  const compare = (a, b) => {
    if (!a.value) return collator.compare(a.text, b.text);
    const left = a.value[0] * b.value[1], right = b.value[0] * a.value[1];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  // What has no value stands last in either direction.
  const sorted = (rows, column, sign) => rows
      .map(row => ({row, value: fraction(row.cells[column]), text: row.cells[column].textContent}))
      .sort((a, b) => (a.value === null) - (b.value === null) || sign * compare(a, b))
      .map(key => key.row);
  for (const table of document.querySelectorAll('table')) {
    const body = table.tBodies[0], given = [...body.rows];
    for (const heading of table.querySelectorAll('th[data-sort]')) {
      heading.prepend(made('button', {type: 'button'}, heading.firstChild));
      heading.firstChild.addEventListener('click', () => {
        const next = {ascending: 'descending', descending: null}[heading.getAttribute('aria-sort')];
        for (const other of table.querySelectorAll('[aria-sort]')) other.removeAttribute('aria-sort');
        if (next !== null) heading.setAttribute('aria-sort', next ?? 'ascending');
        const sign = next === undefined ? 1 : -1;
        for (const row of next === null ? given : sorted(given, Number(heading.dataset.sort), sign)) body.append(row);
      });
    }
  }

  // ---- searching: a row that is found brings the rows that it stands below ----
  const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  for (const table of document.querySelectorAll('table[data-search]')) {
    const rows = [...table.tBodies[0].rows].map(row =>
        ({row, text: folded(row.textContent), level: Number(row.querySelector('[data-level]')?.dataset.level ?? 0)}));
    const input = made('input', {type: 'search', autocomplete: 'off'});
    const count = made('output', {});
    count.setAttribute('aria-live', 'polite');
    const search = () => {
      const wanted = folded(input.value.trim());
      let above = 0, some = 0;
      for (const {row, text, level} of rows.slice().reverse()) {
        const found = text.includes(wanted);
        row.hidden = !found && level >= above;
        if (!row.hidden) above = level;
        some += found;
      }
      count.value = words.shown.replace('{some}', some).replace('{all}', rows.length);
    };
    input.addEventListener('input', search);
    search();
    table.parentElement.before(
        made('div', {className: 'search'}, made('label', {}, words.search, ' ', input), count));
  }

  // ---- a table that fits needs no scrolling by keyboard ----
  const watch = new ResizeObserver(entries => {
    for (const {target} of entries) {
      const fits = target.scrollWidth <= target.clientWidth && target.scrollHeight <= target.clientHeight;
      if (fits) target.removeAttribute('tabindex');
      else target.tabIndex = 0;
    }
  });
  for (const region of document.querySelectorAll('.region')) watch.observe(region);
})";

/// Its SHA-256 in Base64, for the page's policy. A test computes it.
inline constexpr std::string_view page_script_hash = "Gk58bByhvzGNFUiwdY4JO6L9erkSGyna+nW/cB/uYUw=";

}  // namespace govkpi::report
