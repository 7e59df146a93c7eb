#!/bin/sh
# Makes the pictures of the README and of docs/the-desk.md: sh docs/pictures.sh PAGE.html [DESK], a dossier as one page and the address of
# a desk (sayso serve). Needs Chromium and curl.
#   docs/dossier.png        the first screen and the first collation, 1200 px wide
#   docs/dossier-dark.png   the same in the dark
#   docs/dossier-phone.png  at 390 px, in a frame: no window of Chromium is that narrow
#   docs/desk-case.png, desk-incident.png, desk-review.png, desk-where.png  the four main screens of the desk
set -eu
[ $# -eq 1 ] || [ $# -eq 2 ] || { echo "usage: sh docs/pictures.sh PAGE.html [http://127.0.0.1:8140]" >&2; exit 2; }
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
if [ $# -eq 2 ]; then
    desk=${2%/}
    first=$(curl -sf "$desk/api/incidents?most=1" | grep -o '"id":"i[0-9a-f]*' | head -1 | cut -c7-)
    shoot desk-case.png 1200 1100 "$desk/"
    shoot desk-incident.png 1200 1300 "$desk/incidents/$first"
    shoot desk-review.png 1200 900 "$desk/review?at=2"
    shoot desk-where.png 1200 900 "$desk/when-and-where"
fi
