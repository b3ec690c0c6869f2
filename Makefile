# Names only; the work is in the scripts.
.PHONY: run test lint proof bench requirements
run test lint proof bench:
	./$@
requirements:
	for n in uv run test; do .venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 --universal requirements/$$n.in -o requirements/$$n.txt --custom-compile-command "make requirements"; done
