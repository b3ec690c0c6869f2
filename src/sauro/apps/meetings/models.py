"""Cuộc họp. The meeting with its days, agenda, papers, seats, opinions, and the sentences in which it ended."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.domain.conclusions import Weighed
from sauro.domain.meetings import (
    FORM_WORDS,
    KIND_WORDS,
    NEEDLESS_WORDS,
    OUTCOME_WORDS,
    REPLY_WORDS,
    STANCE_WORDS,
    STATE_WORDS,
    MeetingForm,
    Outcome,
    Reply,
    State,
)
from sauro.domain.meetings_rules import Came

KIND_CHOICES = [(str(kind), _(words)) for kind, words in KIND_WORDS.items()]
FORM_CHOICES = [(str(form), _(words)) for form, words in FORM_WORDS.items()]
STATE_CHOICES = [(str(state), _(words)) for state, words in STATE_WORDS.items()]
NEEDLESS_CHOICES = [(str(case), _(words)) for case, words in NEEDLESS_WORDS.items()]
REPLY_CHOICES = [(str(reply), _(words)) for reply, words in REPLY_WORDS.items()]
STANCE_CHOICES = [(str(stance), _(words)) for stance, words in STANCE_WORDS.items()]
OUTCOME_CHOICES = [(str(outcome), _(words)) for outcome, words in OUTCOME_WORDS.items()]
CAME_CHOICES = [
    (str(Came.SELF), _("Dự")),
    (str(Came.SUBSTITUTE), _("Người dự thay")),
    (str(Came.NOBODY), _("Vắng")),
]


class Room(models.Model):
    """Phòng họp. A room of a body with its seats."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="meeting_rooms")
    name = models.CharField(max_length=120)
    seats = models.PositiveIntegerField()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["agency", "name"], name="meetings_room_once"),)

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """Cuộc họp. One meeting of a body, from its draft to its conclusion.

    `papers_by`, `invite_by`, `remarks_by`, `conclude_by`: last days in time, under `calendar`; `papers_before`:
    the day before it last moved, shown beside the new one, `moved_because` says why. `sudden`: a person's reason
    (`sudden_by`, `sudden_at`) given when it was announced or moved; given afterwards it is an explanation of a finding.
    `needless`: cases of the checklist that somebody marked. `looked_on`: day of the last run of the rules, None where
    something changed since. `opening`: first paragraph of the conclusion.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)
    form = models.CharField(max_length=10, choices=FORM_CHOICES, default=str(MeetingForm.IN_PERSON))
    state = models.CharField(max_length=10, choices=STATE_CHOICES, default=str(State.DRAFT))
    title = models.CharField(max_length=300)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=300, blank=True)
    chair = models.ForeignKey("agencies.Holding", on_delete=models.PROTECT, related_name="+")
    needless = models.JSONField(default=list, blank=True)
    papers_by = models.DateField()
    papers_before = models.DateField(null=True, blank=True)
    moved_because = models.CharField(max_length=300, blank=True)
    invite_by = models.DateField()
    remarks_by = models.DateField()
    conclude_by = models.DateField()
    calendar = models.CharField(max_length=80)
    sudden = models.CharField(max_length=1000, blank=True)
    sudden_by = models.CharField(max_length=160, blank=True)
    sudden_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=1000, blank=True)  # of a postponed or cancelled one
    lasted = models.PositiveIntegerField(null=True, blank=True)  # minutes
    minutes = models.TextField(blank=True)
    opening = models.TextField(blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    invitation = models.ForeignKey(
        "letters.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    notice = models.ForeignKey("letters.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    directive = models.ForeignKey(
        "directives.Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    looked_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-starts_at", "-pk")
        indexes = (
            models.Index(fields=["agency", "-starts_at"], name="meetings_of_body"),
            models.Index(fields=["looked_on", "state"], name="meetings_to_look_at"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meetings_end_after_start"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.POSTPONED, State.CANCELLED]) | ~Q(ended_because=""),
                name="meetings_no_end_without_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CONCLUDED) | Q(concluded_on__isnull=False, notice__isnull=False),
                name="meetings_concluded_by_a_notice",
            ),
            models.CheckConstraint(
                condition=Q(sudden="") | (~Q(sudden_by="") & Q(sudden_at__isnull=False)),
                name="meetings_sudden_is_named",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> dt.date:
        """Ngày họp, in the province."""
        return timezone.localdate(self.starts_at)

    @property
    def planned(self) -> int:
        """Thời lượng dự kiến, in minutes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


