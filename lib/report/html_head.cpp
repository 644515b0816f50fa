#include "report/html_head.h"

namespace rolecall {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>rolecall</title>
<style>
:root { color-scheme: light dark; --ink: #1c2126; --soft: #57606a; --line: #d0d7de; --good: #1a6b3c;
  --plus: #0b5f8a; --warn: #8a4b00; --fill: #2c7be5; --weak: #d9822b; --chip: #eef2f6; --page: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9aa5b1; --line: #3a424b; --good: #63d297; --plus: #79c0ff;
    --warn: #f0b35e; --fill: #58a6ff; --weak: #f0b35e; --chip: #21282f; --page: #14181c }
}
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem;
  color: var(--ink); background: var(--page); overflow-wrap: anywhere }
article, .error { border-top: 1px solid var(--line); padding: 1rem 0 2rem }
h2 { margin: 0; font-size: 1.5rem; line-height: 1.25 }
h3 { margin: 1.4rem 0 .3rem; font-size: 1.05rem }
h3::first-letter { text-transform: uppercase }
h4 { margin: .5rem 0 .2rem; font-size: 1rem; font-weight: 600 }
p, ul { margin: .3rem 0 } ul { padding-left: 1.2rem }
table { border-collapse: collapse } th, td { text-align: left; padding: .1rem .8rem .1rem 0 }
.source, .count, .untagged, .level, footer { color: var(--soft) }
.level, .count { font-weight: 400 } .level-2 .level { color: var(--ink); font-weight: 600 }
.verdict { font-size: 1.2rem; font-weight: 600; color: var(--good); margin-top: .8rem }
.open, .warn { color: var(--warn) }
.label { color: var(--soft); font-weight: 600 }
.name { display: inline-block; min-width: 12.5rem } summary .name { min-width: 18.5rem } .best { font-weight: 600 }
summary { cursor: pointer; padding: .15rem 0 }
.reasons { list-style: none; padding-left: 1.2rem; margin-bottom: .5rem }
.points { display: inline-block; min-width: 2.6rem; color: var(--good); font-variant-numeric: tabular-nums }
.against { color: var(--warn) }
.bar { display: inline-block; vertical-align: baseline; width: 8rem; height: .6rem; border-radius: .3rem;
  background: var(--chip); overflow: hidden }
.bar > span { display: block; height: 100%; background: var(--fill) } .weak > span { background: var(--weak) }
.factors, .leaves { list-style: none; padding-left: 0 } .leaves > li { margin: .4rem 0 }
.layer { margin-bottom: .8rem }
.chips { list-style: none; padding-left: 0; display: flex; flex-wrap: wrap; gap: .3rem; align-items: baseline }
.skill { background: var(--chip); border-radius: .4rem; padding: .05rem .5rem }
.plus { color: var(--plus); background: none; box-shadow: inset 0 0 0 1px var(--line) }
.met { color: var(--good) } .quiet { color: var(--soft) }
.knock-outs { border-left: 4px solid var(--weak); padding-left: .8rem; margin: 1rem 0 }
@media (max-width: 34rem) { .name { min-width: 100% } summary .name { min-width: 0 } .bar { width: 6rem } }
@media print { details > * { display: block } .bar, .skill { print-color-adjust: exact } }
</style>
</head>
<body>
<main>
)";

}  // namespace

std::string_view html_head() { return kHead; }

}  // namespace rolecall
