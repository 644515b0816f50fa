// An evaluation for scripts.
#pragma once

#include <string>

#include "engine/evaluate.h"

namespace rolecall {

/// One object on one line; with `mistakes` also each posting that came out otherwise than labelled.
std::string evaluation_json(const Evaluation& evaluation, bool mistakes);

}  // namespace rolecall
