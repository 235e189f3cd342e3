"""What benches/engine measures: engine.py FOLDER"""

import glob, json, os, subprocess, sys, time
from concurrent.futures import ThreadPoolExecutor

import duckdb
from pyspark.sql import SparkSession

folder, kefu = sys.argv[1], os.environ["KEFU"]
shops, days = int(os.environ["SHOPS"]), int(os.environ["DAYS"])
# What a shop's `max_rps` is.
RPS = 20


def unit(root, since):
    where = ["complaints", "--root", f"{folder}/{root}", "--layout", "hive", "--since", since]
    plan = [kefu, "export", "plan", *where, "-p", "all", "--jq", "[.[].profile] | unique[]"]
    names = subprocess.run(plan, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(names) == shops, len(names)
    return names, [kefu, "-q", "export", *where, "-o", "jsonl"]


def manifests(root):
    found = glob.glob(f"{folder}/{root}/complaints/*/_manifest.json")
    return [entry for path in found for entry in json.load(open(path))["files"].values()]


def export(root, since, workers, run_all):
    """Runs a unit a shop: a worker takes the next one when it has ended one."""
    names, command = unit(root, since)
    environment = dict(os.environ)

    def run(name):
        return subprocess.run([*command, "-p", name], env=environment).returncode

    began = time.time()
    codes = run_all(run, names)
    seconds = time.time() - began
    assert set(codes) == {0}, codes
    entries = manifests(root)
    # A day of ten complaints is a request.
    print(f"{workers} workers: {shops} shops × {len(entries) // shops} days in {seconds:.1f} s, "
          f"{len(entries) / seconds:.0f} requests a second of {RPS * workers} that the limit allows them", flush=True)
    return sum(entry["rows"] for entry in entries)


def read(root, rows):
    """Counts the records that Spark and DuckDB see."""
    began = time.time()
    statement = open("docs/sql/complaints-spark.sql", encoding="utf-8").read().rstrip().rstrip(";")
    session.sql(statement.replace("'lake/", f"'{folder}/{root}/"))
    spark = tuple(session.sql("SELECT count(*), count(DISTINCT profile, work_order_no) FROM complaints").first())
    print(f"Spark reads {spark[0]} records in {time.time() - began:.1f} s", flush=True)
    began = time.time()
    statement = open("docs/sql/complaints-duckdb.sql", encoding="utf-8").read()
    con = duckdb.connect()
    con.execute(statement.replace("'lake/", f"'{folder}/{root}/"))
    seen = con.execute("SELECT count(*), count(DISTINCT (profile, work_order_no)) FROM complaints").fetchall()[0]
    print(f"DuckDB reads {seen[0]} records in {time.time() - began:.1f} s", flush=True)
    assert spark == seen == (rows, rows), (spark, seen, rows)


session = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
session = session.config("spark.executor.memory", "512m").config("spark.ui.showConsoleProgress", "false")
session = session.config("spark.sql.shuffle.partitions", "2").config("spark.log.level", "OFF").getOrCreate()
# Executors start with the first task.
session.sparkContext.parallelize(range(8), 8).map(lambda n: time.sleep(0.2)).collect()
print("Spark local-cluster[2,1,1024]:")
rows = export("lake", f"{days}d", 2, lambda run, names: session.sparkContext.parallelize(names, len(names)).map(run).collect())
read("lake", rows)
session.stop()
print("without Spark:")
for workers in (1, 2, 4, 8):
    with ThreadPoolExecutor(workers) as pool:
        export(f"workers-{workers}", "10d", workers, lambda run, names: list(pool.map(run, names)))
