// Radicals: characters that look like Chinese ones and stand for them in text copied from a PDF.
#pragma once

#include <string_view>

namespace rolecall {

/// The character that a radical looks like: of the Kangxi radicals by their compatibility
/// decomposition (Unicode Standard, chapter 18.4), but for two the simplified form; of the CJK
/// radicals supplement those that look like a simplified character
/// (EquivalentUnifiedIdeograph.txt). All others stay.
constexpr char32_t without_radical(char32_t c) {
  constexpr std::u32string_view kKangxi =
      U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土"
      U"士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手"
      U"支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉"
      U"瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳"
      U"聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"
      U"辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯"
      U"鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
  constexpr std::u32string_view kSupplement =
      U"⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻲⻳";
  constexpr std::u32string_view kAlike =
      U"母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟龟";
  static_assert(kKangxi.size() == 214 && kSupplement.size() == kAlike.size());
  if (c >= 0x2F00 && c - 0x2F00 < kKangxi.size()) return kKangxi[c - 0x2F00];
  const auto at = kSupplement.find(c);
  return at == kSupplement.npos ? c : kAlike[at];
}

}  // namespace rolecall
