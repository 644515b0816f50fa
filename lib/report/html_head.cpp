#include "report/html_head.h"

namespace rolecall {
namespace {

constexpr std::string_view kHead =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>rolecall</title>\n<style>\n"
    ":root { color-scheme: light dark }\n"
    "body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 "
    "1rem }\n"
    "article, .error { border-top: 1px solid #8886; padding: 1rem 0 }\n"
    "h2 { margin: 0 } .source, .company, .untagged { opacity: .7 }\n"
    "table { border-collapse: collapse } th, td { text-align: left; padding: .1rem .8rem .1rem 0 "
    "}\n"
    "td.n { text-align: right } .preferred { font-style: italic }\n"
    "</style>\n</head>\n<body>\n<main>\n";

}  // namespace

std::string_view html_head() { return kHead; }

}  // namespace rolecall
