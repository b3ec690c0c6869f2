"""Lịch trực. Who may be put on duty, the roster of a year with its shifts, swaps, and the book of each day."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.duty_swaps import SwapState
from sauro.domain.rostering import DutyRole, OffKind

ROLE_CHOICES = [(DutyRole.LEADER.value, _("Lãnh đạo trực")), (DutyRole.OFFICER.value, _("Cán bộ trực"))]
KIND_CHOICES = [
    (OffKind.SATURDAY.value, _("thứ Bảy")),
    (OffKind.SUNDAY.value, _("Chủ nhật")),
    (OffKind.HOLIDAY.value, _("ngày lễ")),
]
SWAP_CHOICES = [
    (SwapState.ASKED.value, _("chờ trả lời")),
    (SwapState.AGREED.value, _("đã đổi")),
    (SwapState.REFUSED.value, _("không đồng ý")),
    (SwapState.WITHDRAWN.value, _("đã rút")),
]


class DutyMember(models.Model):
    """Người trực. Somebody whom a body may put on duty, in one role, from `since` to before `until`."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="duty_members")
    person = models.ForeignKey("agencies.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=ROLE_CHOICES)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("role", "person__folded", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "person"], condition=Q(until=None), name="duty_member_once_in_a_body"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="duty_member_dates"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.agency_id}"


class DutyExemption(models.Model):
    """Miễn trực. From `first` to `last` (both included; open where None) a person is not put on duty.

    basis: number of the document that says so; a reason of health is never written down.
    """

    member = models.ForeignKey(DutyMember, on_delete=models.CASCADE, related_name="exemptions")
    first = models.DateField()
    last = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("first", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(last=None) | Q(last__gte=F("first")), name="duty_exemption_dates"),
        )

    def __str__(self) -> str:
        return self.basis


class RosterState(models.TextChoices):
    """Trạng thái lịch trực."""

    DRAFT = "draft", _("Dự thảo")
    PUBLISHED = "published", _("Đã ban hành")
    DROPPED = "dropped", _("Đã bỏ")


class Roster(models.Model):
    """Lịch trực. One of a body for the days off from `first` to `last`; a write of its shifts locks this row first.

    calendar_number: version of the working calendar that its days come from; solver: what arranged it; letter: the
    signed notice that made it known, `issued_revision` the state of the roster that it prints.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="rosters")
    first = models.DateField()
    last = models.DateField()
    leaders = models.PositiveSmallIntegerField()
    officers = models.PositiveSmallIntegerField()
    rest_days = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=RosterState.choices, default=RosterState.DRAFT)
    solver = models.CharField(max_length=10)
    calendar_number = models.PositiveIntegerField()
    letter = models.ForeignKey("letters.Letter", null=True, on_delete=models.PROTECT, related_name="+")
    issued_revision = models.PositiveIntegerField(null=True)
    revision = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-first", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "first"], condition=~Q(state=RosterState.DROPPED), name="duty_one_roster_from_a_day"
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="duty_roster_dates"),
            models.CheckConstraint(
                condition=~Q(state=RosterState.PUBLISHED) | Q(letter__isnull=False), name="duty_published_has_letter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first:%d/%m/%Y} - {self.last:%d/%m/%Y}"


class Shift(models.Model):
    """Ca trực. A person on duty on one whole day, 0:00 to 24:00; what was changed stands in the journal."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="shifts")
    date = models.DateField()
    role = models.CharField(max_length=8, choices=ROLE_CHOICES)
    person = models.ForeignKey("agencies.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("date", "-role", "pk")
        indexes = (models.Index(fields=["person", "date"], name="duty_shifts_of_person"),)
        constraints = (models.UniqueConstraint(fields=["roster", "date", "person"], name="duty_nobody_twice_a_day"),)

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.role}"


class Swap(models.Model):
    """Đổi trực. Asked by one, agreed by the other; the office is told. `theirs` None: the other comes in one's place.

    dates stand besides the shifts, which change hands or vanish in a later arrangement.
    """

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="swaps")
    role = models.CharField(max_length=8, choices=ROLE_CHOICES)
    asker = models.ForeignKey("agencies.Person", on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey("agencies.Person", on_delete=models.PROTECT, related_name="+")
    mine = models.DateField()
    theirs = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=SWAP_CHOICES, default=SwapState.ASKED.value)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["roster", "asker", "mine"], condition=Q(state="asked"), name="duty_one_swap_asked_for_a_shift"
            ),
            models.CheckConstraint(condition=~Q(asker=F("taker")), name="duty_swap_with_another"),
        )

    def __str__(self) -> str:
        return f"{self.mine:%d/%m/%Y}"


class NoteKind(models.TextChoices):
    """Loại lời ghi trong sổ trực."""

    HAND_OVER = "hand_over", _("Bàn giao")
    INCIDENT = "incident", _("Sự việc")


class DutyNote(models.Model):
    """Sổ trực. What was written for one day of duty; added, never changed.

    happened_at: hour of an incident; done: what was done at once; directive: the document through which an incident
    became tasks; erased: the words ended with their term.
    """

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="notes")
    date = models.DateField()
    kind = models.CharField(max_length=10, choices=NoteKind.choices)
    words = models.TextField()
    done = models.TextField(blank=True)
    happened_at = models.TimeField(null=True, blank=True)
    directive = models.ForeignKey("directives.Directive", null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("date", "at", "pk")
        indexes = (models.Index(fields=["roster", "date"], name="duty_notes_of_day"),)

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}"


def day_key(roster_id: int, date: dt.date) -> str:
    """Tên của một ngày trực trong địa chỉ: "12-2027-02-06"."""
    return f"{roster_id}-{date.isoformat()}"
