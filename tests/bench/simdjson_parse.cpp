// How fast JSONL can be read at all: on-demand parsing of every record, with the values of `id`,
// `title` and `text` unescaped, and nothing done with them.
//
//   simdjson_parse FILE     prints {"setup":S,"work":S,"bytes":N,"hits":N}, CPU seconds; hits are
//                           records
#include <simdjson.h>

#include <cstdio>
#include <string_view>

#include "cpu_time.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: simdjson_parse FILE\n");
    return 2;
  }
  const double start = cpu_seconds();
  simdjson::padded_string json;
  if (simdjson::padded_string::load(argv[1]).get(json)) {
    std::fprintf(stderr, "simdjson_parse: cannot read %s\n", argv[1]);
    return 2;
  }
  const double ready = cpu_seconds();
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream records;
  unsigned long long count = 0;
  std::size_t unescaped = 0;
  if (parser.iterate_many(json, std::size_t{16} << 20).get(records)) return 2;
  for (auto record : records) {
    simdjson::ondemand::object object;
    if (record.get_object().get(object)) return 2;
    for (auto field : object) {
      std::string_view key, value;
      if (field.unescaped_key().get(key)) return 2;
      if (key != "text" && key != "title" && key != "id") continue;
      if (field.value().get_string().get(value)) return 2;
      unescaped += value.size();
    }
    ++count;
  }
  const double done = cpu_seconds();
  std::fprintf(stderr, "%zu bytes of text\n", unescaped);
  std::printf("{\"setup\":%.6f,\"work\":%.6f,\"bytes\":%zu,\"hits\":%llu}\n", ready - start,
              done - ready, json.size(), count);
}
