// The page of `rolecall report` in a real browser, opened from disk.
//
//     node page_test.mjs ROLECALL [SCREENSHOT_FOLDER]
//
// Status 77: playwright-core or Chromium is not installed, nothing was tested.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

const [rolecall, screenshots] = process.argv.slice(2);
const samples = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../corpora/samples');

function skip(why) {
  console.log(`skipped: ${why}; ./dev browser-test installs what is needed`);
  process.exit(77);
}

const { chromium } = await import('playwright-core').catch(() => skip('playwright-core is not installed'));
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(p => fs.existsSync(p));
if (!browserPath) skip('Chromium is not installed');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rolecall-browser-'));
const file = name => path.join(folder, name);
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

const run = (...args) => execFileSync(rolecall, args, { maxBuffer: 1 << 28, encoding: 'utf8' });
const records = (...paths) => run('-f', 'jsonl', ...paths).trim().split('\n').map(line => JSON.parse(line))
  .filter(record => record.type === 'posting');

// Text that tries to leave its place, to turn the page round, and to choke it.
const script = 'Data engineer </script><script>window.broken = 1</script>\n\nRequirements\n' +
  '- Python <img src=x onerror="window.broken = 1"> and SQL\n- <!-- <script> Kubernetes &lt;\n';
fs.writeFileSync(file('script.txt'), script);
fs.writeFileSync(file('turned.jsonl'), JSON.stringify({
  id: 'turned', title: '</script><script>window.broken = 1</script> \u202eenigne\u202c engineer',
  text: 'Requirements\n- Python \u202e\u2067 SQL \u0007\u001b[31m and 😀 Spark\n- 熟悉 PyTorch 和 Kubernetes' }) + '\n');
const hostile = [file('script.txt'), file('turned.jsonl')];
fs.writeFileSync(file('long.txt'), 'Requirements: ' + 'Python and Kubernetes, '.repeat(450000));

const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
process.on('uncaughtException', async error => {
  console.error(error);
  await browser.close();
  process.exit(1);
});

/// Opens a report of `args`; every error of the page and every request but for the file itself fails.
async function open(name, args, options = {}) {
  run('report', ...args, '-f', `html=${file(name)}`);
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options })).newPage();
  const url = pathToFileURL(file(name)).href;
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) throw new Error(message.text()); });
  page.on('pageerror', error => { throw error; });
  page.on('request', request => assert.equal(request.url().split('#')[0], url));
  await page.goto(url, { timeout: 120_000 });  // a busy machine starts a browser slowly
  return page;
}

/// The marks of the open posting: for each tag the text under it.
const marked = page => page.evaluate(() => {
  const texts = {};
  for (const mark of document.querySelectorAll('#text mark'))
    for (const tag of mark.dataset.tags.split(' ')) texts[tag] = (texts[tag] ?? '') + mark.textContent;
  return Object.keys(texts).sort((a, b) => a - b).map(tag => texts[tag]);
});
const cell = (page, column) => page.$$eval(`#rows tbody td:nth-child(${column})`, cells => cells.map(c => c.textContent));
const safe = text => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');

async function openPosting(page, id) {
  await page.fill('#f-words', id);
  await page.click('#rows tbody tr:first-child .open');
}

async function sorts_and_filters(page, all) {
  assert.equal((await cell(page, 1)).length, all.length);
  await page.click('#rows thead th:nth-child(4) button');
  const sure = (await cell(page, 4)).map(parseFloat);
  assert.deepEqual(sure, [...sure].sort((a, b) => b - a));
  assert.equal(await page.getAttribute('#rows thead th:nth-child(4)', 'aria-sort'), 'descending');
  await page.click('#rows thead th:nth-child(1) button');
  const titles = await cell(page, 1);
  assert.deepEqual(titles, [...titles].sort(new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare));
  await page.selectOption('#f-role', { index: 2 });
  const role = await page.$eval('#f-role', select => Number(select.value));
  const scores = Object.keys(all[0].scores);
  assert.equal((await cell(page, 1)).length, all.filter(r => r.role === scores[role]).length);
  await page.selectOption('#f-role', '');
  await page.selectOption('#f-lang', 'zh');
  assert.equal((await cell(page, 1)).length, all.filter(r => r.lang === 'zh').length);
  await page.selectOption('#f-lang', '');
  for (const [words, asked] of [['kubernetes', skill => skill.id === 'kubernetes'], ['pytorch', skill => skill.id === 'pytorch']]) {
    await page.fill('#f-skill', words);
    const wanted = all.filter(r => r.skills.some(skill => asked(skill) && ['required', 'preferred'].includes(skill.ask)));
    assert.ok(wanted.length > 0 && wanted.length < all.length);
    assert.deepEqual((await cell(page, 2)).sort(), wanted.map(r => r.id).sort());
  }
  await page.fill('#f-skill', 'no such skill');
  assert.equal((await cell(page, 1)).length, 0);
  await page.fill('#f-skill', '');
  await page.selectOption('#slice', 'research');
  assert.deepEqual(await page.$$eval('#skills tbody:not([hidden])', bodies => bodies.map(b => b.dataset.slice)), ['research']);
  await page.selectOption('#slice', '');
}

