"""`sauro synthesis`: the synthesis of a period as DOCX, PDF and XLSX, computed from the register and kept nowhere."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Any

NOT_FOUND, REFUSED = 2, 1


def main(argv: list[str]) -> int:
    """Exit status 0; 1 where a rule refuses the period, 2 on wrong use or where the scope is not known."""
    parser = argparse.ArgumentParser(prog="sauro synthesis", description="Tổng hợp một kỳ ra tệp; không ghi vào sổ.")
    scope = parser.add_mutually_exclusive_group(required=True)
    scope.add_argument("--directive", metavar="SỐ", help="một văn bản, theo số ký hiệu (215-CV/TU)")
    scope.add_argument("--body", metavar="MÃ", help="một cơ quan, theo mã trong danh mục (SNV)")
    scope.add_argument("--province", action="store_true", help="toàn bộ sổ của cơ quan theo dõi")
    parser.add_argument("--office", metavar="MÃ", help="cơ quan lập bản tổng hợp, theo mã; mặc định nơi theo dõi")
    parser.add_argument("--period", required=True, metavar="KỲ", help="2026-10, 2026-Q3, 2026-H1, 2026-9M, 2026, …")
    parser.add_argument("--out", required=True, type=Path, metavar="THƯ MỤC")
    given = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    import django

    django.setup()
    from sauro.domain.refusal import Refusal

    try:
        return _write(given)
    except Refusal as refused:
        print(refused.message, refused.advice, file=sys.stderr)
        return REFUSED


def _write(given: Any) -> int:
    from sauro.apps.reports.queries.synthesis_files import docx_of, pdf_of, xlsx_of
    from sauro.apps.reports.queries.synthesis_paper import SLICES
    from sauro.apps.reports.services.synthesising import foreseen
    from sauro.domain.synthesis_figures import FIVE
    from sauro.web import clock

    scope = _scope(given)
    if scope is None:
        print("Không có văn bản, cơ quan như vậy trong sổ.", file=sys.stderr)
        return NOT_FOUND
    began = time.monotonic()
    held = foreseen(scope, given.period, at=clock.now())
    row = held.synthesis
    given.out.mkdir(parents=True, exist_ok=True)
    for suffix, made in (("docx", docx_of), ("pdf", pdf_of), ("xlsx", xlsx_of)):
        (given.out / f"tong-hop-{row.period}.{suffix}").write_bytes(made(held))
    for name in FIVE:
        print(f"{SLICES[name]:<34}{row.facts['numbers'][name]:>8}")
    print(f"{'Tổng số':<34}{row.facts['numbers']['total']:>8}")
    print(f"Số liệu đến {row.as_of:%d/%m/%Y}; mã dữ kiện {row.digest[:16]}; {time.monotonic() - began:.1f} giây.")
    return 0


def _scope(given: Any) -> Any:
    from sauro.apps.agencies.models import Agency
    from sauro.apps.directives.models import Directive
    from sauro.apps.reports.models import ScopeKind
    from sauro.apps.reports.queries.synthesis_pasts import Scope
    from sauro.apps.tasks.models import Task

    office = Agency.objects.filter(code=given.office).first() if given.office else None
    if given.office and office is None:
        return None
    if given.directive:
        rows = Directive.objects.filter(number=given.directive, same_file_as=None).order_by("-pk")
        found = (rows.filter(registrar=office) if office else rows).first()
        return Scope(ScopeKind.DIRECTIVE, found.registrar_id, found.pk) if found else None
    keeper = office.pk if office else Task.objects.order_by("pk").values_list("registrar_id", flat=True).first()
    if keeper is None:
        return None
    if given.province:
        return Scope(ScopeKind.PROVINCE, keeper)
    body = Agency.objects.filter(code=given.body).first()
    return Scope(ScopeKind.BODY, keeper, body.pk) if body else None
