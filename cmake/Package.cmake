# What `cmake --install` leaves: the program, the library with its headers, and a CMake package, so that
# another project says find_package(rolecall) and links rolecall::rolecall.
include(CMakePackageConfigHelpers)

# The public header, and every header of the library that it includes in turn.
set(headers)
set(next rolecall.h)
while(next)
  list(POP_FRONT next header)
  if(header IN_LIST headers)
    continue()
  endif()
  list(APPEND headers ${header})
  file(STRINGS ${PROJECT_SOURCE_DIR}/lib/${header} includes REGEX "^#include \"")
  list(TRANSFORM includes REPLACE "^#include \"([^\"]+)\".*" "\\1")
  list(APPEND next ${includes})
endwhile()
foreach(header IN LISTS headers)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${PROJECT_SOURCE_DIR}/lib/${header}
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/rolecall/${folder})
endforeach()

target_include_directories(rolecall INTERFACE
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/rolecall>)
target_compile_features(rolecall INTERFACE cxx_std_20)

install(TARGETS rolecall_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS rolecall EXPORT rolecallTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT rolecallTargets NAMESPACE rolecall::
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rolecall)

write_basic_package_version_file(${PROJECT_BINARY_DIR}/rolecallConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_SOURCE_DIR}/cmake/rolecallConfig.cmake
  ${PROJECT_SOURCE_DIR}/cmake/Dependencies.cmake
  ${PROJECT_BINARY_DIR}/rolecallConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/rolecall)
