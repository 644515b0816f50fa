#include "base/prefilter.h"

#include <re2/filtered_re2.h>

namespace rolecall {

struct Prefilter::Impl {
  re2::FilteredRE2 filter{1};  // atoms of one byte, too
  std::vector<std::string> atoms;
  bool compiles = false;
};

Prefilter::Prefilter(std::string_view pattern, bool fold_case) : impl_(std::make_unique<Impl>()) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!fold_case);
  int id = 0;
  impl_->compiles = impl_->filter.Add(re2::StringPiece(pattern.data(), pattern.size()), options,
                                      &id) == RE2::NoError;
  if (impl_->compiles) impl_->filter.Compile(&impl_->atoms);
}

Prefilter::~Prefilter() = default;

bool Prefilter::usable() const { return impl_->compiles && !impl_->atoms.empty(); }

const std::vector<std::string>& Prefilter::atoms() const { return impl_->atoms; }

bool Prefilter::passes_without(const std::vector<bool>& missing) const {
  std::vector<int> present;
  for (std::size_t i = 0; i < missing.size(); ++i)
    if (!missing[i]) present.push_back(static_cast<int>(i));
  std::vector<int> potential;
  impl_->filter.AllPotentials(present, &potential);
  return !potential.empty();
}

}  // namespace rolecall
