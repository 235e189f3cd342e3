# shellcheck shell=bash
# Compiles kefu for a target.

# The folders of this machine are not part of a binary.
remap="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src= --remap-path-prefix=$PWD="

# Compiles kefu with `cargo SUBCOMMAND` for a target; behind its name may stand a version of glibc. Sets `binary`.
compile() {
    local subcommand=$1 target=$2 glibc=${3:-}
    if has_library "$target"; then
        RUSTFLAGS=$remap cargo "$subcommand" --locked --bin kefu --profile "$profile" --target "$target$glibc"
        binary=target/$target/$profile/kefu
    else
        # Debian's toolchain has the source of the standard library. It has a folder of its own, because compilers
        # do not share what they have built.
        debian /usr/share/doc/rust-web-src rustc-web cargo-web rust-web-src
        PATH=/usr/bin:$PATH RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target/own-library \
            RUSTFLAGS="$remap --remap-path-prefix=$(realpath "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust")=" \
            cargo "$subcommand" -Zbuild-std=std,panic_unwind --locked --bin kefu --profile "$profile" --target "$target$glibc"
        binary=target/own-library/$target/$profile/kefu
    fi
}

# Whether the toolchain has the standard library of a target, or can fetch it.
has_library() {
    [[ -d $(rustc --print target-libdir --target "$1") ]] && return
    command -v rustup >/dev/null && rustup --quiet target add "$1" 2>/dev/null
}

# Compiles kefu for Linux, for the glibc 2.17 of CentOS 7 and Kylin V10 and every newer one.
compile_linux() {
    zig
    compile zigbuild "$1-unknown-linux-gnu" .2.17
    starts_with_old_glibc "$binary"
}

# Whether every symbol is in glibc 2.17, and every library that is needed a part of it.
starts_with_old_glibc() {
    local newest others
    newest=$(objdump -T "$1" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
    others=$(objdump -p "$1" | awk '$1 == "NEEDED" && $2 !~ /^(ld-linux.*|lib(c|m|dl|pthread|rt|util))\.so\.[0-9]+$/ { print $2 }')
    if [[ $(printf '%s\n' "$newest" GLIBC_2.17 | sort -V | tail -n 1) != GLIBC_2.17 || -n $others ]]; then
        echo "$1 needs more than glibc 2.17: $newest $others" >&2
        return 1
    fi
    echo "$1 needs $newest and nothing else"
}
