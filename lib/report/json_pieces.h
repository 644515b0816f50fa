// Pieces of JSON that records of several commands share.
#pragma once

#include "model/pack.h"
#include "model/posting.h"
#include "report/json_sink.h"

namespace rolecall {

/// "source":{"path":...,"record":...}
void put_source(const Source& source, JsonSink& to);

/// The whole record of one that could not be read, without the end of its line.
void put_failure(const Failure& failure, JsonSink& to);

/// "pack":{"name":...,"version":...,"hash":...}
void put_pack(const Pack& pack, JsonSink& to);

}  // namespace rolecall
