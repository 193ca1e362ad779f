#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Writes the pages that are checked, and checks them and the golden ones in a browser. Says what it lacks where it cannot.
#
#   run.sh PROGRAM_THAT_WRITES_PAGES FOLDER
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)

skip() {
    echo "skipped: $*; scripts/test.sh --full installs it"
    exit 0
}

command -v node > /dev/null || skip "there is no node"
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[[ -n $CHROMIUM ]] || skip "there is no Chromium"
command -v java > /dev/null || skip "there is no Java to validate pages with"
[[ -d $here/node_modules ]] || skip "tests/browser/node_modules is not there (npm ci)"
fonts=$(fc-list : family 2> /dev/null || true)
for font in "DejaVu Sans" "Noto Sans"; do
    [[ $'\n'$fonts$'\n' == *$'\n'"$font"[$'\n',]* ]] || skip "there is no font $font"
done

rm -rf -- "$2"
"$1" "$2"
export CHROMIUM
exec node "$here/check.mjs" "$here/../report/golden" "$2"
