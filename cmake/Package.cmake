# What `cmake --install` leaves: the program, one static library of all rooms, its headers, and a CMake
# package, so that another project says find_package(rolecall) and links rolecall::rolecall.
include(CMakePackageConfigHelpers)

get_property(modules GLOBAL PROPERTY ROLECALL_MODULES)
get_property(wrapped GLOBAL PROPERTY ROLECALL_WRAPPED)
list(REMOVE_DUPLICATES wrapped)

set(objects)
foreach(module ${modules})
  list(APPEND objects $<TARGET_OBJECTS:${module}>)
endforeach()

add_library(rolecall STATIC ${objects})
add_library(rolecall::rolecall ALIAS rolecall)
target_compile_features(rolecall PUBLIC cxx_std_20)
target_include_directories(rolecall PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/rolecall>)
target_link_libraries(rolecall PRIVATE ${wrapped})
set_target_properties(rolecall PROPERTIES LINKER_LANGUAGE CXX)

install(TARGETS rolecall EXPORT rolecallTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS rolecall_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(EXPORT rolecallTargets NAMESPACE rolecall::
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rolecall)

# The public header and what it includes.
install(FILES ${PROJECT_SOURCE_DIR}/lib/rolecall.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/rolecall)

write_basic_package_version_file(${PROJECT_BINARY_DIR}/rolecallConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_SOURCE_DIR}/cmake/rolecallConfig.cmake
  ${PROJECT_SOURCE_DIR}/cmake/Dependencies.cmake
  ${PROJECT_BINARY_DIR}/rolecallConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rolecall)
