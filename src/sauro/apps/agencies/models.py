"""Cơ quan. Bodies in two trees, people in posts, every relation with its dates (`until`: the first day outside)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.absences import AbsenceKind, AbsenceState
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level, Tree

TREES = [(Tree.PARTY.value, _("Đảng, Mặt trận, đoàn thể")), (Tree.STATE.value, _("Nhà nước"))]
LEVELS = [
    (Level.CENTRAL.value, _("Trung ương")),
    (Level.PROVINCE.value, _("Tỉnh")),
    (Level.DISTRICT.value, _("Huyện (đến 30/6/2025)")),
    (Level.COMMUNE.value, _("Xã")),
]
KINDS = [
    (BodyKind.COMMITTEE.value, _("Cấp ủy, thường vụ, thường trực")),
    (BodyKind.ADVISORY.value, _("Cơ quan tham mưu, giúp việc")),
    (BodyKind.PARTY_COMMITTEE.value, _("Đảng ủy trực thuộc")),
    (BodyKind.CELL.value, _("Chi bộ")),
    (BodyKind.FRONT.value, _("Mặt trận, đoàn thể")),
    (BodyKind.COUNCIL.value, _("Hội đồng nhân dân, đoàn đại biểu")),
    (BodyKind.PEOPLE_COMMITTEE.value, _("Ủy ban nhân dân")),
    (BodyKind.DEPARTMENT.value, _("Sở, phòng, cơ quan chuyên môn")),
    (BodyKind.SERVICE.value, _("Đơn vị sự nghiệp")),
    (BodyKind.VERTICAL.value, _("Ngành dọc")),
    (BodyKind.GROUP.value, _("Nhóm nơi nhận")),
]
ROLES = [
    (Role.CLERK.value, _("Văn thư")),
    (Role.COORDINATOR.value, _("Chuyên viên tổng hợp")),
    (Role.LEADER.value, _("Lãnh đạo")),
    (Role.OFFICER.value, _("Chuyên viên")),
    (Role.INSPECTOR.value, _("Cán bộ kiểm tra")),
    (Role.ADMINISTRATOR.value, _("Quản trị")),
]


ABSENCE_KINDS = [
    (AbsenceKind.LEAVE.value, _("Nghỉ phép")),
    (AbsenceKind.MISSION.value, _("Đi công tác")),
    (AbsenceKind.STUDY.value, _("Đi học, bồi dưỡng")),
    (AbsenceKind.OTHER.value, _("Vắng mặt khác")),
]
ABSENCE_STATES = [
    (AbsenceState.ASKED.value, _("Chờ ghi nhận")),
    (AbsenceState.RECORDED.value, _("Đã ghi nhận")),
    (AbsenceState.DECLINED.value, _("Không ghi nhận")),
    (AbsenceState.WITHDRAWN.value, _("Đã rút")),
]


class Agency(models.Model):
    """Cơ quan. A body that may receive work: a stable code, one printed name, one tree, dates of validity.

    `folded` holds every name and alias without diacritics, for search; services keep it. `sort_key` orders lists.
    `place`: địa danh, as its letters print it before the date ("Bình An"); empty where the body above gives it.
    `valid_from`, `valid_to`: first and last day it existed, as in the domain's registry rows. `revision` counts
    edits, so that a stale form is noticed.
    """

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=300)
    short_name = models.CharField(_("tên gọi tắt"), max_length=120, blank=True)
    place = models.CharField(_("địa danh"), max_length=100, blank=True)
    tree = models.CharField(_("hệ thống"), max_length=8, choices=TREES)
    kind = models.CharField(_("loại"), max_length=20, choices=KINDS, default=BodyKind.DEPARTMENT.value)
    level = models.CharField(_("cấp"), max_length=10, choices=LEVELS, default=Level.PROVINCE.value)
    valid_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    valid_to = models.DateField(_("hiệu lực đến hết"), null=True, blank=True)
    folded = models.TextField(editable=False, default="")
    sort_key = models.CharField(max_length=320, editable=False, default="", db_index=True)
    revision = models.PositiveIntegerField(editable=False, default=1)

    class Meta:
        ordering = ("sort_key", "pk")
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        constraints = (
            models.CheckConstraint(
                name="agency_dates_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(name="agency_tree_known", condition=Q(tree__in=["party", "state"])),
            models.CheckConstraint(name="agency_cell_in_party_tree", condition=~Q(kind="cell") | Q(tree="party")),
        )

    def __str__(self) -> str:
        return self.name


class AgencyAlias(models.Model):
    """Cơ quan. Another name: a former, short or customary name, met in documents."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(_("tên gọi khác"), max_length=300)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("agency", "name"), name="agency_alias_once"),)

    def __str__(self) -> str:
        return self.name


class AgencyEdge(models.Model):
    """Cơ quan. An edge of a tree: `child` stood under `parent` in one tree, from `since` to before `until`."""

    child = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="edges_up")
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="edges_down")
    tree = models.CharField(max_length=8, choices=TREES)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(name="agency_edge_not_to_itself", condition=~Q(child=F("parent"))),
            models.CheckConstraint(
                name="agency_edge_dates_in_order", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
            models.UniqueConstraint(
                fields=("child", "tree"), condition=Q(until=None), name="agency_one_parent_in_a_tree"
            ),
        )

    def __str__(self) -> str:
        return f"{self.child_id} < {self.parent_id}"


class SuccessionKind(models.TextChoices):
    """Kế thừa. How one body became another, or none."""

    RENAMED = "renamed", _("Đổi tên")
    MERGED = "merged", _("Hợp nhất, sáp nhập")
    SPLIT = "split", _("Chia, tách")
    DISSOLVED = "dissolved", _("Giải thể")


