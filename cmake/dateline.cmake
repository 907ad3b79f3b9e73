# The vocabulary of this build: dateline_library, dateline_test, dateline_fuzzer.

add_library(dateline_warnings INTERFACE)
target_compile_options(dateline_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# GCC 12 reports overlapping copies inside its own std::string at -O2 and above (GCC bug 105651).
target_compile_options(dateline_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_include_directories(dateline_warnings INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)

# dateline_library(NAME SOURCES ... DEPENDS ...): a static library dateline_NAME, one for each part.
function(dateline_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(dateline_${name} STATIC ${arg_SOURCES})
  target_link_libraries(dateline_${name} PUBLIC ${arg_DEPENDS} PRIVATE dateline_warnings)
  target_include_directories(dateline_${name} PUBLIC ${PROJECT_SOURCE_DIR})
endfunction()

# dateline_test(NAME SOURCES ... DEPENDS ...): a doctest program; every test case becomes one ctest entry "NAME:case".
function(dateline_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(test_${name} ${arg_SOURCES})
  target_link_libraries(test_${name} PRIVATE ${arg_DEPENDS} dateline_test_support dateline_warnings)
  target_compile_definitions(test_${name} PRIVATE
    DATELINE_BINARY_DIR="${PROJECT_BINARY_DIR}" DATELINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  doctest_discover_tests(test_${name} TEST_PREFIX "${name}:" PROPERTIES TIMEOUT 300)
endfunction()

# dateline_fuzzer(NAME DEPENDS ...): NAME_fuzzer.cpp as a libFuzzer target (DATELINE_FUZZERS), else as a program that
# replays the committed inputs of corpus/NAME, which is a test.
function(dateline_fuzzer name)
  cmake_parse_arguments(arg "" "" "DEPENDS" ${ARGN})
  if(DATELINE_FUZZERS)
    add_executable(fuzz_${name} ${name}_fuzzer.cpp)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(fuzz_${name} ${name}_fuzzer.cpp replay_main.cpp)
    add_test(NAME "fuzz replay: ${name}" COMMAND fuzz_${name} ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
  endif()
  target_link_libraries(fuzz_${name} PRIVATE ${arg_DEPENDS} dateline_warnings)
endfunction()
