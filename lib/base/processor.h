// What the processor that the program runs on can do, for code that has a faster twin for it.
#pragma once

#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif

namespace rolecall {

/// Whether processor and system have AVX2. Asks the C library where it knows: to ask the processor
/// takes long in a virtual machine, and the library has asked it before main().
inline bool has_avx2() {
#if defined(CPU_FEATURE_ACTIVE)
  return CPU_FEATURE_ACTIVE(AVX2);
#elif defined(__x86_64__)
  return __builtin_cpu_supports("avx2");
#else
  return false;
#endif
}

}  // namespace rolecall