class AgendaItem(models.Model):
    """Nội dung họp. One item of the agenda with its minutes; `consent`: proposed to pass without debate.

    Votes are on the matter, as counts; nobody's vote is kept. `carried_from`: the item of an earlier meeting.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveIntegerField()
    title = models.CharField(max_length=400)
    minutes = models.PositiveIntegerField()
    presenter = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    consent = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=OUTCOME_CHOICES, default=str(Outcome.PENDING))
    decision = models.TextField(blank=True)
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    votes_other = models.PositiveIntegerField(null=True, blank=True)
    carried_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried")

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title[:80]


class MeetingPaper(models.Model):
    """Tài liệu họp. One paper that an item needs: who sends it, what came, when.

    `file`: once it was screened; `sent_at`: when it was uploaded; `handed_on`: day on which it reached the delegates on
    paper, an entry that corrects the fact. `late_because`: a named person's reason, given when it was sent late.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=300)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    upload = models.OneToOneField("files.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255, blank=True)
    released = models.BooleanField(default=False)
    refused_because = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=160, blank=True)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    late_because = models.CharField(max_length=1000, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    handed_how = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("item__order", "pk")

    def __str__(self) -> str:
        return self.title[:80]

    @property
    def sent_on(self) -> dt.date | None:
        """Ngày tài liệu đến người dự: as an entry says, else as it was uploaded; None before, and of a refused file."""
        if self.handed_on:
            return self.handed_on
        return timezone.localdate(self.sent_at) if self.sent_at else None


class Seat(models.Model):
    """Thành phần mời. A post of a body that is asked to come, its reply, and who sat there.

    `holding`: whom it is; `required`: must be there by rule; `substitute`: whom the body sends, with the
    chair's consent (True, False, None while not decided); there is no column for why somebody does not come.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    holding = models.ForeignKey("agencies.Holding", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    required = models.BooleanField(default=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    late_because = models.CharField(max_length=1000, blank=True)
    reply = models.CharField(max_length=10, choices=REPLY_CHOICES, default=str(Reply.NONE))
    replied_at = models.DateTimeField(null=True, blank=True)
    substitute = models.ForeignKey(
        "agencies.Holding", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    consent = models.BooleanField(null=True, blank=True)
    consent_by = models.CharField(max_length=160, blank=True)
    consent_at = models.DateTimeField(null=True, blank=True)
    came = models.CharField(max_length=10, choices=CAME_CHOICES, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "agency", "holding"], name="meetings_seat_once"),
            models.CheckConstraint(
                condition=~Q(reply=Reply.SUBSTITUTE) | Q(substitute__isnull=False), name="meetings_substitute_is_named"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.agency_id}"


class Opinion(models.Model):
    """Ý kiến trước cuộc họp. What a seat says of an item before the cut-off; said again it replaces what was said."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="remarks")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="remarks")
    stance = models.CharField(max_length=10, choices=STANCE_CHOICES)
    words = models.TextField(blank=True)
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=["item", "seat"], name="meetings_one_opinion"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.stance}"


class ConclusionSentence(models.Model):
    """Câu kết luận. One sentence of the conclusion, and what the reader found clear in it when it was written."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sentences")
    order = models.PositiveIntegerField()
    words = models.TextField()
    orders = models.BooleanField(default=True)
    has_lead = models.BooleanField(default=True)
    has_time = models.BooleanField(default=True)
    has_product = models.BooleanField(default=True)

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=["meeting", "order"], name="meetings_sentence_order"),)

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def weighed(self) -> Weighed:
        """Câu kết luận đã đọc, as the rules see it."""
        return Weighed(self.order, self.words, self.orders, self.has_lead, self.has_time, self.has_product)
