#include "findings.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "base/fnv.h"
#include "base/unicode.h"
#include "check/baseline.h"
#include "check/catalogue.h"
#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "rule/show.h"

namespace rolecall {
namespace {

std::vector<const Diagnostic*> by_place(const Diagnostics& findings) {
  std::vector<const Diagnostic*> sorted;
  for (const auto& finding : findings.all()) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tie(a->at.file, a->at.line, a->at.column, a->check) <
           std::tie(b->at.file, b->at.line, b->at.column, b->check);
  });
  return sorted;
}

std::string sentence(const Diagnostic& finding) {
  return finding.help.empty() ? finding.message : finding.message + "; " + finding.help;
}

void as_json(const std::vector<const Diagnostic*>& findings, const FindingOptions& options,
             std::string& out) {
  JsonSink json(out);
  json.put("[");
  for (const Diagnostic* finding : findings) {
    if (finding != findings.front()) json.put(',');
    json.put('\n');
    json.put("{\"severity\":");
    json.string(severity_name(finding->severity));
    json.put(",\"check\":");
    json.string(finding->check);
    json.put(",\"message\":");
    json.any_string(finding->message);
    json.put(",\"file\":");
    json.any_string(options.folder + finding->at.file);
    json.put(",\"line\":");
    json.number(finding->at.line);
    json.put(",\"column\":");
    json.number(finding->at.column);
    if (!finding->rule.empty()) {
      json.put(",\"rule\":");
      json.any_string(finding->rule);
    }
    if (!finding->help.empty()) {
      json.put(",\"help\":");
      json.any_string(finding->help);
    }
    json.put('}');
  }
  json.put("\n]\n");
}

/// Level of SARIF.
std::string_view sarif_level(Severity severity) {
  return severity == Severity::Info ? "note" : severity_name(severity);
}

/// Spaces and what else a URI may not hold, percent-encoded.
std::string as_uri(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alnum(c) || std::string_view("/-._~").find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 15];
  }
  return out;
}

/// A name for a finding that stays when lines move.
std::string short_hash(std::string_view text) {
  const std::uint64_t hash = fnv1a(text);
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[hash >> shift & 15];
  return out;
}

void sarif_rules(JsonSink& json) {
  for (const CheckInfo& check : all_checks()) {
    if (&check != &all_checks().front()) json.put(',');
    json.put("\n{\"id\":");
    json.string(check.name);
    json.put(",\"shortDescription\":{\"text\":");
    json.string(check.message);
    json.put("},\"fullDescription\":{\"text\":");
    json.string(check.why);
    json.put("},\"defaultConfiguration\":{\"level\":");
    json.string(sarif_level(check.level));
    json.put("}}");
  }
}

void sarif_region(JsonSink& json, Range bytes) {
  json.put("{\"byteOffset\":");
  json.number(bytes.begin);
  json.put(",\"byteLength\":");
  json.number(bytes.size());
  json.put('}');
}

void sarif_fixes(JsonSink& json, const Diagnostic& finding, const FindingOptions& options) {
  json.put(",\"fixes\":[");
  for (const Fix& fix : finding.fixes) {
    if (&fix != &finding.fixes.front()) json.put(',');
    json.put("{\"artifactChanges\":[{\"artifactLocation\":{\"uri\":");
    json.string(as_uri(options.folder + fix.file));
    json.put("},\"replacements\":[{\"deletedRegion\":");
    sarif_region(json, fix.bytes);
    json.put(",\"insertedContent\":{\"text\":");
    json.any_string(fix.text);
    json.put("}}]}]}");
  }
  json.put(']');
}

