// The page a job seeker reads in a terminal: human_writer.cpp has its head and foot,
// human_layers.cpp what is asked layer by layer.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/digest.h"
#include "report/page.h"
#include "report/terminal_text.h"
#include "report/writer.h"

namespace rolecall {

class HumanWriter final : public Writer {
 public:
  HumanWriter(const Pack& pack, const WriterOptions& options)
      : catalogue_(pack), options_(options) {
    for (const LeafEntry& leaf : catalogue_.layer_leaves())
      name_columns_ =
          std::max(name_columns_, display_width(printable(catalogue_.pack.str(leaf.name))));
    name_columns_ = std::min(name_columns_, 20);
    for (const TaxonomyEntry& taxonomy : pack.taxonomies())
      if (taxonomy.combine == Combine::Product)
        label_end_ =
            std::max(label_end_, kIndent + 2 + display_width(printable(pack.str(taxonomy.name))));
    label_end_ = std::min(label_end_, 22);
  }

  void begin(std::string&) const override {}
  std::string_view separator() const override { return "\n"; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override;
  void end(const Summary& summary, std::string& out) const override;

 private:
  static constexpr int kIndent = 2;

  Page page(std::string& out) const {
    return {out, options_.width, options_.colour, options_.unicode};
  }
  std::string words(std::string_view unicode, std::string_view ascii) const {
    return std::string(options_.unicode ? unicode : ascii);
  }
  /// A label in a column of its own; what follows hangs beside it.
  void label(std::string_view text, Page& to) const;
  void head(const Posting& posting, const Analysis& a, Page& to) const;
  void verdict(const Analysis& a, Page& to) const;
  void layers(const Digest& digest, Page& to) const;
  void layer(const LayerDigest& layer, std::uint32_t most, int bar_columns, Page& to) const;
  void choices(const std::vector<Choice>& all, std::string_view label, Style style, Page& to) const;
  void skills(const std::vector<const SkillAsk*>& all, std::string_view label, Page& to) const;
  void facts(const Analysis& a, Page& to) const;
  void bar(const Analysis& a, const Digest& digest, Page& to) const;
  void items(const std::vector<BarItem>& all, Page& to) const;
  void factors(const Analysis& a, Page& to) const;
  void untagged(const Posting& posting, const Analysis& a, Page& to) const;

  Catalogue catalogue_;
  WriterOptions options_;
  int name_columns_ = 0;  // of the longest layer
  int label_end_ = 14;
};

}  // namespace rolecall
