"""Tên gọi trên màn hình. The words for products, deadlines and statuses, and the small enumerations of the shelf."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.domain.extraction.model import DeadlineKind, Product
from sauro.domain.tasks import BEFORE_ACCEPTANCE, ENDED, Status

PRODUCT_LABELS = {
    Product.REPORT: _("Báo cáo"),
    Product.PLAN: _("Kế hoạch"),
    Product.REGULATION: _("Quy chế, quy định"),
    Product.PROPOSAL: _("Đề xuất, tờ trình"),
    Product.GUIDANCE: _("Hướng dẫn"),
    Product.DECISION: _("Quyết định"),
    Product.DOCUMENT: _("Văn bản"),
    Product.LIST: _("Danh sách, danh mục"),
    Product.DOSSIER: _("Hồ sơ"),
    Product.DATA: _("Số liệu"),
    Product.SYSTEM: _("Hệ thống"),
    Product.INSPECTION: _("Cuộc kiểm tra, giám sát"),
    Product.EVENT: _("Hội nghị, đợt hoạt động"),
    Product.OTHER: _("Khác"),
}
PRODUCT_CHOICES = [(str(p), label) for p, label in PRODUCT_LABELS.items()]
DEADLINE_CHOICES = [
    (str(DeadlineKind.DATE), _("Ngày")),
    (str(DeadlineKind.PERIOD), _("Khoảng thời gian")),
    (str(DeadlineKind.RECURRING), _("Định kỳ")),
    (str(DeadlineKind.NONE), _("Không nêu")),
]
STATUS_LABELS = {
    Status.REGISTERED: _("Đã vào sổ"),
    Status.ASSIGNED: _("Chờ nhận việc"),
    Status.ACCEPTED: _("Đã nhận việc"),
    Status.IN_PROGRESS: _("Đang làm"),
    Status.SUBMITTED: _("Chờ xác nhận"),
    Status.SENT_BACK: _("Bị trả lại"),
    Status.CONFIRMED: _("Đã xác nhận"),
    Status.SUSPENDED: _("Tạm dừng"),
    Status.REPLACED: _("Được thay thế"),
    Status.WITHDRAWN: _("Đã rút"),
}
WITHOUT_PERSON = [str(s) for s in (*BEFORE_ACCEPTANCE, Status.WITHDRAWN, Status.REPLACED)]
RUNNING = [str(s) for s in Status if s not in ENDED]
HANDED_IN = [str(s) for s in (Status.SUBMITTED, Status.CONFIRMED)]
VIEW_KEYS = (  # what an address of the register may ask
    "due", "stand", "year", "done", "status", "gap", "lead", "directive", "star", "accept", "stale", "urged", "parts",
    "q", "sort",
)  # fmt: skip
STATUS_CHOICES = [(str(s), label) for s, label in STATUS_LABELS.items()]


class DraftState(models.TextChoices):
    """Trạng thái đề xuất. Only a proposed draft can be changed."""

    PROPOSED = "proposed", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    SKIPPED = "skipped", _("Bỏ qua")
    MERGED = "merged", _("Đã gộp")
    SPLIT = "split", _("Đã tách")


class ActorRole(models.TextChoices):
    """Vai trò của cơ quan. Lead or coordinating."""

    LEAD = "lead", _("Chủ trì")
    COORDINATING = "coordinating", _("Phối hợp")


class HolderRole(models.TextChoices):
    """Vai trò giữ việc. The lead agency or the responsible person."""

    LEAD = "lead", _("Cơ quan chủ trì")
    RESPONSIBLE = "responsible", _("Người chịu trách nhiệm chính")