void as_sarif(const std::vector<const Diagnostic*>& findings, const FindingOptions& options,
              std::string& out) {
  JsonSink json(out);
  json.put(
      "{\"$schema\":\"https://json.schemastore.org/"
      "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{"
      "\"tool\":{\"driver\":{\"name\":\"rolecall\",\"version\":\"" ROLECALL_VERSION
      "\",\"rules\":[");
  sarif_rules(json);
  json.put("\n]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
  std::map<std::string, int> seen;
  for (const Diagnostic* finding : findings) {
    if (finding != findings.front()) json.put(',');
    json.put("\n{\"ruleId\":");
    json.string(finding->check);
    json.put(",\"level\":");
    json.string(sarif_level(finding->severity));
    json.put(",\"message\":{\"text\":");
    json.any_string(sentence(*finding));
    json.put("},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    json.string(as_uri(options.folder + finding->at.file));
    json.put('}');
    if (finding->at.line > 0) {
      json.put(",\"region\":{\"startLine\":");
      json.number(finding->at.line);
      json.put(",\"startColumn\":");
      json.number(finding->at.column);
      json.put('}');
    }
    json.put("}}],\"partialFingerprints\":{\"rolecall/v1\":");
    const std::string print = fingerprint(*finding);
    json.string(short_hash(print) + ":" + std::to_string(++seen[print]));
    json.put('}');
    if (!finding->fixes.empty()) sarif_fixes(json, *finding, options);
    json.put('}');
  }
  json.put("\n]}]}\n");
}

std::string as_junit(const std::vector<const Diagnostic*>& findings,
                     const FindingOptions& options) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"rolecall rules\" tests=\"" +
      std::to_string(std::max<std::size_t>(1, findings.size())) + "\" failures=\"" +
      std::to_string(findings.size()) + "\">\n";
  if (findings.empty()) out += "  <testcase classname=\"rolecall\" name=\"rules\"/>\n";
  for (const Diagnostic* finding : findings) {
    const std::string at = options.folder + finding->at.file + ":" +
                           std::to_string(finding->at.line) + ":" +
                           std::to_string(finding->at.column);
    out += "  <testcase classname=\"" + escape_xml(finding->check) + "\" name=\"" + escape_xml(at) +
           "\"><failure type=\"" + std::string(severity_name(finding->severity)) + "\" message=\"" +
           escape_xml(sentence(*finding)) + "\"/></testcase>\n";
  }
  return out + "</testsuite>\n";
}

/// The escapes of GitHub's workflow commands.
std::string escape_github(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (property && c == ':')
      out += "%3A";
    else if (property && c == ',')
      out += "%2C";
    else
      out += c;
  }
  return out;
}

std::string as_github(const std::vector<const Diagnostic*>& findings,
                      const FindingOptions& options) {
  std::string out;
  for (const Diagnostic* finding : findings) {
    out += finding->severity == Severity::Info
               ? "::notice"
               : "::" + std::string(severity_name(finding->severity));
    out += " file=" + escape_github(printable(options.folder + finding->at.file), true);
    if (finding->at.line > 0)
      out += ",line=" + std::to_string(finding->at.line) +
             ",col=" + std::to_string(finding->at.column);
    out += ",title=" + escape_github(finding->check, true) +
           "::" + escape_github(printable(sentence(*finding)), false) + "\n";
  }
  return out;
}

std::string plural(std::size_t n, const char* what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

}  // namespace

std::string escape_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
    else
      out += ' ';
  }
  return out;
}

std::string render_findings(const Diagnostics& findings, const std::vector<SourceFile>& files,
                            const FindingOptions& options) {
  std::string out;
  switch (options.format) {
    case FindingFormat::Json:
      as_json(by_place(findings), options, out);
      return out;
    case FindingFormat::Sarif:
      as_sarif(by_place(findings), options, out);
      return out;
    case FindingFormat::Junit:
      return as_junit(by_place(findings), options);
    case FindingFormat::Github:
      return as_github(by_place(findings), options);
    case FindingFormat::Human:
    case FindingFormat::Concise:
      break;
  }
  ShowOptions show_options;
  show_options.colour = options.colour;
  show_options.concise = options.format == FindingFormat::Concise;
  show_options.width = options.width;
  show_options.folder = options.folder;
  return show(findings, files, show_options);
}

std::string count_findings(const Diagnostics& findings) {
  std::string out;
  const auto add = [&](Severity severity, const char* what) {
    if (const std::size_t n = findings.count(severity); n > 0)
      out += (out.empty() ? "" : ", ") + plural(n, what);
  };
  add(Severity::Error, "error");
  add(Severity::Warning, "warning");
  add(Severity::Info, "remark");
  return out.empty() ? "no findings" : out;
}

}  // namespace rolecall
