#include <cmath>

#include "report/json_sink.h"
#include "survey/formats.h"

namespace rolecall {
namespace {

/// Percent, with a decimal where it is below ten.
std::string percents(double share) {
  const double percent = share * 100;
  if (percent >= 9.95 || percent == 0) return std::to_string(std::lround(percent));
  return decimal_string(percent, 1);
}

}  // namespace

std::string counted_postings(std::uint64_t number) {
  return grouped(number) + (number == 1 ? " posting" : " postings");
}

std::string selection_words(const Figures& figures) {
  const Selection& selection = figures.selection;
  if (selection.conditions.empty()) return {};
  std::string words = grouped(figures.postings.all) + " of " +
                      counted_postings(figures.postings.all + selection.left_out) +
                      " read are kept by: ";
  for (std::size_t i = 0; i < selection.conditions.size(); ++i)
    words += (i == 0 ? "" : ", ") + selection.conditions[i];
  return words;
}

std::string breadth_words(const Figures& figures) {
  const std::size_t layers = figures.layers.size();
  const auto of_any_role = [&](std::string_view table, std::size_t layer_count) {
    const FigureTable* found = figures.table(table);
    for (std::size_t i = 0; found != nullptr && i < found->figures.size(); ++i)
      if (const Figure& figure = found->figures[i];
          figure.slice == Slices::kAnyRole && figure.item == std::to_string(layer_count))
        return figure.distinct();
    return Proportion{};
  };
  const Proportion all = of_any_role("breadth_core", layers);
  if (layers < 4 || all.of == 0) return {};
  const auto counted = [](Proportion share) {
    return grouped(share.hits) + " (" + share_words(share) + ")";
  };
  const Proportion some{of_any_role("breadth_core", 2).hits + of_any_role("breadth_core", 3).hits,
                        all.of};
  const std::string number = std::to_string(layers);
  return "Of " + grouped(all.of) + " distinct postings of any role, " + counted(all) +
         " have all " + number + " layers as core of the job, " + counted(some) +
         " two or three, " + counted(of_any_role("breadth_core", 1)) + " one; all " + number +
         " are at least a secondary part of " + counted(of_any_role("breadth", layers)) +
         ", and skills of all " + number + " are asked, if only in passing, by " +
         counted(of_any_role("breadth_named", layers)) +
         ". To be expected: almost none asks all, two or three at most.";
}

std::string pairs_words(const Figures& figures) {
  return "Pairs in at least " + grouped(figures.pairs_least) + " of " +
         grouped(figures.postings.distinct) +
         " distinct postings, by the low end of the interval of their lift: how many times as "
         "often as by chance they stand together.";
}

std::string share_words(Proportion share) {
  return share.of == 0 ? "–" : percents(share.value()) + " %";
}

std::string interval_words(Interval interval) {
  return percents(interval.low) + "–" + percents(interval.high) + " %";
}

std::string points_words(double difference) {
  std::string words = difference < 0 ? "−" : "+";
  return words += decimal_string(std::abs(difference) * 100, 1);
}

}  // namespace rolecall
