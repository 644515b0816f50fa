#include "report/json_pieces.h"

namespace rolecall {

void put_source(const Source& source, JsonSink& to) {
  to.put("\"source\":{\"path\":");
  to.any_string(source.path);
  to.put(",\"record\":");
  to.number(source.record);
  to.put('}');
}

void put_failure(const Failure& failure, JsonSink& to) {
  to.put("{\"type\":\"error\",");
  put_source(failure.source, to);
  to.put(",\"message\":");
  to.any_string(failure.message);
  to.put('}');
}

void put_pack(const Pack& pack, JsonSink& to) {
  to.put("\"pack\":{\"name\":");
  to.any_string(pack.name());
  to.put(",\"version\":");
  to.any_string(pack.version());
  to.put(",\"hash\":");
  to.string(pack.content_hash());
  to.put('}');
}

}  // namespace rolecall
