//! Makes the catalogue of translations static data: nothing is parsed when kefu runs.

use std::{env, error::Error, path::PathBuf};

#[expect(clippy::disallowed_methods, reason = "Cargo says in a variable where the result belongs")]
fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    include_po::generate_locales_from_dir("src/lang", out.join("lang/translators.rs"))?;
    println!("cargo:rerun-if-changed=src/lang/zh_CN.po");
    Ok(())
}
