// The page a job seeker reads in a terminal. In short it has the best role and the runner-up, the
// sums of the taxonomies and the first lines that no rule saw; verbose, all of the view.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/page.h"
#include "report/view/posting_view.h"
#include "report/writer.h"

namespace rolecall {

class HumanWriter final : public Writer {
 public:
  HumanWriter(const Pack& pack, const WriterOptions& options);

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
  /// Quotation marks and ellipses of our own as the terminal can show them.
  std::string signs(std::string text) const;
  /// A label in a column of its own; what follows hangs beside it.
  void label(std::string_view text, Page& to) const;
  void named(std::string_view name, std::string_view text, Page& to) const;
  /// Items with commas between them.
  void list(const std::vector<std::string>& items, Style style, Page& to) const;
  void head(const PostingView& view, Page& to) const;
  void roles(const PostingView& view, Page& to) const;
  void reasons(const RoleView& role, Page& to) const;
  void facts(const PostingView& view, Page& to) const;
  void layers(const PostingView& view, Page& to) const;
  void layer(const LayerView& layer, std::size_t most, int bar_columns, Page& to) const;
  /// A layer's name, its bar of so many columns, how firmly it is asked and how much.
  void bar(const LayerView& layer, std::size_t most, int columns, Page& to) const;
  void bars(const PostingView& view, Page& to) const;
  void items(const std::vector<BarItem>& all, Page& to) const;
  void products(const PostingView& view, Page& to) const;
  void counts(const PostingView& view, Page& to) const;
  void leaf(const CountsView::Leaf& leaf, Page& to) const;
  void untagged(const PostingView& view, Page& to) const;

  ViewMaker maker_;
  WriterOptions options_;
  int name_columns_ = 0;  // of the longest layer
  int label_end_ = 14;
};

}  // namespace rolecall
