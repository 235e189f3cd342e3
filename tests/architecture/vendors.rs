//! Every vendor is registered, recorded and built like the others.

use std::{collections::BTreeSet, fs};

use crate::support::{files, project};

#[test]
fn every_vendor_is_registered_recorded_and_built_alike() {
    let registry = fs::read_to_string(project("src/vendors/mod.rs")).expect("the registry");
    let sandbox = fs::read_to_string(project("src/sandbox/mod.rs")).expect("the sandbox's registry");
    let vendors = vendors();
    assert!(vendors.len() >= 3);
    for name in vendors {
        let folder = project("src/vendors").join(&name);
        assert!(registry.contains(&format!("\n    {name}: ")), "{name} has no line in the registry");
        assert!(sandbox.contains(&format!("\n    {name},")), "{name} has no line in the sandbox");
        assert!(
            project("src/sandbox").join(&name).join("mod.rs").is_file(),
            "{name} has no part in the sandbox"
        );
        for file in ["mod.rs", "client.rs", "wire.rs"] {
            assert!(folder.join(file).is_file(), "{name} has no {file}");
        }
        let wire = fs::read_to_string(folder.join("wire.rs")).expect("a wire");
        let named = format!("VendorName::new(\"{name}\", ");
        assert!(wire.contains(&named), "folder and name differ: {name}");
        assert!(!files(&folder.join("fixtures"), ".http").is_empty(), "{name} has no recordings");
    }
}

#[test]
fn every_recording_has_its_snapshot_and_the_other_way_round() {
    let stems = |ending: &str| -> BTreeSet<_> {
        files(&project("src/vendors"), ending).into_iter().map(|path| path.with_extension("")).collect()
    };
    assert_eq!(stems(".http"), stems(".snap"));
}

/// The vendors' folders.
fn vendors() -> Vec<String> {
    let entries = fs::read_dir(project("src/vendors")).expect("the vendors").flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}
