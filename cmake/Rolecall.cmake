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
# One room of the library. USES is visible to those who use the room, WRAPS is not. With
# ROLECALL_UNITY its files are compiled some at a time, which takes half of the time: headers are
# most of what is read. The names in a room's unnamed namespaces must then differ.
function(rolecall_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;WRAPS" ${ARGN})
  add_library(rolecall_${name} OBJECT ${ARG_SOURCES})
  add_library(rolecall::${name} ALIAS rolecall_${name})
  set_target_properties(rolecall_${name} PROPERTIES UNITY_BUILD ${ROLECALL_UNITY} UNITY_BUILD_BATCH_SIZE 6)
  if(ROLECALL_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC grows larger units by a share only, and would call small functions that it inlined before.
    target_compile_options(rolecall_${name} PRIVATE --param=large-unit-insns=100000)
  endif()
  target_include_directories(rolecall_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib>)
  target_link_libraries(rolecall_${name} PUBLIC ${ARG_USES} PRIVATE ${ARG_WRAPS} $<BUILD_INTERFACE:rolecall_flags>)
  set_property(GLOBAL APPEND PROPERTY ROLECALL_MODULES rolecall_${name})
  set_property(GLOBAL APPEND PROPERTY ROLECALL_WRAPPED ${ARG_WRAPS})
endfunction()

# rolecall_start_fast(TARGET): a program without shared objects, which starts without the dynamic
# loader. It stays position-independent; relocations are packed where glibc
# and linker can. The file is written anew in one go: of what the linker writes piece by piece the
# page cache makes small folios, each of which a start has to map (a sixth of its time).
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
      add_custom_command(TARGET ${target} POST_BUILD VERBATIM
        COMMAND sh -c "dd if=\"$1\" of=\"$1.whole\" bs=64M 2>/dev/null && chmod +x \"$1.whole\" && mv \"$1.whole\" \"$1\" || rm -f \"$1.whole\""
                sh $<TARGET_FILE:${target}>)
      return()
    endif()
  endforeach()
endfunction()
