#include "report/catalogue.h"
#include "report/writer.h"

namespace rolecall {

void Summary::add(const Pack& pack, const Analysis& analysis) {
  ++read;
  ++postings;
  const ModelEntry* model = pack.model("role");
  if (model && analysis.role < model->classes.size) {
    undecided += !analysis.decided;
    const std::string_view id = pack.str(pack.array(model->classes)[analysis.role]);
    const auto found = roles.find(id);
    if (found != roles.end())
      ++found->second;
    else
      roles.emplace(id, 1);
  }
  without_tags += analysis.tags.empty();
}

void Summary::add(const Failure&) {
  ++read;
  ++errors;
}

Summary& Summary::operator+=(const Summary& other) {
  read += other.read;
  postings += other.postings;
  errors += other.errors;
  filtered += other.filtered;
  undecided += other.undecided;
  without_tags += other.without_tags;
  for (const auto& [role, count] : other.roles) roles[role] += count;
  return *this;
}

}  // namespace rolecall
