#include "match/trie.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "engine/packs.h"
#include "rule/load.h"

namespace {

using namespace rolecall;

LoadedPack pack_of(const std::vector<std::string>& terms) {
  std::string yaml =
      "schema: 1\npack: {name: p, version: 1}\nsections: [{id: other, name: Other}]\n"
      "rules: [{id: cue, kind: cue, cue: {ask: required}, terms: [";
  for (const std::string& term : terms) yaml += term + ", ";
  Diagnostics found;
  auto loaded = make_pack(load_rules({{"p.yaml", yaml + "]}]\n"}}, found), found);
  for (const Diagnostic& d : found.all()) BOOST_TEST_MESSAGE(d.message);
  BOOST_REQUIRE(loaded);
  return *std::move(loaded);
}

// The edges of each two have the same half of the key, and near neighbours for the other half.
BOOST_AUTO_TEST_CASE(edges_that_are_nearly_alike_are_told_apart) {
  const std::vector<std::string> alike{"kvzmza", "vnmgia", "xsubka", "gdjxcb", "rhgpza", "raifrb",
                                       "epvdmb", "twreeb", "lqsubb", "fyvnpc", "cvxawb", "bmaigb",
                                       "nhzizb", "qsxgmc", "qnevpa", "heqjqa", "fukqpc", "yrsrha",
                                       "rqktzb", "sghoob", "imtatb", "ianaca"};
  for (std::size_t i = 0; i < alike.size(); i += 2)
    BOOST_TEST(TrieEdge::tag_of(edge_key(0, word_key(alike[i].data(), 6), false)) ==
               TrieEdge::tag_of(edge_key(0, word_key(alike[i + 1].data(), 6), false)));
  const LoadedPack loaded = pack_of(alike);
  const Trie trie(loaded.pack);
  for (const std::string& word : alike) {
    Masks masks;
    masks.read(word, trie.signs());
    std::string scratch;
    std::vector<PhraseHit> hits;
    trie.find(word, masks, scratch, hits);
    BOOST_TEST_REQUIRE(hits.size() == 1u, word);
    BOOST_TEST(loaded.pack.str(loaded.pack.phrases()[hits[0].phrase].text) == word);
  }
}

// A text's word may have the key of an edge, or half of it: it is no hit.
BOOST_AUTO_TEST_CASE(words_that_only_look_alike_are_no_hits) {
  const std::string word = "kvzmza", other = "vnmgia";
  const LoadedPack loaded = pack_of({word});
  const Trie trie(loaded.pack);
  for (const auto& [text, count] : {std::pair{word, 1u}, std::pair{other, 0u}}) {
    Masks masks;
    masks.read(text, trie.signs());
    std::string scratch;
    std::vector<PhraseHit> hits;
    trie.find(text, masks, scratch, hits);
    BOOST_TEST(hits.size() == count, text);
  }
}

}  // namespace
