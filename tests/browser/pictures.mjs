// Pictures of what rolecall shows, for README.md and docs/TOUR.md, from the sample postings.
//
//     node pictures.mjs ROLECALL FOLDER
//
// ./dev pictures runs it with all that it needs: Chromium, playwright-core, aha, which turns the
// colours of a terminal into HTML, and pngquant, which makes pictures of few colours small.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [rolecall, target] = process.argv.slice(2).map(name => path.resolve(name));
const WIDTH = 1000;
// Paths in the pictures are those that a reader would type.
process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '../..'));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rolecall-pictures-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
fs.mkdirSync(target, { recursive: true });

const browser = await chromium.launch({
  executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(p => fs.existsSync(p)), args: ['--no-sandbox'] });
const page = await (await browser.newContext({ viewport: { width: WIDTH, height: 700 }, colorScheme: 'light' })).newPage();

async function photograph(name, options = {}) {
  await page.screenshot({ path: path.join(target, name + '.png'), ...options });
}

/// A command and what it prints, as on a dark terminal.
async function terminal(name, ...args) {
  const environment = { ...process.env, COLUMNS: '100', LC_ALL: 'C.UTF-8' };
  const output = execFileSync(rolecall, [...args, '--color', 'always', '-f', 'human'], { env: environment });
  const html = execFileSync('aha', ['--no-header', '--black'], { input: output, encoding: 'utf8' });
  const quoted = ['rolecall', ...args].map(word => /[^\w./=-]/.test(word) ? `'${word}'` : word).join(' ');
  await page.setContent(`<body style="margin:0;background:#101418;color:#d6dae0"><pre id="shown" style="margin:0;padding:16px;display:inline-block;
    font:13px/1.35 'DejaVu Sans Mono',monospace"><b>$ ${quoted}</b>\n\n${html}</pre>`);
  await (await page.$('#shown')).screenshot({ path: path.join(target, name + '.png') });
}

await terminal('posting', 'corpora/samples/fraud-ml-engineer.md');
await terminal('gap', 'gap', '--have', 'corpora/resumes/ml-engineer.txt', '--years', '5', '--degree', 'master',
  '--where', 'role!=none', '--top', '5', '--learn', '5', 'corpora/samples');

const report = path.join(folder, 'report.html');
execFileSync(rolecall, ['report', 'corpora/samples', '-f', `html=${report}`]);
await page.goto(pathToFileURL(report).href);
await page.evaluate(() => document.getElementById('skills').scrollIntoView());
await photograph('report-skills');
await page.fill('#f-words', 'fraud');
await page.click('#rows tbody .open');
await page.hover('#text mark.preferred');
await photograph('report-posting');

await browser.close();
const made = ['posting', 'gap', 'report-skills', 'report-posting'].map(name => path.join(target, name + '.png'));
execFileSync('pngquant', ['--force', '--strip', '--speed', '1', '--ext', '.png', '48', ...made]);
for (const file of fs.readdirSync(target)) console.log(`${file} ${fs.statSync(path.join(target, file)).size} bytes`);
