"""Holds what readers see of a tree against what stands in its files: engines.py KEFU ROOT DOCS READER

ROOT has complaints and tickets of several shops below jsonl/ and csv/, in the hive layout. It exits with 77 if the reader
is not installed.
"""

import csv, datetime, glob, json, os, re, shutil, subprocess, sys, tempfile, time

kefu, root, docs, reader = sys.argv[1:]
os.chdir(root)
NOUNS = ("complaints", "tickets")
CHINA = datetime.timezone(datetime.timedelta(hours=8))
fields = {}
for noun in NOUNS:
    fields[noun] = json.loads(subprocess.run([kefu, "fields", noun, "-o", "json"], check=True, capture_output=True).stdout)


def records(form, noun):
    """The records in the files by shop, day and id, and how many the manifests count."""
    found, key = {}, fields[noun][0]["key"]
    for path in glob.glob(f"{form}/{noun}/*/*/*.{form}"):
        profile, day = re.search(r"profile=([^/]*)/dt=([^/]*)", path).groups()
        with open(path, newline="" if form == "csv" else "\n", encoding="utf-8") as file:
            for record in csv.DictReader(file) if form == "csv" else map(json.loads, file):
                found[(profile, day, record[key])] = record
    manifests = [json.load(open(path)) for path in glob.glob(f"{form}/{noun}/*/_manifest.json")]
    rows = sum(entry["rows"] for manifest in manifests for entry in manifest["files"].values())
    assert len(found) == rows > 0, (form, noun, len(found), rows)
    return found


def moment(value):
    if isinstance(value, str):
        try:
            value = datetime.datetime.fromisoformat(value)
        except ValueError:
            return None
    return value.replace(tzinfo=CHINA) if value and value.tzinfo is None else value


def alike(kind, value):
    """A value as it is compared: empty values of CSV are missing, a time is a moment."""
    if value is None or value == "":
        return None
    if kind == "timestamp":
        return moment(value)
    if kind == "boolean":
        return value if isinstance(value, bool) else str(value) in ("true", "1")
    if kind == "json":
        return json.loads(value) if isinstance(value, str) else value
    return value


def equal(form, noun, rows):
    """Compares every field of every row."""
    there, key = records(form, noun), fields[noun][0]["key"]
    assert len(rows) == len(there), (noun, len(rows), len(there))
    for row in rows:
        record = there.pop((row["profile"], str(row["dt"]), row[key]))
        for field in fields[noun]:
            name, kind = field["key"], field["type"]
            seen, written = alike(kind, row[name]), alike(kind, record.get(name))
            assert seen == written, (noun, name, row[name], record.get(name))


def counted(form, noun, rows, distinct):
    there = len(records(form, noun))
    assert (rows, distinct) == (there, there), (form, noun, rows, distinct, there)


def statements(noun, program):
    return open(f"{docs}/sql/{noun}-{program}.sql", encoding="utf-8").read()


def named(form, noun):
    """The files of a noun, named as the page says."""
    path = re.search(r"`/data/lake/complaints/(\*[^`]*)jsonl`", open(f"{docs}/engines.md", encoding="utf-8").read())[1]
    return f"{form}/{noun}/{path}{form}"


def each():
    return [(form, noun, fields[noun][0]["key"]) for form in ("jsonl", "csv") for noun in NOUNS]


def duckdb():
    import duckdb

    con = duckdb.connect()
    for noun in NOUNS:
        con.execute(statements(noun, "duckdb").replace("'lake/", "'jsonl/"))
        cursor = con.execute(f"SELECT * FROM {noun}")
        names = [column[0] for column in cursor.description]
        equal("jsonl", noun, [dict(zip(names, row)) for row in cursor.fetchall()])
        copy = re.search(r"```sql\n(.*?)```", open(f"{docs}/engines.md", encoding="utf-8").read(), re.S)[1]
        con.execute(copy.replace("FROM complaints", f"FROM {noun}").replace("/data/parquet/complaints", f"parquet-{noun}"))
        query = f"SELECT count(*), count(DISTINCT (profile, {names[2]})) FROM read_parquet('parquet-{noun}/*/*/*.parquet', hive_partitioning = true)"
        counted("jsonl", noun, *con.execute(query).fetchall()[0])
    for form, noun, key in each():
        function = "read_json" if form == "jsonl" else "read_csv"
        query = f"SELECT count(*), count(DISTINCT (profile, {key})) FROM {function}('{named(form, noun)}', hive_partitioning = true)"
        counted(form, noun, *con.execute(query).fetchall()[0])


