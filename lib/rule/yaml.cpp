// The only file that knows yaml-cpp. It listens to the parser's events instead of loading a node
// tree: only events tell of anchors, tags, second documents and repeated keys, and an alias costs
// nothing.
#include "rule/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "rule/encoding.h"
#include "rule/extent.h"
#include "rule/syntax.h"

namespace rolecall {
namespace {

// Ends the parse from inside a callback; the reason was reported.
struct Stop {};

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(LoadContext& context, std::uint32_t file)
      : context_(context),
        file_(file),
        source_(context.file(file).text),
        base_(byte_order_mark(source_)),
        last_(base_) {}

  YamlNode take() { return std::move(root_); }

  /// Moves what is still open after a syntax error into the tree.
  void close_all() {
    while (!open_.empty()) {
      open_.back().node.cut = true;
      close(last_);
    }
    context_.set_incomplete(file_);
  }

  void syntax_error(const YAML::Exception& e) {
    const bool flow = !open_.empty() && open_.back().flow;
    const std::string_view bracket = !flow ? "" : open_.back().node.is_sequence() ? "]" : "}";
    const std::uint32_t at = e.mark.is_null() ? size() : offset(e.mark);
    SyntaxHint hint = explain_syntax(e.msg, source_, at, bracket);
    auto& d = context_.error("syntax-error", std::move(hint.message), spot(hint.at));
    d.help = std::move(hint.help);
    if (hint.opened_before)
      d.notes.push_back(
          {"opened here", context_.locate(spot(open_.back().node.mark().bytes.begin))});
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    const std::uint32_t at = offset(mark);
    const auto mark_here = Mark{file_, {at, std::min(at + 3, size())}};
    if (source_.compare(at, 3, "---") == 0) {
      context_
          .error("multi-document", "a second YAML document begins here; a rule file has one",
                 mark_here)
          .help = "put the second document in a file of its own";
    } else {
      context_.error("syntax-error", "this does not belong to what stands before it", mark_here)
          .help = "a rule file is one mapping: `key: value` from the first column";
    }
    throw Stop{};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    const std::uint32_t at = offset(mark);
    const std::uint32_t written = written_null(at);
    node.text.mark = written > 0 ? Mark{file_, {at, at + written}} : empty_value(at);
    last_ = std::max(last_, node.mark().bytes.end);
    if (anchor != 0 && at >= refused_to_) refuse_feature("anchors (&)", node.mark());
    put(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    std::uint32_t end = offset(mark) + 1;
    while (end < size() && std::string_view(" \t\r\n,]}").find(source_[end]) == std::string::npos)
      ++end;
    YamlNode node;
    node.text.mark = {file_, {offset(mark), end}};
    refuse_feature("aliases (*)", node.mark());
    last_ = end;
    refused_ = true;
    put(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    YamlNode node;
    node.type = YamlNode::Type::Scalar;
    const std::uint32_t at = properties(offset(mark));
    const Extent extent = scalar_extent(source_, at, value);
    node.text = {value, {file_, {at, std::max(at, extent.end)}}, extent.quoting};
    if (!extent.closed) {
      context_.error("syntax-error", "no closing quote", spot(at));
      throw Stop{};
    }
    if (extent.quoting == Quoting::Block) refuse_indicator(at);
    last_ = node.mark().bytes.end;
    put(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    start(YamlNode::Type::Sequence, mark, style);
  }
  void OnSequenceEnd() override { close(end_of_open(']')); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    start(YamlNode::Type::Mapping, mark, style);
  }
  void OnMapEnd() override { close(end_of_open('}')); }

 private:
  struct Open {
    YamlNode node;
    bool flow = false;
    bool has_key = false;
    YamlNode key;
    std::map<std::string, Mark> keys;
  };

  // yaml-cpp counts bytes, without the byte order mark.
  std::uint32_t offset(const YAML::Mark& mark) const {
    return std::min(size(), base_ + static_cast<std::uint32_t>(std::max(mark.pos, 0)));
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(source_.size()); }
  Mark spot(std::uint32_t at) const {
    std::uint32_t end = at;
    if (end < size()) end += std::max<std::uint32_t>(1, utf8_sequence(source_, at));
    return {file_, {at, end}};
  }

  void refuse_feature(const std::string& what, const Mark& mark) {
    context_.error("yaml-feature", what + " are not part of the rule format", mark).help =
        "write the value out, or use `defaults:` and `lists:`; quote it if it is text";
  }

  // Reports tags and anchors before a node; the offset of the node itself.
  std::uint32_t properties(std::uint32_t at) {
    while (at < size() && (source_[at] == '&' || source_[at] == '!')) {
      std::uint32_t end = at;
      while (end < size() && std::string_view(" \t\r\n,]}").find(source_[end]) == std::string::npos)
        ++end;
      // A block mapping begins where its first key does.
      if (at >= refused_to_)
        refuse_feature(source_[at] == '&' ? "anchors (&)" : "tags (!)", {file_, {at, end}});
      refused_to_ = std::max(refused_to_, end);
      at = skip_blanks(source_, end);
    }
    return at;
  }

  // "|2" would make the first line's indentation part of the text.
  void refuse_indicator(std::uint32_t at) {
    for (std::uint32_t i = at + 1; i < size() && i < at + 3; ++i)
      if (source_[i] >= '1' && source_[i] <= '9')
        refuse_feature("indentation indicators", {file_, {at, i + 1}});
  }

  // Bytes of the "~" or "null" at `at`; 0 for an empty value, which has the place of what follows.
  std::uint32_t written_null(std::uint32_t at) const {
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
      if (source_.compare(at, word.size(), word) != 0) continue;
      const std::size_t end = at + word.size();
      if (end == size() || std::string_view(" \t\r\n,]}").find(source_[end]) != std::string::npos)
        return static_cast<std::uint32_t>(word.size());
    }
    return 0;
  }

  // The dash of an item, or the key, that no value follows; `next` is what does.
  Mark empty_value(std::uint32_t next) const {
    if (open_.empty()) return spot(last_);
    const Open& parent = open_.back();
    if (parent.has_key) return parent.key.mark();
    if (parent.flow) return spot(next);
    std::uint32_t at = skip_blanks(source_, last_);
    // The last value may have been an empty one: its key's colon is still ahead.
    if (at < size() && source_[at] == ':') at = skip_blanks(source_, at + 1);
    return spot(at);
  }

  void start(YamlNode::Type type, const YAML::Mark& mark, YAML::EmitterStyle::value style) {
    const std::uint32_t at = properties(offset(mark));
    if (open_.size() >= kMaxNesting) {
      context_.error("limits-exceeded",
                     "more than " + std::to_string(kMaxNesting) + " levels of nesting", spot(at));
      throw Stop{};
    }
    Open open;
    open.node.type = type;
    open.node.text.mark = spot(at);
    open.flow = style == YAML::EmitterStyle::Flow && (source_[at] == '[' || source_[at] == '{');
    open_.push_back(std::move(open));
    last_ = open_.back().flow ? at + 1 : std::max(last_, at);
  }

  std::uint32_t end_of_open(char bracket) const {
    if (!open_.back().flow) return last_;
    const std::uint32_t at = skip_blanks(source_, last_);
    return at < size() && source_[at] == bracket ? at + 1 : last_;
  }

  void close(std::uint32_t end) {
    Open open = std::move(open_.back());
    open_.pop_back();
    auto& bytes = open.node.text.mark.bytes;
    bytes.end = std::max(bytes.begin, end);
    last_ = std::max(last_, end);
    put(std::move(open.node));
  }

  void put(YamlNode node) {
    const bool refused = std::exchange(refused_, false);
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_sequence()) {
      if (node.is_null() && !refused) {
        context_
            .error("yaml-type-trap", "this list item is empty: \"~\", \"null\" or nothing",
                   node.mark())
            .help = "quote it if it is a word, or remove it";
      } else if (!node.is_null()) {
        parent.node.items.push_back(std::move(node));
      }
    } else if (!parent.has_key) {
      parent.has_key = true;
      parent.key = std::move(node);
    } else {
      parent.has_key = false;
      put_value(parent, std::move(node), refused);
    }
  }

  void put_value(Open& parent, YamlNode value, bool refused) {
    YamlNode key = std::move(parent.key);
    if (!key.is_scalar()) {
      context_.error("wrong-type", "a key is a word, not " + std::string(describe(key)),
                     key.mark());
      return;
    }
    const std::string& name = key.text.value;
    if (name == "<<" && key.text.quoting == Quoting::Plain) {
      context_
          .error("merge-key-ignored", "merge keys (\"<<\") are not part of the rule format",
                 key.mark())
          .help = "use `defaults:` for what rules of a file share, and `lists:` for words";
      return;
    }
    const auto [first, fresh] = parent.keys.emplace(name, key.mark());
    if (!fresh) {
      context_.error("duplicate-key", "key " + quoted(name) + " is given twice", key.mark())
          .notes.push_back({"first given here", context_.locate(first->second)});
      return;
    }
    if (value.is_null() && !refused) {
      context_.error("yaml-type-trap", "key " + quoted(name) + " has no value", value.mark()).help =
          "give it one (in quotes, if it is a word like null), or remove the key";
    }
    parent.node.entries.push_back({std::move(key), std::move(value)});
  }

  LoadContext& context_;
  std::uint32_t file_;
  const std::string& source_;
  std::uint32_t base_;
  std::uint32_t last_;  ///< end of the last scalar or bracket
  int documents_ = 0;
  std::uint32_t refused_to_ = 0;  ///< anchors and tags before it were reported
  bool refused_ = false;          ///< the coming Null stands for something reported
  std::vector<Open> open_;
  YamlNode root_;
};

}  // namespace

YamlNode parse_yaml(LoadContext& context, std::uint32_t file) {
  TreeBuilder builder(context, file);
  std::istringstream in(context.file(file).text);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    builder.close_all();
  } catch (const YAML::Exception& e) {
    builder.syntax_error(e);
    builder.close_all();
  }
  return builder.take();
}

std::string_view describe(const YamlNode& node) {
  switch (node.type) {
    case YamlNode::Type::Scalar:
      return "a single value";
    case YamlNode::Type::Sequence:
      return "a list";
    case YamlNode::Type::Mapping:
      return "a mapping";
    case YamlNode::Type::Null:
      break;
  }
  return "nothing";
}

}  // namespace rolecall
