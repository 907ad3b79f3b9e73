dateline_fuzzer(analyzer DEPENDS dateline_text)
