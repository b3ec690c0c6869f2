"""Biểu mẫu báo cáo: việc làm. Saving makes a new version; a report that was filed keeps its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from sauro.apps.journal.services import record
from sauro.apps.reports import events
from sauro.apps.reports.models import FormVersion, ReportForm
from sauro.apps.reports.permissions.obligations import may_keep
from sauro.apps.reports.queries.obligations import fields_of, latest_version
from sauro.apps.reports.services.taking import WHO_KEEPS, require, said
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import FieldSpec, check_form, default_fields
from sauro.domain.sentence import N_


@transaction.atomic
def save_form(
    *, form_id: int | None, name: str, fields: Sequence[FieldSpec], by: Acting, at: dt.datetime
) -> FormVersion:
    """Lưu biểu mẫu. A new form, or the next version of one of the own body; the same fields make no new version."""
    require(may_keep(by), WHO_KEEPS)
    check_form(fields)
    title = said(name, N_("Biểu mẫu cần có tên."), 200)
    form = _form(form_id, title, by, at)
    last = form.versions.order_by("-number").first()
    rows = [field.as_row() for field in fields]
    if last is not None and last.fields == rows and form.name == title:
        return last
    if form.name != title:
        form.name = title
        form.save(update_fields=["name"])
    version = FormVersion.objects.create(
        form=form, number=last.number + 1 if last else 1, fields=rows, made_by_id=by.account_id, made_at=at
    )
    new = {"name": form.name, "number": version.number, "fields": [field.label for field in fields]}
    record(events.FORM_SAVED, about=("report_form", form.pk), by=by, at=at, new=new)
    return version


def _form(form_id: int | None, name: str, by: Acting, at: dt.datetime) -> ReportForm:
    twin = ReportForm.objects.filter(keeper_id=by.agency_id, name=name).first()
    if twin is not None and twin.pk != form_id:
        raise Refusal(
            "report.form.name", N_("Cơ quan đã có biểu mẫu tên này."), advice=N_("Đặt tên khác, hoặc sửa biểu mẫu ấy.")
        )
    if form_id is None:
        return ReportForm.objects.create(name=name, keeper_id=by.agency_id, made_at=at)
    form = ReportForm.objects.select_for_update().filter(pk=form_id, keeper_id=by.agency_id).first()
    if form is None:
        raise Refusal("report.unknown", N_("Không có biểu mẫu này."), advice=N_("Tải lại danh sách biểu mẫu."))
    return form


def starting_form(by: Acting, at: dt.datetime) -> FormVersion:
    """Biểu mẫu khởi đầu of a body, made when it is first needed."""
    name = "Báo cáo kết quả thực hiện nhiệm vụ"
    form = ReportForm.objects.filter(keeper_id=by.agency_id, name=name).first()
    return save_form(form_id=form.pk if form else None, name=name, fields=_fields(form), by=by, at=at)


def _fields(form: ReportForm | None) -> Sequence[FieldSpec]:
    return fields_of(latest_version(form)) if form else default_fields()
