# Third-party libraries: Debian 12's packages, nothing downloaded.
find_package(PkgConfig REQUIRED)

if(ROLECALL_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a .so)
endif()

# rolecall_library(TARGET name...): an imported target of archives or shared objects by name.
function(rolecall_library target)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  foreach(name ${ARGN})
    find_library(ROLECALL_LIB_${name} ${name} REQUIRED)
    target_link_libraries(${target} INTERFACE ${ROLECALL_LIB_${name}})
  endforeach()
endfunction()

find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Boost 1.74 REQUIRED)
rolecall_library(third_party::re2 re2)
rolecall_library(third_party::yaml_cpp yaml-cpp)

# Debian has no archive of simdjson, and its shared object would bring the dynamic loader into every
# start. `./dev` fetches simdjson's one source file; where that is, it is compiled into lib/corpus.
set(ROLECALL_SIMDJSON_SOURCE)
if(ROLECALL_STATIC AND EXISTS ${PROJECT_SOURCE_DIR}/build/third_party/simdjson/simdjson.cpp)
  set(ROLECALL_SIMDJSON_SOURCE ${PROJECT_SOURCE_DIR}/build/third_party/simdjson/simdjson.cpp)
  add_library(third_party::simdjson INTERFACE IMPORTED GLOBAL)
  target_include_directories(third_party::simdjson INTERFACE
    ${PROJECT_SOURCE_DIR}/build/third_party/simdjson)
else()
  rolecall_library(third_party::simdjson simdjson)
endif()

rolecall_library(third_party::icu icui18n icuuc icudata)
rolecall_library(third_party::zstd zstd)
rolecall_library(third_party::zlib z)
rolecall_library(third_party::xxhash xxhash)
rolecall_library(third_party::lbfgs lbfgs)
target_link_libraries(third_party::re2 INTERFACE Threads::Threads)
