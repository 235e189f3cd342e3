# The view of a noun's JSON lines for DuckDB: kefu fields complaints --jq @docs/sql/duckdb.jq
def quoted: "\"" + . + "\"";
{integer: "BIGINT", number: "DOUBLE", boolean: "BOOLEAN", timestamp: "TIMESTAMPTZ", json: "JSON"} as $types
| .[0].noun as $noun
| "-- kefu fields \($noun) --jq @docs/sql/duckdb.jq",
  "SET TimeZone = 'Asia/Shanghai';",
  "CREATE OR REPLACE VIEW \($noun | quoted) AS SELECT",
  "  profile, dt,",
  ([.[] | .key as $key | "  " + ($types[.type] as $type
      | if $type then "TRY_CAST(\($key | quoted) AS \($type)) AS \($key | quoted)" else ($key | quoted) end)] | join(",\n")),
  "FROM read_json('lake/\($noun)/*/*/*.jsonl', format = 'newline_delimited', hive_partitioning = true,",
  "  hive_types = {'profile': VARCHAR, 'dt': DATE}, columns = {",
  ([.[] | "    '\(.key)': 'VARCHAR'"] | join(",\n")),
  "  });"