class Succession(models.Model):
    """Kế thừa. From `on`, `successor` stands in the place of `predecessor`; empty when it was dissolved.

    A renaming keeps the row of the agency and therefore names it on both sides; `old_name` keeps the words.
    """

    predecessor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="origins")
    kind = models.CharField(_("hình thức"), max_length=10, choices=SuccessionKind.choices)
    on = models.DateField(_("từ ngày"))
    decision = models.CharField(_("căn cứ"), max_length=300)
    old_name = models.CharField(_("tên cũ"), max_length=300, blank=True)

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(
                name="succession_names_a_successor",
                condition=Q(kind="dissolved", successor=None) | (~Q(kind="dissolved") & Q(successor__isnull=False)),
            ),
            models.UniqueConstraint(fields=("predecessor", "successor", "on"), name="succession_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class Term(models.Model):
    """Nhiệm kỳ. The term of a committee or council: what is counted by term is counted between these dates."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(_("tên"), max_length=120)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(name="term_dates_in_order", condition=Q(until=None) | Q(until__gt=F("since"))),
        )

    def __str__(self) -> str:
        return self.name


class RegistryVersion(models.Model):
    """Danh mục cơ quan. Its version: one row whose number differs after each change; readers cache by it."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)


class PostKind(models.TextChoices):
    """Chức vụ. Its sort: only `head` answers for the body; there is one at a time."""

    HEAD = "head", _("Người đứng đầu")
    DEPUTY = "deputy", _("Cấp phó")
    STAFF = "staff", _("Chuyên môn, giúp việc")


class Person(models.Model):
    """Cán bộ. A person, by one name as it is printed: never split, nothing inferred from it.

    `note` tells namesakes apart ("Phòng Tổng hợp"); `email` is that of the office. There is no column
    for ethnicity, religion, health or opinion.
    """

    name = models.CharField(_("họ và tên"), max_length=160)
    note = models.CharField(_("để phân biệt"), max_length=160, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    folded = models.CharField(max_length=340, editable=False, default="", db_index=True)

    class Meta:
        ordering = ("folded", "pk")
        verbose_name = _("người")

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """Chức vụ. A place in a body ("Phó Giám đốc"), which people hold one after another."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("chức vụ"), max_length=160)
    kind = models.CharField(_("loại"), max_length=8, choices=PostKind.choices, default=PostKind.STAFF)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        ordering = ("agency", "kind", "title", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency",), condition=Q(kind="head", until=None), name="agency_has_one_head_post"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Holding(models.Model):
    """Chức vụ. A holding: a person held a post, in a role, from `since` to before `until`.

    `head` copies "the post is that of the head", so that the database itself refuses two heads at a time.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(_("vai trò"), max_length=16, choices=ROLES)
    head = models.BooleanField(editable=False, default=False)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.UniqueConstraint(fields=("post",), condition=Q(head=True, until=None), name="head_post_held_by_one"),
            models.UniqueConstraint(fields=("post", "person", "role"), condition=Q(until=None), name="holding_once"),
            models.CheckConstraint(name="holding_dates_in_order", condition=Q(until=None) | Q(until__gte=F("since"))),
            models.CheckConstraint(name="holding_role_known", condition=Q(role__in=[r.value for r in Role])),
        )

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.post_id}"


class Delegation(models.Model):
    """Ủy quyền. Between two dates the deputy acts for the principal, in the principal's post and role."""

    principal = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="delegations_given")
    deputy = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="delegations_held")
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến trước ngày"))
    note = models.CharField(_("căn cứ, phạm vi"), max_length=300, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(name="delegation_not_to_oneself", condition=~Q(principal=F("deputy"))),
            models.CheckConstraint(name="delegation_dates_in_order", condition=Q(until__gt=F("since"))),
        )

    def __str__(self) -> str:
        return f"{self.deputy_id} ← {self.principal_id}"


class Assignment(models.Model):
    """Phân công. One row of a body's own table of assignments: who answers for which field of work.

    `words` is the field as printed, its phrases parted by semicolons; `folded` is for matching; `source` names the
    document ("04-PC/UBKT").
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="assignments")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="assignments")
    words = models.TextField(_("lĩnh vực"))
    folded = models.TextField(editable=False, default="")
    source = models.CharField(_("văn bản phân công"), max_length=300, blank=True)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        ordering = ("agency", "pk")
        constraints = (
            models.CheckConstraint(name="assignment_dates_in_order", condition=Q(until=None) | Q(until__gt=F("since"))),
        )

    def __str__(self) -> str:
        return self.words


class Absence(models.Model):
    """Vắng mặt có lý do. A person is away from the first to the last day, both included, by the number of a document.

    `basis` holds a number and a date, never a reason; `agency` is the body that records it. Only what is recorded
    counts; what was asked, declined or withdrawn stays with its hour.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(_("loại"), max_length=10, choices=ABSENCE_KINDS)
    first = models.DateField(_("từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    basis = models.CharField(_("số văn bản"), max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=ABSENCE_STATES)
    asked_by = models.CharField(max_length=160, editable=False)
    changed_by = models.CharField(max_length=160, editable=False)
    changed_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ("-first", "-pk")
        indexes = (models.Index(fields=("person", "state", "last"), name="absence_by_person"),)
        constraints = (
            models.CheckConstraint(name="absence_dates_in_order", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(name="absence_recorded_by_a_paper", condition=~Q(state="recorded") | ~Q(basis="")),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.first:%d/%m/%Y}-{self.last:%d/%m/%Y}"
