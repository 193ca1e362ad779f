// SPDX-License-Identifier: BSL-1.0
// Questions to an open page, answered by what is wrong. Each runs inside the page, so it is complete in itself.

/// Elements that make the page scroll sideways. Tables scroll in a region of their own.
export function tooWide() {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.body.querySelectorAll(':not(.region *)')]
      .filter(e => e.getBoundingClientRect().right > wide + 0.5)
      .map(e => e.outerHTML.slice(0, 200));
}

/// What does not fit between the margins of A4.
export function cutOnPaper({portrait, landscape}) {
  const bad = [];
  for (const table of document.querySelectorAll('table')) {
    const room = table.closest('.landscape') ? landscape : portrait;
    const wide = table.getBoundingClientRect().width;
    if (wide > room + 1) bad.push(`a table is ${wide} wide, and there is room for ${room}`);
    for (const cell of table.querySelectorAll('th, td'))
      if (cell.scrollWidth > cell.clientWidth + 1) bad.push(`cut: ${cell.textContent.slice(0, 100)}`);
  }
  for (const element of document.querySelectorAll('h1, h2, h3, p, li, svg'))
    if (element.getBoundingClientRect().right > portrait + 1) bad.push(element.outerHTML.slice(0, 200));
  return bad.slice(0, 20);
}

/// Sorts by every heading, both ways and back, and compares with an order made from the exact values anew.
export function wrongOrders() {
  const bad = [];
  for (const table of document.querySelectorAll('table')) {
    const rows = () => [...table.tBodies[0].rows];
    const given = rows(), place = new Map(given.map((row, i) => [row, i]));
    for (const heading of table.querySelectorAll('th[data-sort]')) {
      const column = Number(heading.dataset.sort);
      const value = row => row.cells[column].dataset.value;
      for (const [state, sign] of [['ascending', 1n], ['descending', -1n]]) {
        heading.querySelector('button').click();
        if (heading.getAttribute('aria-sort') !== state) bad.push(`${heading.textContent} is not ${state}`);
        if (table.querySelectorAll('[aria-sort]').length !== 1) bad.push('two columns are sorted');
        const now = rows();
        if (new Set(now).size !== given.length) bad.push('a row was lost');
        for (let i = 1; i < now.length; ++i) {
          const [before, after] = [value(now[i - 1]), value(now[i])];
          if (before === undefined && after !== undefined) bad.push('a figure without a value stands before one with a value');
          if (before === undefined || after === undefined) continue;
          const [a, b = 1n] = before.split('/').map(BigInt), [c, d = 1n] = after.split('/').map(BigInt);
          if (sign * (a * d - c * b) > 0n) bad.push(`${state}: ${before} before ${after}`);
          if (a * d === c * b && place.get(now[i - 1]) > place.get(now[i])) bad.push('equal figures changed their order');
        }
      }
      heading.querySelector('button').click();
      if (rows().some((row, i) => row !== given[i])) bad.push('the given order does not come back');
      if (bad.length > 10) return bad;
    }
    if (!table.querySelector('th[data-sort]') && table.querySelector('thead button')) bad.push('a heading sorts what has no order');
  }
  return bad;
}

/// Searches every table for the name of one of its rows, written without accents and in capitals, and for nothing at all.
export function wrongSearches() {
  const bad = [];
  for (const table of document.querySelectorAll('table[data-search]')) {
    const box = table.parentElement.previousElementSibling;
    const input = box?.querySelector('label input[type=search]'), count = box?.querySelector('[aria-live]');
    if (!input || !count) return ['a long table has no labelled search field with a count'];
    const rows = [...table.tBodies[0].rows];
    const search = text => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      return rows.filter(row => !row.hidden);
    };
    const row = rows[Math.floor(rows.length / 2)];
    const plain = row.cells[0].textContent.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toUpperCase();
    const found = search(plain);
    if (!found.includes(row)) bad.push(`"${plain}" is not found`);
    if (found.length === rows.length) bad.push(`"${plain}" finds everything`);
    if (!/^\d+ \S+ \d+ \S+$/.test(count.textContent)) bad.push(`the count reads "${count.textContent}"`);
    if (search('no such words').length !== 0) bad.push('what is nowhere is found');
    if (search('').length !== rows.length) bad.push('an empty search does not show everything');
  }
  return bad;
}

/// Texts of charts that reach out of their drawing, or over one another, in a font.
export function badTexts(font) {
  const bad = [];
  for (const svg of document.querySelectorAll('svg')) {
    if (svg.getBoundingClientRect().width === 0) continue;
    for (const group of svg.querySelectorAll('g[font-family]')) group.setAttribute('font-family', `'${font}'`);
    const {width, height} = svg.viewBox.baseVal;
    const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim() !== '').map(t => ({box: t.getBBox(), text: t.textContent}));
    for (const {box, text} of texts)
      if (box.x < -0.5 || box.y < -0.5 || box.x + box.width > width + 0.5 || box.y + box.height > height + 0.5)
        bad.push(`${svg.id}: "${text.slice(0, 60)}" is cut`);
    texts.forEach((a, i) => {
      for (const b of texts.slice(i + 1)) {
        const across = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
        // Boxes hold room for accents: lines of text may share a quarter of it.
        const down = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
        if (across > 0.5 && down > 0.25 * Math.min(a.box.height, b.box.height))
          bad.push(`${svg.id}: "${a.text.slice(0, 60)}" over "${b.text.slice(0, 60)}"`);
      }
    });
  }
  return bad;
}
