// What README.md promises of the library: one header, one posting in, one analysis out.
#include <rolecall.h>

#include <cstdio>

int main() {
  const rolecall::Analyzer analyzer(rolecall::default_pack());
  rolecall::Scratch scratch;
  rolecall::Posting posting;
  posting.text = "Requirements:\n- Python and SQL\n- Experience with Kubernetes\n";
  const rolecall::Analysis analysis = analyzer.analyze(posting, scratch);
  for (const rolecall::SkillAsk& skill : analysis.skills) {
    const rolecall::Pack& pack = analyzer.pack();
    const std::string name(pack.str(pack.rules()[skill.rule].name));
    std::printf("%s\n", name.c_str());
  }
  return analysis.skills.size() == 3 ? 0 : 1;
}
