//! Makes the catalogue of translations static data: nothing is parsed when kefu runs. For fuzzing it lists the modules.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

#[expect(
    clippy::disallowed_methods,
    reason = "Cargo says in variables where the result belongs, and what is built"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    include_po::generate_locales_from_dir("src/lang", out.join("lang/translators.rs"))?;
    println!("cargo:rerun-if-changed=src/lang/zh_CN.po");
    if env::var_os("CARGO_FEATURE_FUZZING").is_some() {
        fs::write(out.join("modules.rs"), modules(&env::current_dir()?.join("src"))?)?;
        println!("cargo:rerun-if-changed=src/main.rs");
    }
    Ok(())
}

/// The modules that `main.rs` declares, for a crate with another root.
fn modules(src: &Path) -> Result<String, Box<dyn Error>> {
    let main = fs::read_to_string(src.join("main.rs"))?;
    let declared = main.lines().filter_map(|line| match line {
        "#[macro_use]" => Some(format!("{line}\n")),
        line => {
            let name = line.strip_prefix("mod ")?.strip_suffix(';')?;
            let file = src.join(name).with_extension("rs");
            let path = if file.exists() { file } else { src.join(name).join("mod.rs") };
            Some(format!("#[path = r\"{}\"]\n{line}\n", path.display()))
        }
    });
    Ok(declared.collect())
}
