// SPDX-License-Identifier: BSL-1.0
// Checks pages and drawings as their readers meet them: valid, without errors, on a phone, a tablet, a desktop and paper,
// light and dark, with a script and without, and in both fonts that charts are drawn for.
//
//   CHROMIUM=/usr/bin/chromium node check.mjs FOLDER...           every *.html and *.svg in them
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

import {chromium} from 'playwright-core';

import * as inPage from './in_page.mjs';

const require = createRequire(import.meta.url);
const axe = require('axe-core').source;
const validator = require('vnu-jar');

const screens = [{width: 375, height: 812}, {width: 768, height: 1024}, {width: 1280, height: 800}];
const paper = {portrait: 680, landscape: 1009};  // what the margins leave of A4, in CSS pixels
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const mostCells = 5000;  // the rules for accessibility take minutes on more; the same table of 30 rows stands for it
const fonts = ['DejaVu Sans', 'Noto Sans'];

const files = process.argv.slice(2).flatMap(folder => readdirSync(folder).sort().map(name => resolve(folder, name)));
const pages = files.filter(file => file.endsWith('.html'));
const drawings = files.filter(file => file.endsWith('.svg'));

let made = 0;
const failures = [];
const expect = (holds, what) => {
  ++made;
  if (!holds) failures.push(what);
};
const expectNone = (found, what) => expect(found.length === 0, `${what}: ${JSON.stringify(found, null, 1).slice(0, 2000)}`);
const done = (what, since) => console.log(`${what}: ${made - since} checks`);

// ---- validity ----
// The validator guesses languages, and not well from names and figures. A drawing's lang is of SVG 2, which its schema of
// drawings in files of their own lacks; in pages it knows it.
const guesses = /^This document appears to be written in/;
const ofSvg2 = /^Attribute “lang” not allowed on element “svg”/;
function validate() {
  const since = made;
  for (const [kind, of] of [['--html', pages], ['--svg', drawings]]) {
    const run = spawnSync('java', ['-Xss8m', '-jar', validator, '--format', 'json', kind, ...of], {encoding: 'utf8', maxBuffer: 1 << 28});
    const messages = JSON.parse(run.stderr).messages.filter(m => !guesses.test(m.message) && !ofSvg2.test(m.message));
    for (const file of of) {
      const found = messages.filter(m => m.url === pathToFileURL(file).href.replace('file:///', 'file:/') || m.url === pathToFileURL(file).href);
      expectNone(found.map(m => `${m.subType ?? m.type}: ${m.lastLine}: ${m.message}`), `${basename(file)} is not valid`);
    }
    expect(messages.every(m => m.url), `the validator failed: ${run.stderr.slice(0, 500)}`);
  }
  done(`validator on ${pages.length} pages and ${drawings.length} drawings`, since);
}

async function open(browser, file, options = {}) {
  const page = await browser.newPage(options);
  page.problems = [];
  page.on('console', message => ['error', 'warning'].includes(message.type()) && page.problems.push(message.text()));
  page.on('pageerror', error => page.problems.push(String(error)));
  page.on('request', request => request.url() === pathToFileURL(file).href || page.problems.push(`asks for ${request.url()}`));
  await page.goto(pathToFileURL(file).href);
  return page;
}

// ---- what it looks like ----
async function look(browser, file) {
  const name = basename(file);
  for (const viewport of screens) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, file, {viewport, colorScheme});
      const where = `${name} at ${viewport.width}, ${colorScheme}`;
      expectNone(await page.evaluate(inPage.tooWide), `${where}: wider than the screen`);
      if (process.env.SCREENSHOTS) {
        mkdirSync(process.env.SCREENSHOTS, {recursive: true});
        await page.screenshot({path: join(process.env.SCREENSHOTS, `${name}.${viewport.width}.${colorScheme}.png`),
                               fullPage: (await page.evaluate(() => document.body.scrollHeight)) < 6000});
      }
      if (await page.locator('td').count() < mostCells) {
        await page.evaluate(axe);
        const {violations} = await page.evaluate(only => axe.run({runOnly: only}), rules);
        expectNone(violations.map(v => [v.id, v.help, v.nodes.length, v.nodes[0].html.slice(0, 300), v.nodes[0].any[0]?.message]),
                   `${where}: accessibility`);
      }
      expectNone(page.problems, `${where}: console`);
      await page.close();
    }
  }
  const page = await open(browser, file, {viewport: {width: paper.portrait, height: 1000}, colorScheme: 'dark'});
  const pdf = await page.pdf({preferCSSPageSize: true, path: process.env.SCREENSHOTS && join(process.env.SCREENSHOTS, `${name}.pdf`)});
  expect(pdf.length > 1000, `${name}: no PDF`);
  await page.emulateMedia({media: 'print'});
  expectNone(await page.evaluate(inPage.cutOnPaper, paper), `${name}: cut on paper`);
  await page.close();
}

// ---- what can be done with it ----
async function use(browser, file) {
  const name = basename(file);
  const page = await open(browser, file, {viewport: screens[2]});
  expectNone(await page.evaluate(inPage.wrongOrders), `${name}: sorted wrongly`);
  expectNone(await page.evaluate(inPage.wrongSearches), `${name}: searched wrongly`);
  await explain(page, name);
  expectNone(page.problems, `${name}: console, in use`);
  await page.close();

  const still = await open(browser, file, {viewport: screens[0], javaScriptEnabled: false});
  expect(await still.locator('h1').isVisible(), `${name}: no title without a script`);
  for (const table of await still.locator('main > .region > table').all())
    expect(await table.isVisible(), `${name}: a table is hidden without a script`);
  expect(await still.locator('.search, th button').count() === 0, `${name}: controls that do nothing without a script`);
  await explain(still, `${name} without a script`);
  await still.close();
}

async function explain(page, name) {
  const figures = page.locator('button.figure:visible');
  for (let i = 0; i < Math.min(await figures.count(), 5); ++i) {
    const figure = figures.nth(i);
    const answer = page.locator(`[id="${await figure.getAttribute('popovertarget')}"]`);
    expect(!await answer.isVisible(), `${name}: an explanation is there before it was asked for`);
    await figure.focus();
    await page.keyboard.press('Enter');
    expect(await answer.isVisible() && (await answer.innerText()).trim() !== '', `${name}: a figure does not explain itself`);
    await page.keyboard.press('Escape');
    expect(!await answer.isVisible(), `${name}: an explanation does not go away`);
  }
}

// ---- texts of charts ----
async function drawn(browser, file) {
  const page = await open(browser, file, {viewport: screens[2]});
  for (const viewport of [screens[2], screens[0]]) {
    await page.setViewportSize(viewport);
    for (const font of fonts)
      expectNone(await page.evaluate(inPage.badTexts, font), `${basename(file)} at ${viewport.width} in ${font}: texts`);
  }
  await page.close();
}

const browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: process.getuid?.() === 0 ? ['--no-sandbox'] : []});
console.log(`Chromium ${browser.version()}, axe ${require('axe-core').version}, ` +
            `validator ${execFileSync('java', ['-jar', validator, '--version'], {encoding: 'utf8'}).trim()}`);
expect(pages.length > 0 && drawings.length > 0, 'there is nothing to check');
validate();
for (const file of pages) {
  const since = made;
  await look(browser, file);
  await use(browser, file);
  await drawn(browser, file);
  done(basename(file), since);
}
const since = made;
for (const file of drawings) await drawn(browser, file);
done('drawings', since);
await browser.close();

for (const failure of failures) console.error(`FAILED ${failure}`);
console.log(`${made} checks, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
