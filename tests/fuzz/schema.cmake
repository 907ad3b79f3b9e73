dateline_fuzzer(record DEPENDS dateline_schema)
dateline_fuzzer(columns DEPENDS dateline_schema)
