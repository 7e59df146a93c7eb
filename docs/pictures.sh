#!/bin/sh
# Makes the pictures of the README: sh docs/pictures.sh PAGE.html, a dossier as one page. Needs Chromium.
#   docs/dossier.png        the first screen and the first collation, 1200 px wide
#   docs/dossier-dark.png   the same in the dark
#   docs/dossier-phone.png  at 390 px, in a frame: no window of Chromium is that narrow
set -eu
[ $# -eq 1 ] || { echo "usage: sh docs/pictures.sh PAGE.html" >&2; exit 2; }
page=$(realpath "$1")
docs=$(dirname "$(realpath "$0")")
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

shoot() { # FILE WIDTH HEIGHT ADDRESS [OPTION]
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files ${5:-} \
        --user-data-dir="$room/profile" --screenshot="$docs/$1" --window-size="$2,$3" "$4" >/dev/null 2>&1
    echo "docs/$1"
}

shoot dossier.png 1200 1800 "file://$page"
shoot dossier-dark.png 1200 1000 "file://$page" --blink-settings=preferredColorScheme=0
cat >"$room/frame.html" <<HTML
<!doctype html><body style="margin:0;background:#888"><iframe src="file://$page"
 style="width:390px;height:1400px;border:0;display:block;margin:0 auto"></iframe>
HTML
shoot dossier-phone.png 500 1400 "file://$room/frame.html"
