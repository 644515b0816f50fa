# Helpers for the project's own targets.
include(GNUInstallDirs)

# Warnings and sanitizers of our own code; never exported.
add_library(rolecall_flags INTERFACE)
target_compile_options(rolecall_flags INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)
if(ROLECALL_WERROR)
  target_compile_options(rolecall_flags INTERFACE -Werror)
endif()
if(ROLECALL_SANITIZE)
  target_compile_options(rolecall_flags INTERFACE -fsanitize=${ROLECALL_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(rolecall_flags INTERFACE -fsanitize=${ROLECALL_SANITIZE})
endif()

# rolecall_module(NAME SOURCES ... [USES our targets] [WRAPS third-party targets])
# One room of the library. USES is visible to those who use the room, WRAPS is not.
function(rolecall_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;WRAPS" ${ARGN})
  add_library(rolecall_${name} OBJECT ${ARG_SOURCES})
  add_library(rolecall::${name} ALIAS rolecall_${name})
  target_include_directories(rolecall_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib>)
  target_link_libraries(rolecall_${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_WRAPS} $<BUILD_INTERFACE:rolecall_flags>)
  set_property(GLOBAL APPEND PROPERTY ROLECALL_MODULES rolecall_${name})
  set_property(GLOBAL APPEND PROPERTY ROLECALL_WRAPPED ${ARG_WRAPS})
endfunction()

# rolecall_start_fast(TARGET): a program without shared objects, which starts without the dynamic
# loader. It stays position-independent; relocations are packed where glibc
# and linker can.
include(CheckCXXSourceCompiles)
function(rolecall_start_fast target)
  if(NOT ROLECALL_STATIC OR ROLECALL_SANITIZE OR NOT ROLECALL_SIMDJSON_SOURCE)
    return()
  endif()
  foreach(options "-static-pie;-Wl,-z,pack-relative-relocs" "-static-pie")
    string(MAKE_C_IDENTIFIER "ROLECALL_LINKS${options}" works)
    set(CMAKE_REQUIRED_LINK_OPTIONS ${options})
    check_cxx_source_compiles("#include <string>\nint main() { return std::string().size(); }" ${works})
    if(${works})
      target_link_options(${target} PRIVATE ${options})
      return()
    endif()
  endforeach()
endfunction()
