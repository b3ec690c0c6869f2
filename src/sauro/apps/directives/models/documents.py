"""Văn bản chỉ đạo. What came in, how it was read, and what it cites; tasks stand one floor above and hold its id."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.documents.model import DocumentKind, Family

KIND_LABELS = {
    DocumentKind.CHI_THI: _("Chỉ thị"),
    DocumentKind.CONG_VAN: _("Công văn"),
    DocumentKind.KE_HOACH: _("Kế hoạch"),
    DocumentKind.THONG_BAO: _("Thông báo"),
    DocumentKind.QUYET_DINH: _("Quyết định"),
    DocumentKind.CONG_DIEN: _("Công điện"),
    DocumentKind.HUONG_DAN: _("Hướng dẫn"),
    DocumentKind.KET_LUAN: _("Kết luận"),
    DocumentKind.NGHI_QUYET: _("Nghị quyết"),
    DocumentKind.QUY_DINH: _("Quy định"),
    DocumentKind.BAO_CAO: _("Báo cáo"),
    DocumentKind.TO_TRINH: _("Tờ trình"),
    DocumentKind.CHUONG_TRINH: _("Chương trình"),
    DocumentKind.NEWS_ARTICLE: _("Bài báo"),
}
KIND_CHOICES = [(str(kind), label) for kind, label in KIND_LABELS.items()]
FAMILY_CHOICES = [
    (str(Family.PARTY), _("Văn bản của Đảng")),
    (str(Family.STATE), _("Văn bản hành chính")),
    (str(Family.PRESS), _("Tin báo chí")),
    (str(Family.UNKNOWN), _("Chưa rõ")),
]


class DirectiveState(models.TextChoices):
    """Trạng thái văn bản. From upload to register; the row is the queue of the reading job."""

    UPLOADED = "uploaded", _("Chờ đọc")
    READING = "reading", _("Đang đọc")
    READ = "read", _("Đã đọc, chờ rà soát")
    HELD = "held", _("Chờ người kiểm tra")
    REFUSED = "refused", _("Không nhận")
    REGISTERED = "registered", _("Đã vào sổ")


class Source(models.TextChoices):
    """Nguồn. An original document, or a press account of one (secondary)."""

    ORIGINAL = "original", _("Văn bản gốc")
    PRESS = "press", _("Tin báo chí (nguồn thứ cấp)")


class Directive(models.Model):
    """Văn bản chỉ đạo. One document that gives rise to tasks.

    Identity is issuer + number + period (`identity`, folded; empty until known). A second file of the same identity is
    a second `version` that names the `earlier` one. `revision` counts edits of the header, against stale edits.
    `released_by`: who answered that a held document bears no secrecy mark. `folded`: for search, kept by services.
    `refusal`: {message, values, clause, advice, page}; always empty where the refusal is for a secrecy mark.
    """

    state = models.CharField(max_length=12, choices=DirectiveState.choices, default=DirectiveState.UPLOADED)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.ORIGINAL)
    kind = models.CharField(max_length=20, choices=KIND_CHOICES, blank=True)
    family = models.CharField(max_length=10, choices=FAMILY_CHOICES, default=str(Family.UNKNOWN))
    issuer = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="issued_directives"
    )
    issuer_printed = models.CharField(max_length=300, blank=True)
    parent_printed = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=60, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True, db_index=True)
    place = models.CharField(max_length=100, blank=True)
    subject = models.TextField(blank=True)
    signer_name = models.CharField(max_length=150, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    signing_form = models.CharField(max_length=60, blank=True)
    identity = models.CharField(max_length=400, blank=True, db_index=True)
    version = models.PositiveIntegerField(default=1)
    earlier = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    same_file_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    upload = models.OneToOneField("files.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    registrar = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="registered_directives")
    giver = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="given_directives"
    )
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    refusal_code = models.CharField(max_length=60, blank=True)
    refusal = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    folded = models.TextField(blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["state", "uploaded_at"], name="directives_by_state"),)  # the few that wait
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=DirectiveState.REFUSED) | Q(file=None, number="", subject="", issuer_printed=""),
                name="directives_refused_keeps_nothing",
            ),
            models.UniqueConstraint(
                fields=["identity", "version", "registrar"],
                condition=~Q(identity="") & Q(same_file_as=None),
                name="directives_identity_version",
            ),
        )

    def __str__(self) -> str:
        return self.number or f"#{self.pk}"


class Reading(models.Model):
    """Bản đọc. One reading of a directive by one version of the reader; the text that every offset refers to.

    `header`: field → {value, start, end, confidence, because}; `paragraphs`: [{start, end, body_start, body_end,
    marker, bullet, section, in_annex, page, bold}]; `pages`: [{number, start, end, scanned, confidence}]; `notes`:
    [{code, template, values, start, end, page}]; `drafts`: the reader's task drafts (directives.stored.as_rows);
    `measures` likewise.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="readings")
    version = models.PositiveIntegerField()
    reader_version = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    text = models.TextField()
    header = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    paragraphs = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    pages = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    notes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    drafts = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    measures = models.JSONField(default=list, encoder=DjangoJSONEncoder)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["directive", "version"], name="directives_reading_version"),)

    def __str__(self) -> str:
        return f"{self.directive_id}/{self.version}"


class Clause(models.Model):
    """Mục. One block (mục, khoản, ý) of the numbered outline of a reading; offsets count in the reading's text."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="clauses")
    order = models.PositiveIntegerField()
    marker = models.CharField(max_length=30)
    title = models.CharField(max_length=400, blank=True)
    level = models.PositiveIntegerField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    in_annex = models.BooleanField(default=False)

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=["reading", "order"], name="directives_clause_order"),)

    def __str__(self) -> str:
        return self.marker


class Reference(models.Model):
    """Dẫn chiếu. A document that this one cites: linked where it is registered here, else kept as a stub."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="references")
    linked = models.ForeignKey(Directive, null=True, blank=True, on_delete=models.SET_NULL, related_name="cited_by")
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=60, blank=True)
    identity_number = models.CharField(max_length=60, blank=True, db_index=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer_printed = models.CharField(max_length=300, blank=True)
    title = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("start",)

    def __str__(self) -> str:
        return self.number or self.title[:60]


class RecipientList(models.TextChoices):
    """Danh sách nơi nhận. Kính gửi (addressees) or Nơi nhận (recipients)."""

    KINH_GUI = "kinh_gui", _("Kính gửi")
    NOI_NHAN = "noi_nhan", _("Nơi nhận")


class Recipient(models.Model):
    """Nơi nhận. One printed line of the addressees or recipients, resolved to an agency where that is certain."""

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="recipients")
    list = models.CharField(max_length=10, choices=RecipientList.choices)
    order = models.PositiveIntegerField()
    printed = models.TextField()
    agency = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("list", "order")

    def __str__(self) -> str:
        return self.printed[:80]


class Concern(models.Model):
    """Cơ quan liên quan. A body, or the person in it who holds a part, that sees a directive through a task.

    The floor above writes these rows through `services.note_concerned`, so that sight of a directive is decided here.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="concerns")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("agencies.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["directive", "agency"], condition=Q(person__isnull=True), name="directives_concern_agency"
            ),
            models.UniqueConstraint(
                fields=["directive", "agency", "person"],
                condition=Q(person__isnull=False),
                name="directives_concern_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.directive_id} → {self.agency_id}"
