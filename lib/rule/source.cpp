#include "rule/source.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "rule/encoding.h"

namespace rolecall {

bool check_source(LoadContext& context, std::uint32_t file) {
  const std::string& text = context.file(file).text;
  if (text.size() > kMaxFileBytes) {
    context.error("limits-exceeded",
                  "file of more than " + std::to_string(kMaxFileBytes / 1024 / 1024) + " MB",
                  {file, {0, 0}});
    return false;
  }
  if (text.rfind("\xFF\xFE", 0) == 0 || text.rfind("\xFE\xFF", 0) == 0) {
    context.error("invalid-utf8", "the file is UTF-16", {file, {0, 2}}).help = "save it as UTF-8";
    return false;
  }
  bool good = true;
  for (std::uint32_t i = 0; i < text.size() && !context.muted(file);) {
    const std::uint32_t size = utf8_sequence(text, i);
    const auto byte = static_cast<unsigned char>(text[i]);
    std::uint32_t next = i + std::max<std::uint32_t>(size, 1);
    if (size == 0) {
      // A run of bad bytes is one mistake.
      while (next < text.size() && utf8_sequence(text, next) == 0) ++next;
      context.error("invalid-utf8", "byte 0x" + hex_byte(byte) + " is not UTF-8",
                    {file, {i, next}});
      good = false;
    } else if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F) {
      context.error("syntax-error", "control character " + code_point_name(byte) + " in the file",
                    {file, {i, next}});
      good = false;
    }
    i = next;
  }
  return good;
}

}  // namespace rolecall
