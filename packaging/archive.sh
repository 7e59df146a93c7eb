#!/usr/bin/env bash
# Makes the release archive of one target: the program, its manual pages and completions, docs and licences.
#
#   packaging/archive.sh                         built for musl where Rust has that target, else with glibc; static in both
#   packaging/archive.sh --target TARGET         for another
#   packaging/archive.sh --program FILE          packs a program that was built before
#
# It lies in target/packages (or --to FOLDER), its SHA-256 beside it. The same program gives the same bytes, in whatever folder, on
# whatever day: docs/packages.md says what that rests on.
set -euo pipefail
export LC_ALL=C TZ=UTC
umask 022

target='' program='' to=''
while [[ $# -gt 0 ]]; do
  case $1 in
    --target | --program | --to)
      [[ $# -gt 1 ]] || { echo "$1 needs a value" >&2; exit 2; }
      declare "${1#--}=$2"
      shift 2
      ;;
    *)
      echo "unknown: $1 (--target, --program, --to)" >&2
      exit 2
      ;;
  esac
done
[[ -z $program ]] || program=$(realpath "$program")
[[ -z $to ]] || { mkdir -p "$to" && to=$(realpath "$to"); }
cd "$(dirname "$0")/.."
to=${to:-$PWD/target/packages}
mkdir -p "$to"

host=$(rustc -vV | sed -n 's/^host: //p')
if [[ -z $target ]]; then
  target=$host
  musl=${host%-gnu}-musl
  if [[ $host == *-linux-gnu && -d $(rustc --print target-libdir --target "$musl") ]]; then target=$musl; fi
fi
# What was written last is the time of every file.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

if [[ -z $program ]]; then
  # No folder of this machine stands in the program, neither by Rust nor by SQLite's C.
  cargo_home=$(realpath "${CARGO_HOME:-$HOME/.cargo}")
  export RUSTFLAGS="-C target-feature=+crt-static --remap-path-prefix=$PWD=/sayso --remap-path-prefix=$cargo_home=/cargo"
  export CFLAGS="-ffile-prefix-map=$PWD=/sayso -ffile-prefix-map=$cargo_home=/cargo"
  cargo build --profile dist --locked --package sayso --target "$target" --target-dir target/packaged
  program=target/packaged/$target/dist/sayso
fi

version=$("$program" --version | cut -d' ' -f2)
name=sayso-$version-$target
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
root=$stage/$name
mkdir -p "$root"/{bin,docs,share/man/man1,share/bash-completion/completions,share/fish/vendor_completions.d,share/zsh/site-functions}

cp "$program" "$root/bin/sayso"
chmod 755 "$root/bin/sayso"
cp README.md CHANGELOG.md GLOSSARY.md LICENSE-MIT LICENSE-APACHE "$root/"
cp docs/*.md "$root/docs/"
cp -r schema examples "$root/"
cp data/gazetteer/README.md "$root/docs/gazetteer.md"
cp data/words/README.md "$root/docs/words.md"
cp models/reader.md "$root/docs/reader.md"

"$program" man > "$root/share/man/man1/sayso.1"
# The commands as the help lists them.
for command in $("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]\{1,\}\) .*/\1/p' | grep -vx help); do
  "$program" man "$command" > "$root/share/man/man1/sayso-$command.1"
done
"$program" completions bash > "$root/share/bash-completion/completions/sayso"
"$program" completions fish > "$root/share/fish/vendor_completions.d/sayso.fish"
"$program" completions zsh > "$root/share/zsh/site-functions/_sayso"

archive=$to/$name.tar.gz
tar --sort=name --format=ustar --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode='u+rwX,go+rX,go-w' \
  -C "$stage" -cf - "$name" | gzip -n > "$archive"
(cd "$to" && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
echo "$archive: $(stat -c %s "$archive") bytes, the program $(stat -c %s "$program")"
