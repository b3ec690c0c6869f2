"""Ban hành văn bản đi. Word it, sign it with its number, note how it went out and what came back, or drop it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.queries import holdings_of
from sauro.apps.journal.services import record
from sauro.apps.letters import events
from sauro.apps.letters.models import Letter, LetterNumber, LetterState
from sauro.apps.letters.permissions import may_edit, may_send, may_sign
from sauro.apps.letters.queries import letters_visible_to, mandate_of, number_of, period_on
from sauro.apps.letters.services.finding import make_findable
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.letters import accepted_symbol, may_follow
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

WHO_SIGNS = N_("Chỉ lãnh đạo của cơ quan ban hành được ký.")
WHO_WORDS = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của cơ quan ban hành sửa hoặc bỏ dự thảo.")
WHO_SENDS = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo của cơ quan ban hành ghi việc gửi và trả lời.")


def _take(letter_id: int, by: Acting) -> Letter:
    """The locked letter. Refusal letter.unknown where it is not there or may not be seen."""
    seen = letters_visible_to(by).filter(pk=letter_id).exists()
    letter = Letter.objects.select_for_update(of=("self",)).select_related("agency", "to").filter(pk=letter_id).first()
    if letter is None or not seen:
        raise Refusal("letter.unknown", N_("Không có văn bản này."), advice=N_("Tải lại danh sách văn bản đi."))
    return letter


def _require(allowed: bool, who: str) -> None:
    if not allowed:
        raise Refusal("letter.forbidden", who, advice=N_("Báo người có thẩm quyền thực hiện."))


def _said(words: str, code: str, message: str) -> str:
    """Words that must not be missing."""
    text = words.strip()
    if not text:
        raise Refusal(code, message, advice=N_("Ghi rõ rồi làm lại."))
    return text


def _as_seen(letter: Letter, revision: int | None) -> None:
    """Words that changed since somebody read them are neither written over nor signed unread. None: none were shown."""
    if revision is not None and revision != letter.revision:
        raise Refusal(
            "letter.stale",
            N_("Dự thảo đã được người khác sửa sau khi trang này được mở."),
            advice=N_("Đọc lại lời đang lưu ở phần Nội dung trên trang này, rồi lưu hoặc ký."),
        )


@transaction.atomic
def word_letter(
    *, letter_id: int, subject: str, opening: str, asks: str, closing: str, by: Acting, at: dt.datetime,
    revision: int | None = None,
) -> Letter:  # fmt: skip
    """Sửa dự thảo: subject and wording; the list of tasks stays as the run found it. `revision`: the one shown."""
    letter = _take(letter_id, by)
    _require(may_edit(by, letter), WHO_WORDS)
    may_follow(letter.state, LetterState.DRAFT)
    _as_seen(letter, revision)
    old = {"subject": letter.subject, **{name: letter.body.get(name, "") for name in ("opening", "asks", "closing")}}
    letter.subject = _said(subject, "letter.subject", N_("Thiếu trích yếu."))[:400]
    letter.body |= {"opening": opening.strip()[:4000], "asks": asks.strip()[:4000], "closing": closing.strip()[:4000]}
    letter.revision += 1
    letter.save(update_fields=["subject", "body", "revision"])
    make_findable(letter)
    new = {"subject": letter.subject, **{name: letter.body[name] for name in ("opening", "asks", "closing")}}
    record(events.WORDED, about=("letter", letter.pk), by=by, at=at, old=old, new=new)
    return letter


@transaction.atomic
def sign_letter(*, letter_id: int, symbol: str, by: Acting, at: dt.datetime, revision: int | None = None) -> Letter:
    """Ký, lấy số. The next number of the body in this symbol and period; the row of the series is locked meanwhile.
    `revision`: the wording that the signer had on the screen.
    """
    letter, on = _take(letter_id, by), timezone.localdate(at)
    _require(may_sign(by, letter), WHO_SIGNS)
    may_follow(letter.state, LetterState.SIGNED)
    _as_seen(letter, revision)
    word, period = accepted_symbol(symbol), period_on(letter.agency, on)
    LetterNumber.objects.get_or_create(agency=letter.agency, symbol=word, period=period)
    series = LetterNumber.objects.select_for_update().get(agency=letter.agency, symbol=word, period=period)
    series.last += 1
    series.save(update_fields=["last"])
    held = holdings_of(by.on_behalf_of_id or by.person_id, on).filter(post_id=by.post_id).first()
    letter.number, letter.symbol, letter.period = series.last, word, period
    letter.state, letter.signed_on, letter.signed_by_id = LetterState.SIGNED, on, by.account_id
    letter.signer_name, letter.signer_title = by.person_name, held.post.title if held else ""
    letter.body["mandate"] = list(mandate_of(letter.agency, head=held is None or held.head, on=on))
    letter.answer_by = calendar().add_working_days(on, rules().number("urge.answer_within", on))
    letter.revision += 1
    letter.save()
    make_findable(letter)
    record(events.SIGNED, about=("letter", letter.pk), by=by, at=at, new={"number": number_of(letter)})
    return letter


@transaction.atomic
def send_letter(*, letter_id: int, how: str, by: Acting, at: dt.datetime) -> Letter:
    """Ghi đã gửi: when and by which way."""
    letter = _take(letter_id, by)
    _require(may_send(by, letter), WHO_SENDS)
    may_follow(letter.state, LetterState.SENT)
    letter.sent_how = _said(how, "letter.how", N_("Thiếu cách gửi."))[:200]
    letter.state, letter.sent_at = LetterState.SENT, at
    letter.revision += 1
    letter.save(update_fields=["state", "sent_at", "sent_how", "revision"])
    new = {"number": number_of(letter), "to": letter.to_printed, "how": letter.sent_how}
    record(events.SENT, about=("letter", letter.pk), by=by, at=at, new=new)
    return letter


@transaction.atomic
def note_answer(*, letter_id: int, on: dt.date, answer: str, by: Acting, at: dt.datetime) -> Letter:
    """Ghi trả lời: its day, number and gist, as it came."""
    letter = _take(letter_id, by)
    _require(may_send(by, letter), WHO_SENDS)
    may_follow(letter.state, LetterState.ANSWERED)
    if (letter.signed_on and on < letter.signed_on) or on > timezone.localdate(at):
        raise Refusal(
            "letter.answer.day",
            N_("Ngày trả lời phải từ ngày ký đến hôm nay."),
            advice=N_("Xem ngày trên văn bản trả lời."),
        )
    letter.answer = _said(answer, "letter.answer", N_("Thiếu nội dung trả lời."))[:4000]
    letter.state, letter.answered_on = LetterState.ANSWERED, on
    letter.revision += 1
    letter.save(update_fields=["state", "answered_on", "answer", "revision"])
    record(events.ANSWERED, about=("letter", letter.pk), by=by, at=at, new={"to": letter.to_printed, "on": on})
    return letter


@transaction.atomic
def drop_letter(*, letter_id: int, reason: str, by: Acting, at: dt.datetime) -> Letter:
    """Bỏ dự thảo, with its reason; a signed letter is not dropped."""
    letter = _take(letter_id, by)
    _require(may_edit(by, letter), WHO_WORDS)
    may_follow(letter.state, LetterState.DROPPED)
    letter.dropped_because = _said(reason, "letter.reason", N_("Thiếu lý do bỏ dự thảo."))[:1000]
    letter.state = LetterState.DROPPED
    letter.revision += 1
    letter.save(update_fields=["state", "dropped_because", "revision"])
    record(events.DROPPED, about=("letter", letter.pk), by=by, at=at, new={"reason": letter.dropped_because})
    return letter
