"""Chức vụ. People in posts with dates; the role of a post; delegation; the table of assignments."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.models.bodies import Agency
from sauro.domain.acting import Role

ROLES = [
    (Role.CLERK.value, _("Văn thư")),
    (Role.COORDINATOR.value, _("Chuyên viên tổng hợp")),
    (Role.LEADER.value, _("Lãnh đạo")),
    (Role.OFFICER.value, _("Chuyên viên")),
    (Role.INSPECTOR.value, _("Cán bộ kiểm tra")),
    (Role.ADMINISTRATOR.value, _("Quản trị")),
]


class PostKind(models.TextChoices):
    """Chức vụ: loại. Only `head` answers for the body; there is one at a time."""

    HEAD = "head", _("Người đứng đầu")
    DEPUTY = "deputy", _("Cấp phó")
    STAFF = "staff", _("Chuyên môn, giúp việc")


class Person(models.Model):
    """Cán bộ. A person, by one name as it is printed: never split, nothing inferred from it.

    `note` tells namesakes apart ("Phòng Tổng hợp"). There is no column for ethnicity, religion, health or opinion.
    """

    name = models.CharField(_("họ và tên"), max_length=160)
    note = models.CharField(_("để phân biệt"), max_length=160, blank=True)
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
    """Chức vụ: người giữ. A person held a post, in a role, from `since` to before `until`.

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
