dateline_fuzzer(record DEPENDS dateline_schema)
dateline_fuzzer(columns DEPENDS dateline_schema)
dateline_fuzzer(vocabulary DEPENDS dateline_schema)
dateline_fuzzer(phrases DEPENDS dateline_schema)
