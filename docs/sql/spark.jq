# The view of a noun's JSON lines for Spark: kefu fields complaints --jq @docs/sql/spark.jq
{integer: "BIGINT", number: "DOUBLE", boolean: "BOOLEAN", timestamp: "TIMESTAMP"} as $types
| .[0].noun as $noun
| "-- kefu fields \($noun) --jq @docs/sql/spark.jq",
  "CREATE OR REPLACE TEMPORARY VIEW `\($noun)` (",
  ([.[] | "  `\(.key)` \($types[.type] // "STRING")"] | join(",\n")) + ",",
  "  `profile` STRING,",
  "  `dt` DATE",
  ") USING json OPTIONS (path 'lake/\($noun)', timestampFormat \"yyyy-MM-dd'T'HH:mm:ssXXX\");"
