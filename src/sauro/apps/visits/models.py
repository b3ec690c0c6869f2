"""Đi cơ sở. Programmes of a body, visits with delegation and places, what the grass roots ask, offers to join."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.visits import PURPOSE_WORDS, STATE_WORDS, State

PURPOSE_CHOICES = [(purpose.value, _(words)) for purpose, words in PURPOSE_WORDS.items()]
STATE_CHOICES = [(state.value, _(words)) for state, words in STATE_WORDS.items()]


class VisitProgramme(models.Model):
    """Chương trình đi cơ sở. Of one body for a period: where it means to go and why; `basis`: its document."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    basis = models.CharField(max_length=200, blank=True)
    first = models.DateField()
    last = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-first", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="visits_programme_days_in_order"),
        )

    def __str__(self) -> str:
        return self.name


class ProgrammeLine(models.Model):
    """Dòng chương trình đi cơ sở. One place, the purpose, and what it is about."""

    programme = models.ForeignKey(VisitProgramme, on_delete=models.CASCADE, related_name="lines")
    place = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=8, choices=PURPOSE_CHOICES)
    about = models.CharField(max_length=400)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.place_id}"


class Visit(models.Model):
    """Chuyến đi cơ sở. In a programme, or sudden with a named person's reason and its hour.

    `others`: people of the delegation without a name here (driver, press); `notice`, `conclusion`: letters of the body,
    `notices`: how many notices were drawn up; `directive`: the conclusion as it stands in the review; `joined`: the
    visit of another body that this one went with. `notice_by`: last day on which a notice is in time, counted under
    the working calendar `counted`; of a notice that went out it stays as it was then; `notice_before`: the day before
    it last moved; `day_off`: whether the day of the visit was off under that calendar. `revision` grows by every step.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        VisitProgramme, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    purpose = models.CharField(max_length=8, choices=PURPOSE_CHOICES)
    subject = models.CharField(max_length=300)
    content = models.TextField(blank=True)
    asks = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    venue = models.CharField(max_length=200, blank=True)
    others = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=STATE_CHOICES, default=State.PLANNED.value)
    sudden_reason = models.CharField(max_length=400, blank=True)
    sudden_by = models.ForeignKey("agencies.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sudden_by_name = models.CharField(max_length=160, blank=True)
    sudden_at = models.DateTimeField(null=True, blank=True)
    notice = models.ForeignKey("letters.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notices = models.PositiveSmallIntegerField(default=0)
    held_on = models.DateField(null=True, blank=True)
    conclusion = models.ForeignKey("letters.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    directive = models.ForeignKey(
        "directives.Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    joined = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="guests")
    cancelled_because = models.CharField(max_length=400, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    notice_by = models.DateField(null=True, blank=True)
    notice_before = models.DateField(null=True, blank=True)
    counted = models.CharField(max_length=80, blank=True)
    day_off = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-starts_at", "-pk")
        indexes = (
            models.Index(fields=["agency", "starts_at"], name="visits_of_body"),
            models.Index(fields=["starts_at"], name="visits_by_day"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(sudden_reason="", sudden_at=None, sudden_by=None)
                | (~Q(sudden_reason="") & ~Q(sudden_by_name="") & Q(sudden_at__isnull=False)),
                name="visits_sudden_has_its_person",
            ),
            models.CheckConstraint(
                condition=Q(programme__isnull=False) | ~Q(sudden_reason=""), name="visits_planned_or_sudden"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.HELD.value, State.CONCLUDED.value]) | Q(held_on__isnull=False),
                name="visits_held_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.JOINED.value) | Q(joined__isnull=False), name="visits_joined_to_one"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CANCELLED.value) | ~Q(cancelled_because=""), name="visits_cancelled_has_reason"
            ),
        )

    def __str__(self) -> str:
        return self.subject


class VisitPlace(models.Model):
    """Nơi đến. One body that is visited."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="places")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["visit", "agency"], name="visits_place_once"),)

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.agency_id}"


class VisitMember(models.Model):
    """Thành viên đoàn. Somebody in a post who goes along; the one with `lead` is head of the delegation."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="members")
    holding = models.ForeignKey("agencies.Holding", on_delete=models.PROTECT, related_name="+")
    lead = models.BooleanField(default=False)

    class Meta:
        ordering = ("-lead", "pk")
        constraints = (
            models.UniqueConstraint(fields=["visit", "holding"], name="visits_member_once"),
            models.UniqueConstraint(fields=["visit"], condition=Q(lead=True), name="visits_one_head"),
        )

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.holding_id}"


class Recommendation(models.Model):
    """Kiến nghị của cơ sở. As it was said, by whom (`source`); one body must answer by a day, or it became a task."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="recommendations")
    place = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    source = models.CharField(max_length=300)
    answers = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    task = models.ForeignKey("tasks.Task", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=400, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["answers", "answer_by"], name="visits_to_answer"),)
        constraints = (
            models.CheckConstraint(condition=Q(answered_at=None) | ~Q(answer=""), name="visits_answered_has_words"),
        )

    def __str__(self) -> str:
        return self.words[:60]


class JoinOffer(models.Model):
    """Đề nghị đi chung. One body asks to go with the visit of another to the same place in the same week."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="offers_made")
    host = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="offers")
    accepted = models.BooleanField(null=True)
    words = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["visit", "host"], condition=Q(accepted=None), name="visits_one_open_offer"),
            models.CheckConstraint(condition=~Q(visit=F("host")), name="visits_offer_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.visit_id} → {self.host_id}"