def chdb():
    import chdb

    for form, noun, key in each():
        query = f"SELECT count(), count(DISTINCT profile, {key}) FROM file('{root}/{named(form, noun)}')"
        counted(form, noun, *map(int, str(chdb.query(query, "CSV")).split(",")))


def pyarrow():
    import pyarrow
    from pyarrow import csv, dataset, json

    types = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    for form, noun, key in each():
        known = [field for field in fields[noun] if form == "csv" or field["type"] != "json"]
        # Times are text here: a vendor's may be none.
        schema = pyarrow.schema([(field["key"], types.get(field["type"], pyarrow.string())) for field in known])
        if form == "csv":
            reads = dataset.CsvFileFormat(parse_options=csv.ParseOptions(newlines_in_values=True))
        else:
            options = json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore")
            reads = dataset.JsonFileFormat(parse_options=options)
        for name in ("profile", "dt"):
            schema = schema.append(pyarrow.field(name, pyarrow.string()))
        table = dataset.dataset(f"{form}/{noun}", format=reads, partitioning="hive", schema=schema).to_table()
        counted(form, noun, table.num_rows, table.group_by(["profile", key]).aggregate([]).num_rows)


def polars():
    import polars

    types = {"integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}
    for form, noun, key in each():
        known = [field for field in fields[noun] if form == "csv" or field["type"] != "json"]
        schema = {field["key"]: types.get(field["type"], polars.String) for field in known}
        pattern = named(form, noun)
        if form == "csv":
            scan = polars.scan_csv(pattern, schema_overrides=schema, include_file_paths="path")
        else:
            scan = polars.scan_ndjson(pattern, schema=schema, include_file_paths="path")
        table = scan.with_columns(profile=polars.col("path").str.extract("profile=([^/]*)")).collect()
        counted(form, noun, table.height, table.select("profile", key).unique().height)


def spark():
    from pyspark.sql import SparkSession

    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = session.config("spark.sql.session.timeZone", "Asia/Shanghai").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    for noun in NOUNS:
        session.sql(statements(noun, "spark").replace("'lake/", "'jsonl/").rstrip().rstrip(";"))
        equal("jsonl", noun, [row.asDict() for row in session.table(noun).collect()])
    for form, noun, key in each():
        reads = session.read
        seen = reads.json(f"{form}/{noun}") if form == "jsonl" else reads.csv(f"{form}/{noun}", header=True, multiLine=True, escape='"')
        counted(form, noun, seen.count(), seen.select("profile", key).distinct().count())


def mariadb():
    if not all(map(shutil.which, ("mariadbd", "mariadb-install-db", "mariadb"))):
        raise ImportError("mariadb")
    with tempfile.TemporaryDirectory() as folder:
        data, socket = f"{folder}/data", f"{folder}/s"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        user = ["--user=root"] if os.geteuid() == 0 else []
        subprocess.run(["mariadb-install-db", "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal", *user], check=True, **quiet)
        server = subprocess.Popen(["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={socket}", f"--pid-file={folder}/pid", "--skip-networking", *user], **quiet)
        client = ["mariadb", "--no-defaults", "--user=root", f"--socket={socket}", "--default-character-set=utf8mb4"]
        try:
            while subprocess.run([*client, "-e", "CREATE DATABASE IF NOT EXISTS kefu"], **quiet).returncode:
                assert server.poll() is None
                time.sleep(0.1)
            for noun in NOUNS:
                # Twice: what is there is replaced.
                for _ in range(2):
                    load = [f"{docs}/scripts/kefu-load-mysql", f"{root}/csv", noun, f"{docs}/sql/{noun}-mysql.sql"]
                    subprocess.run([*load, *client, "--local-infile=1", "kefu"], check=True)
                pairs = ", ".join(f"'{field['key']}', `{field['key']}`" for field in fields[noun])
                query = f"SELECT JSON_OBJECT('profile', profile, 'dt', CAST(dt AS CHAR), {pairs}) FROM {noun}"
                out = subprocess.run([*client, "-N", "--raw", "kefu", "-e", query], check=True, capture_output=True).stdout
                equal("csv", noun, [json.loads(line) for line in out.decode().splitlines()])
        finally:
            server.terminate()
            server.wait()


try:
    globals()[reader]()
except ImportError as missing:
    print(missing)
    sys.exit(77)
