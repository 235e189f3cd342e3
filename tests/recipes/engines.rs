//! The tree of `kefu export --root` in the programs that read it: they see exactly the records, with the statements of
//! `docs/sql/` every field of them.

use std::{fs, path::PathBuf, process::Command};

use crate::support::{Home, machine::skipped, project, sandbox::Sandbox};

/// Two shops with hostile texts, and days without records, in both formats that engines read.
fn tree() -> Home {
    let sandbox = Sandbox::start("--shops 2 --disorder");
    let home = Home::new();
    home.write("config.toml", &sandbox.script);
    for form in ["jsonl", "csv"] {
        let options = format!("--root {form} --layout hive -o {form} -p all -q");
        home.kefu(&format!("export complaints --since 9d --status 30,33 {options}")).run().exits(0);
        home.kefu(&format!("export tickets --view 售中 --expand-fields {options}")).run().exits(0);
    }
    home
}

/// The Python that has the readers: one of this project's own, or else the system's.
fn python() -> PathBuf {
    let own = project("target/tools/engines/bin/python");
    if own.exists() { own } else { "python3".into() }
}

fn see_exactly_the_records(readers: &[&str]) {
    let home = tree();
    for reader in readers {
        let mut command = Command::new(python());
        command.arg(project("tests/recipes/engines.py")).arg(env!("CARGO_BIN_EXE_kefu"));
        command.arg(fs::canonicalize(home.path("")).expect("a folder")).arg(project("docs")).arg(reader);
        command.env("KEFU_HOME", home.path("")).env("LC_ALL", "C.UTF-8");
        let Ok(output) = command.output() else { return skipped("python3 is not installed") };
        match output.status.code() {
            Some(0) => {}
            Some(77) => skipped(&format!("{reader}: {}", String::from_utf8_lossy(&output.stdout).trim())),
            _ => panic!("{reader}: {}", String::from_utf8_lossy(&output.stderr)),
        }
    }
}

#[test]
fn readers_of_files_see_exactly_the_records() {
    see_exactly_the_records(&["duckdb", "chdb", "pyarrow", "polars"]);
}

#[test]
fn spark_sees_exactly_the_records() {
    see_exactly_the_records(&["spark"]);
}

#[test]
fn a_database_holds_exactly_the_records() {
    see_exactly_the_records(&["mariadb"]);
}

#[test]
fn names_in_the_tree_stay_names_in_the_sql_that_loads_it() {
    let home = Home::new();
    let dir = r"l'a\ke/complaints/profile=it%27s%3A/dt=2026-11-01'";
    let header = "work_order_no,a`b; DROP TABLE complaints; --,'FILE'";
    home.write(&format!("{dir}/complaints.csv"), &format!("{header}\nN1,,\n"));
    home.write("statements.sql", "LOAD 'FILE' (HEADER) SET x;\n");
    let mut load = Command::new(project("docs/scripts/kefu-load-mysql"));
    load.current_dir(home.path("")).args([r"l'a\ke", "complaints", "statements.sql", "sh", "-c", "cat"]);
    let output = load.output().expect("bash");
    let sql = String::from_utf8(output.stdout).expect("UTF-8");
    let expected = [
        r"SET @profile = 'it''s:', @dt = '2026-11-01''';",
        r"LOAD 'l''a\\ke/complaints/profile=it%27s%3A/dt=2026-11-01''/complaints.csv' (@`work_order_no`, @`a``b; DROP TABLE complaints; --`, @`'FILE'`) SET x;",
        "",
    ];
    assert_eq!(sql, expected.join("\n"), "{}", String::from_utf8_lossy(&output.stderr));
}
