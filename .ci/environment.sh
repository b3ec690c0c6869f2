# Sourced by ./run, ./test, ./lint, ./proof and ./bench: makes the environment once, and again when its pins change.
# usage: environment run|test   (the test environment holds everything that run needs)

say() { printf '%s\n' "$*" >&2; }

environment() {
    want=$1
    python=${PYTHON:-python3}
    command -v "$python" >/dev/null 2>&1 || { say "Cần python3 (3.11 trở lên). / python3 (3.11 or later) is needed."; exit 1; }
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Cần Python 3.11 trở lên. / Python 3.11 or later is needed."; exit 1; }
    pins=$(cat requirements/*.txt pyproject.toml | cksum)
    for stamp in test "$want"; do
        if [ -x .venv/bin/python ] && [ "$(cat ".venv/.$stamp" 2>/dev/null)" = "$pins" ]; then return 0; fi
    done
    say "Chuẩn bị môi trường ($want)… / Making the environment ($want)…"
    if [ ! -x .venv/bin/python ]; then
        "$python" -m venv .venv >/dev/null 2>&1 || { rm -rf .venv; say "Cần gói python3-venv: apt install python3-venv. / The package python3-venv is needed."; exit 1; }
    fi
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
    .venv/bin/python -m uv pip install --quiet --require-hashes -r "requirements/$want.txt" --python .venv/bin/python
    .venv/bin/python -m uv pip install --quiet --no-deps --no-build-isolation --python .venv/bin/python -e .
    printf '%s\n' "$pins" >".venv/.$want"
}
