# A table for a noun, and a file of CSV loaded into it, for MySQL and MariaDB: kefu fields complaints --jq @docs/sql/mysql.jq
# kefu-load-mysql puts the file's path in the place of FILE, and its columns as variables in the place of HEADER.
{integer: "BIGINT", number: "DOUBLE", boolean: "BOOLEAN", timestamp: "DATETIME"} as $types
| {integer: "NULLIF(@V, '')", number: "NULLIF(@V, '')", boolean: "CASE @V WHEN 'true' THEN 1 WHEN 'false' THEN 0 END",
   timestamp: "STR_TO_DATE(NULLIF(@V, ''), '%Y-%m-%d %H:%i:%s')"} as $values
| .[0].noun as $noun | .[0].key as $id
| "-- kefu fields \($noun) --jq @docs/sql/mysql.jq",
  "CREATE TABLE IF NOT EXISTS `\($noun)` (",
  "  `profile` VARCHAR(100) NOT NULL,",
  "  `dt` DATE NOT NULL,",
  "  `\($id)` VARCHAR(191) NOT NULL,",
  (.[1:][] | "  `\(.key)` \($types[.type] // "LONGTEXT"),"),
  "  PRIMARY KEY (`profile`, `dt`, `\($id)`)",
  ") DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;",
  "START TRANSACTION;",
  "DELETE FROM `\($noun)` WHERE `profile` = @profile AND `dt` = @dt;",
  "LOAD DATA LOCAL INFILE 'FILE' INTO TABLE `\($noun)` CHARACTER SET utf8mb4",
  "  FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '' LINES TERMINATED BY '\\n' IGNORE 1 LINES",
  "  (HEADER)",
  "  SET `profile` = @profile, `dt` = @dt,",
  ([.[] | .key as $key | ($values[.type] // "NULLIF(@V, '')") as $value
      | "    `\($key)` = \($value | gsub("@V"; "@`\($key)`"))"] | join(",\n")) + ";",
  "COMMIT;"
