"""Quán triệt. A plan for a directive, the duty of each body with the kept sum of all below it, sessions, minutes."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.briefing_tree import RANK_WORDS, ids_of
from sauro.domain.briefings import ABSENCE_WORDS, FORM_WORDS, NUMBERS, STATE_WORDS, Absence, DutyState, Roll, Sitting

FORM_CHOICES = [(form.value, _(words)) for form, words in FORM_WORDS.items()]
STATE_CHOICES = [(state.value, _(words)) for state, words in STATE_WORDS.items()]
RANK_CHOICES = [(rank.value, _(words)) for rank, words in RANK_WORDS.items()]
ABSENCE_CHOICES = [(reason.value, _(words)) for reason, words in ABSENCE_WORDS.items()]


class BriefingPlan(models.Model):
    """Kế hoạch quán triệt. One for a directive: who briefs whom, in which form, by when, on which materials.

    agency: the body responsible, which sees all of it; top: the body at whose conference the way down begins;
    due_because: the sentence {template, values} that explains the deadline; audience: {branches, deepest, offices} as
    it was chosen, so that a body founded later can be offered. A write of anything below locks this row first.
    """

    directive = models.OneToOneField("directives.Directive", on_delete=models.PROTECT, related_name="briefing_plan")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    top = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    due_because = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    forms = models.JSONField(default=list)
    audience = models.JSONField(default=dict)
    materials = models.TextField(blank=True)
    needs_minutes = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def code(self) -> str:
        """Mã kế hoạch, as sheets carry it."""
        return f"QT-{self.pk}"


class BriefingDuty(models.Model):
    """Nơi phải quán triệt. One body of a plan: its own sessions, and the sum of itself and all below it.

    `path`: ids of the bodies from the top down to this one, "/1/45/208/"; under: the body over it in the plan. `state`
    is never `overdue`: a day makes that of it. `invited` … `made_up` are its own; `all_*` are the numbers of
    `domain.briefings.Roll` for itself and everything below, kept by the transaction that records.
    """

    plan = models.ForeignKey(BriefingPlan, on_delete=models.CASCADE, related_name="duties")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    under = models.ForeignKey("agencies.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=200)
    rank = models.CharField(max_length=10, choices=RANK_CHOICES)
    state = models.CharField(max_length=10, choices=STATE_CHOICES, default=DutyState.NOT_YET.value)
    exempt_because = models.CharField(max_length=300, blank=True)
    invited = models.PositiveIntegerField(default=0)
    attended = models.PositiveIntegerField(default=0)
    made_up = models.PositiveIntegerField(default=0)
    last_held_on = models.DateField(null=True)
    all_duties = models.PositiveIntegerField(default=1)
    all_exempt = models.PositiveIntegerField(default=0)
    all_partly = models.PositiveIntegerField(default=0)
    all_held = models.PositiveIntegerField(default=0)
    all_done = models.PositiveIntegerField(default=0)
    all_sessions = models.PositiveIntegerField(default=0)
    all_invited = models.PositiveIntegerField(default=0)
    all_attended = models.PositiveIntegerField(default=0)
    all_made_up = models.PositiveIntegerField(default=0)
    all_leave = models.PositiveIntegerField(default=0)
    all_mission = models.PositiveIntegerField(default=0)
    all_on_duty = models.PositiveIntegerField(default=0)
    all_elsewhere = models.PositiveIntegerField(default=0)
    all_excused = models.PositiveIntegerField(default=0)
    all_no_reason = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("agency__sort_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=["plan", "agency"], name="briefings_one_duty_a_body"),
            models.CheckConstraint(
                condition=~Q(state=DutyState.EXEMPT.value) | ~Q(exempt_because=""), name="briefings_exempt_has_reason"
            ),
            models.CheckConstraint(condition=~Q(state=DutyState.OVERDUE.value), name="briefings_overdue_is_never_kept"),
            models.CheckConstraint(condition=Q(attended__lte=F("invited")), name="briefings_attended_of_invited"),
        )
        indexes = (
            models.Index(fields=["plan", "under"], name="briefings_one_level"),
            models.Index(fields=["plan", "rank", "state"], name="briefings_by_rank"),
        )

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.agency_id}"

    @property
    def roll(self) -> Roll:
        """Số của nơi này và tất cả bên dưới."""
        return Roll(*(getattr(self, f"all_{name}") for name in NUMBERS))

    @property
    def has_below(self) -> bool:
        """Whether any body of the plan stands below it."""
        return self.all_duties > 1

    def keep(self, roll: Roll) -> None:
        """Giữ số tổng hợp in the columns; the caller saves."""
        for name in NUMBERS:
            setattr(self, f"all_{name}", getattr(roll, name))

    @property
    def line(self) -> tuple[int, ...]:
        """Đường xuống: ids of the bodies from the top to this one."""
        return ids_of(self.path)


ROLL_FIELDS = [f"all_{name}" for name in NUMBERS]


class BriefingSession(models.Model):
    """Buổi quán triệt. Held by one body on a day: who was asked, who came, why others did not; or a make-up session.

    The same day and kind recorded again corrects the row, so that a sheet read twice changes nothing. `revision` counts
    the corrections; `batch`: the import that made it.
    """

    duty = models.ForeignKey(BriefingDuty, on_delete=models.CASCADE, related_name="sessions")
    held_on = models.DateField()
    form = models.CharField(max_length=14, choices=FORM_CHOICES)
    makes_up = models.BooleanField(default=False)
    invited = models.PositiveIntegerField(default=0)
    attended = models.PositiveIntegerField(default=0)
    leave = models.PositiveIntegerField(default=0)
    mission = models.PositiveIntegerField(default=0)
    on_duty = models.PositiveIntegerField(default=0)
    elsewhere = models.PositiveIntegerField(default=0)
    excused = models.PositiveIntegerField(default=0)
    no_reason = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("held_on", "makes_up", "pk")
        constraints = (
            models.UniqueConstraint(fields=["duty", "held_on", "makes_up"], name="briefings_one_session_a_day"),
            models.CheckConstraint(
                condition=Q(makes_up=True)
                | Q(
                    invited=F("attended")
                    + F("leave")
                    + F("mission")
                    + F("on_duty")
                    + F("elsewhere")
                    + F("excused")
                    + F("no_reason")
                ),
                name="briefings_absent_have_reasons",
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.held_on}"

    @property
    def sitting(self) -> Sitting:
        """Buổi quán triệt, as the rules see it."""
        absent = {reason: number for reason in Absence if (number := getattr(self, reason.value))}
        return Sitting(self.held_on, self.invited, self.attended, absent, self.makes_up)


class Absentee(models.Model):
    """Người vắng. A name as printed in the body's list and one reason of the fixed list; erased after its term.

    Nothing else about the person is kept, and only the body itself and the one directly over it see the name.
    """

    session = models.ForeignKey(BriefingSession, on_delete=models.CASCADE, related_name="absentees")
    name = models.CharField(max_length=160)
    reason = models.CharField(max_length=10, choices=ABSENCE_CHOICES)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.session_id}"


class BriefingFile(models.Model):
    """Tệp quán triệt. Minutes of a session, or material of a plan; in quarantine until it is screened.

    `warning`: what was noticed in it, or {"released": account} once a person answered that it bears no mark.
    """

    plan = models.ForeignKey(BriefingPlan, on_delete=models.CASCADE, related_name="files")
    session = models.ForeignKey(BriefingSession, null=True, on_delete=models.CASCADE, related_name="minutes")
    upload = models.OneToOneField("files.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255, blank=True)
    warning = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    refused_because = models.CharField(max_length=60, blank=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(refused_because="") | Q(file=None, name=""), name="briefings_refused_file_keeps_nothing"
            ),
        )

    def __str__(self) -> str:
        return self.name or f"#{self.pk}"
