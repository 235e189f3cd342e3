# shellcheck shell=bash
# Makes archives and packages: the binary, and what belongs beside it.

staging=$PWD/target/package

# Puts the files that every archive has into a folder of this name below `staging`.
stage() {
    local folder=$staging/$1
    rm -rf "$folder"
    mkdir -p "$folder"
    cp -r README.md README.en.md CHANGELOG.md SECURITY.md ARCHITECTURE.md CONTRIBUTING.md LICENSE-MIT LICENSE-APACHE \
        config.example.toml completions docs "$folder/"
}

# Puts the manual pages of both languages below a folder, as `man` finds them. The binary has to run on this machine.
manual() {
    "$binary" man "$1"
    find "$1" -name '*.1' -exec gzip -9 --no-name {} +
}

# Gives all files the time of the commit, and modes that do not depend on the user's umask.
settle() {
    chmod -R u=rwX,go=rX "$1"
    find "$1" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
}

make_linux() {
    compile_linux x86_64
    tarball x86_64
}

make_aarch64() {
    compile_linux aarch64
    tarball aarch64
}

tarball() {
    local name=kefu-$version-$1-linux
    stage "$name"
    install -m 755 "$binary" "$staging/$name/kefu"
    settle "$staging/$name"
    tar --create --sort=name --owner=0 --group=0 --numeric-owner --directory "$staging" "$name" |
        gzip -9 --no-name >"$dist/$name.tar.gz"
}

make_deb() {
    compile_linux x86_64
    stage_package
    cargo_tool cargo-deb "$deb_version"
    cargo deb --quiet --no-build --no-strip --profile "$profile" --target x86_64-unknown-linux-gnu --output "$dist/"
}

make_rpm() {
    compile_linux x86_64
    stage_package
    cargo_tool cargo-generate-rpm "$rpm_version"
    # xz, because the rpm of CentOS 7 does not know zstd.
    cargo generate-rpm --profile "$profile" --target x86_64-unknown-linux-gnu --auto-req disabled --payload-compress xz \
        --source-date "$SOURCE_DATE_EPOCH" --output "$dist/"
}

# Puts what Cargo.toml lists for both packages into target/package/files.
stage_package() {
    stage files
    local folder=$staging/files
    # A package installs into /usr/bin. /usr/local/bin is where people put what they build.
    sed -i 's,/usr/local/bin/,/usr/bin/,g' "$folder"/docs/{systemd,nagios,icinga}/*
    manual "$folder/man"
    settle "$folder"
}

make_windows() {
    debian x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64-win32
    debian zip zip
    compile build x86_64-pc-windows-gnu
    local name=kefu-$version-x86_64-windows
    stage "$name"
    cp "$binary.exe" "$staging/$name/"
    settle "$staging/$name"
    cd "$staging"
    find "$name" | sort | zip -q -X -9 "$dist/$name.zip" -@
}