async function marks_stand_where_the_tags_are(page, all) {
  for (const record of all) {
    await openPosting(page, record.id);
    // Tags are shown by place; where two share a place, both have it.
    assert.deepEqual(await marked(page), record.tags.map(tag => safe(tag.text)), record.id);
    await page.click('#close');
  }
}

async function keyboard(page, record) {
  await page.fill('#f-words', record.id);
  await page.focus('#rows tbody .open');
  await page.keyboard.press('Enter');
  await page.focus('#text mark');
  const name = record.skills.find(skill => skill.id === record.tags[0].rule).name;
  assert.ok((await page.textContent('#tip')).startsWith(name), await page.textContent('#tip'));
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.querySelector('#posting').open), false);
}

async function photograph(page, scheme, width) {
  if (!screenshots) return;
  fs.mkdirSync(screenshots, { recursive: true });
  await page.evaluate(s => { document.documentElement.dataset.theme = s; }, scheme);
  await page.setViewportSize({ width, height: 900 });
  for (const id of ['overview', 'layers', 'skills', 'postings']) {
    await page.evaluate(at => document.getElementById(at).scrollIntoView(), id);
    await page.screenshot({ path: path.join(screenshots, `${id}-${scheme}-${width}.png`) });
  }
}

const all = records(samples);
const page = await open('samples.html', [samples]);
await sorts_and_filters(page, all);
await page.click('#rows thead th:nth-child(2) button');
await marks_stand_where_the_tags_are(page, all);
await keyboard(page, all[0]);
// Nothing sticks out of a narrow page.
await page.setViewportSize({ width: 400, height: 800 });
assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 400), 'the narrow page scrolls sideways');
await page.setViewportSize({ width: 1400, height: 900 });
const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
await page.emulateMedia({ colorScheme: 'light' });
const light = await paper();
await page.emulateMedia({ colorScheme: 'dark' });
const dark = await paper();
assert.notEqual(light, dark);
await page.click('#theme');
assert.equal(await paper(), light);
await page.click('#theme');
assert.equal(await paper(), dark);
await page.fill('#f-words', '');
for (const scheme of ['light', 'dark']) for (const width of [1400, 400]) await photograph(page, scheme, width);
if (screenshots) {
  for (const [scheme, width] of [['light', 1400], ['dark', 400]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(s => { document.documentElement.dataset.theme = s; }, scheme);
    await openPosting(page, all[9].id);
    await page.focus('#text mark');
    await page.screenshot({ path: path.join(screenshots, `posting-${scheme}-${width}.png`) });
    await page.click('#close');
  }
}

const bad = await open('hostile.html', hostile);
const badRecords = records(...hostile);
assert.deepEqual(badRecords.map(record => record.tags.length > 2), [true, true]);
await marks_stand_where_the_tags_are(bad, badRecords);
await openPosting(bad, 'turned');
assert.equal(await bad.textContent('#d-title'), '</script><script>window.broken = 1</script> \ufffdenigne\ufffd engineer');
await bad.click('#close');
await openPosting(bad, 'script.txt');
assert.equal(await bad.textContent('#text'), script);
assert.equal(await bad.evaluate(() => window.broken ?? document.querySelectorAll('img').length), 0);

const long = await open('long.html', [file('long.txt')]);
await openPosting(long, 'long');
assert.ok((await long.textContent('#text')).length <= 32 << 10);
assert.match(await long.textContent('#d-meta'), /the beginning of 10,350,014 bytes/);

const compared = await open('compared.html', [samples, '--against', hostile[0]]);
assert.match(await compared.textContent('#changes'), /shares were compared/);

const silent = await open('silent.html', [samples], { javaScriptEnabled: false });
assert.match(await silent.textContent('noscript'), /needs its script/);
assert.ok(await silent.isVisible('#skills tbody tr:first-child'));

await browser.close();
console.log('the page opens, sorts, filters, highlights and keeps hostile text as text');
