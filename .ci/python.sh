#!/bin/sh
# The Python package's tests, in a venv outside the repository; left out, and said so, where PyPI cannot be reached.
# Needs the command: NEWSMARK, or the release build.
set -eu
cd "$(dirname "$0")/.."
venv="${VENV:-${TMPDIR:-/tmp}/newsmark-python}"
python="${PYTHON:-python3}"
command -v "$python" >/dev/null || { echo "newsmark: no $python: the Python package is NOT tested"; exit 0; }
if ! { [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"; } ||
  ! "$venv/bin/pip" install -q --timeout 10 --retries 1 'pytest>=7' 'pandas>=1.5'; then
  echo "newsmark: no venv, or PyPI is not reached: the Python package is NOT tested"
  exit 0
fi
PYTHONPATH="$PWD/python/src" PYTHONDONTWRITEBYTECODE=1 NEWSMARK="${NEWSMARK:-$PWD/.build/release/newsmark}" \
  NEWSMARK_LEXICONS="$PWD/lexicons" "$venv/bin/python" -m pytest -q -p no:cacheprovider python/tests
