#!/bin/sh
# Sets up .venv from the locked requirements: `sh scripts/setup.sh film` or `... dev`; another folder by VENV.
# A stamp names the lock it was made from, so that a second run installs nothing.
set -eu
what=$1
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
venv=${VENV:-.venv}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "roughcut needs Python 3.11 or newer; set PYTHON=/path/to/python3.11 and run make again." >&2
    exit 2
}
[ -x "$venv/bin/python" ] || { echo "Setting up $venv (once)"; "$python" -m venv "$venv"; }

if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
    uv=$venv/bin/uv
fi

echo "Installing what roughcut needs ($what, locked)"
"$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "requirements/$what.txt"
"$uv" pip install --quiet --python "$venv/bin/python" --no-deps --editable .
touch "$venv/$what.stamp"
