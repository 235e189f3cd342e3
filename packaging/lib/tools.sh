# shellcheck shell=bash
# What a release needs beyond a Rust toolchain: pinned tools inside target/tools, and Debian's packages.

tools=$PWD/target/tools
PATH=$tools/bin:$PATH
zigbuild_version=0.24.1
zig_version=0.17.1
deb_version=3.8.0
rpm_version=0.21.1

# Installs a cargo tool unless this version is there. A little optimized, because some of them compress.
cargo_tool() {
    local name=$1 version=$2
    shift 2
    if ! grep -qs "^\"$name $version " "$tools/.crates.toml"; then
        CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_OPT_LEVEL=1 CARGO_TARGET_DIR=$tools/target cargo install --quiet --locked --debug \
            --root "$tools" "$@" "$name@$version"
        rm -rf "$tools/target"
    fi
}

# zig, a C compiler and linker that knows the symbols of every glibc.
zig() {
    local folder=$tools/zig-$zig_version
    export CARGO_ZIGBUILD_ZIG_PATH=$folder/ziglang/zig
    if [[ ! -x $CARGO_ZIGBUILD_ZIG_PATH ]]; then
        python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder" "ziglang==$zig_version"
    fi
    cargo_tool cargo-zigbuild "$zigbuild_version" --no-default-features
}

# Installs Debian's packages unless the program is there. Elsewhere it says which program is missing.
debian() {
    local program=$1
    shift
    command -v "$program" >/dev/null && return
    if ! command -v apt-get >/dev/null || [[ $EUID != 0 ]]; then
        echo "$program is missing (Debian: apt-get install $*)" >&2
        return 1
    fi
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null
}
