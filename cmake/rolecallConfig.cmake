# find_package(rolecall): the target rolecall::rolecall, after the libraries it is made of.
include(${CMAKE_CURRENT_LIST_DIR}/Dependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/rolecallTargets.cmake)
