"""Quan hệ văn bản. Whether a document continues, implements, replaces or amends another, or only cites it (A1, E1, E2).

Read from the words that stand right before each mention, in its own sentence; precision first: what the words do not
say is a citation. A document named inside the title of another ("Kết luận … về tiếp tục thực hiện Chỉ thị …") belongs
to that other document's family, not to this one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.documents.model import DocumentKind, Family, ParsedDocument, Reference
from sauro.domain.documents.source import Span
from sauro.domain.identity import number_key
from sauro.domain.sentence import N_
from sauro.domain.text.fold import fold


class RelationKind(StrEnum):
    """Loại quan hệ, the strongest first."""

    REPLACES = "replaces"  # thay thế, bãi bỏ
    AMENDS = "amends"  # sửa đổi, bổ sung
    IMPLEMENTS = "implements"  # thực hiện, triển khai, căn cứ … ban hành kế hoạch
    CONTINUES = "continues"  # tiếp tục thực hiện
    CITES = "cites"  # dẫn chiếu


RANK = {kind: rank for rank, kind in enumerate(RelationKind)}
RULES: dict[str, str] = {
    "relation.replaces": N_("chữ “thay thế”, “bãi bỏ” đứng ngay trước số văn bản"),
    "relation.ends": N_("chữ “hết hiệu lực” đứng sau số văn bản"),
    "relation.amends": N_("chữ “sửa đổi, bổ sung” đứng ngay trước số văn bản"),
    "relation.part": N_("thay thế, bãi bỏ một phần văn bản ấy"),
    "relation.subject": N_("trích yếu nói thực hiện văn bản ấy"),
    "relation.opening": N_("phần mở đầu nói thực hiện văn bản ấy"),
    "relation.basis": N_("kế hoạch, hướng dẫn này lấy văn bản ấy làm căn cứ"),
    "relation.continues": N_("chữ “tiếp tục … thực hiện” đứng ngay trước văn bản ấy"),
    "relation.list": N_("đứng trong danh sách sau những chữ ấy"),
    "relation.within_title": N_("nằm trong tên gọi của văn bản khác"),
    "relation.press": N_("tin báo chí kể lại văn bản ấy"),
    "relation.cites": N_("chỉ dẫn chiếu"),
}
_MENTIONS = 20  # of one number; more say nothing new
_SPACES = 6  # that a printed number may hold
_REACH = 400  # characters looked back; longer sentences say less about their last words
_PLANS = frozenset({DocumentKind.KE_HOACH, DocumentKind.HUONG_DAN, DocumentKind.CHUONG_TRINH, DocumentKind.CONG_VAN})
_LAWS = frozenset({"luat", "nghi_dinh", "thong_tu", "hien_phap", "phap_lenh", "to_trinh", "bao_cao"})
_STOP = re.compile(r"[.;!?](?=\s)|\n\s{0,3}\n")
_TYPE = r"(?:nghi quyet|chi thi|ket luan|ke hoach|quy dinh|cong van|cong dien|huong dan|chuong trinh|thong bao)"
_ADVERBS = (
    r"(?:(?:nghiem tuc|nghiem|co hieu qua|hieu qua|tot|day du|dong bo|kip thoi|quyet liet|cu the|cac|noi dung|va|tai|"
    r"nhiem vu|giai phap)[,:\s]{1,2}){0,6}"
)
# "thực hiện Nghị quyết Trung ương 4 và …", "… các chỉ thị, kết luận của Ban Thường vụ: …"
_AMONG = (
    rf"(?:{_TYPE} (?!ve )[^.;:]{{1,50}}? va |"
    rf"{_TYPE}(?:, {_TYPE}){{0,4}}(?:, | va )?(?:{_TYPE} )?cua [^.;:,]{{1,50}}: )?"
)
_DOING = (
    r"(?:quan triet|trien khai thuc hien|trien khai thi hanh|trien khai|to chuc thuc hien|thuc hien|thi hanh|chap hanh|"
    r"cu the hoa|tuyen truyen|to chuc)"
)
_VERBS = rf"{_DOING}(?:(?:, | va |, va | ){_DOING}){{0,4}}[,:\s]{{1,2}}{_ADVERBS}{_AMONG}"
_CONTINUES = re.compile(rf"(?:^|[\s.])(?P<words>tiep tuc (?:day manh )?{_VERBS})$")
_DOES = re.compile(rf"^\W{{0,4}}(?:\d{{1,2}}[.)] )?(?P<words>(?:de )?{_VERBS})$")
_BASIS = re.compile(r"^\W{0,4}(?P<words>can cu (?:vao )?)$")
_SUBJECT = re.compile(rf"(?P<words>(?:v/v|ve viec|ve|^)\s{{0,2}}(?:tiep tuc )?{_VERBS})$")
_PARTS = (
    r"(?:(?:mot so |cac )?(?:noi dung|muc|khoan|dieu|diem|phu luc)\b[^.;:]{0,60}?\b"
    r"(?:cua|tai|thuoc|ban hanh kem theo) )?"
)
_END = _ADVERBS + r"$"
_REPLACES = re.compile(rf"(?P<words>(?P<verb>thay the(?: cho)?|bai bo|huy bo) (?P<part>{_PARTS})){_END}")
_AMENDS = re.compile(rf"(?P<words>(?:sua doi, bo sung|sua doi va bo sung|sua doi|dieu chinh, bo sung) {_PARTS}){_END}")
_PASSIVE = re.compile(r"(?:duoc|bi|se|da|de nghi|tham muu|trinh|xem xet|nghien cuu|du thao)\s(?:\S{1,12}\s){0,3}$")
_ENDS = re.compile(r"^[^.;\n]{0,120}?\b(?P<words>het hieu luc)\b(?! mot phan)")
_NOT_DONE = re.compile(r"\b(?:chua|khong|da|viec|trong|qua trinh|sau khi)\s(?:\S{1,12}\s){0,2}$")
_SECOND_HAND = re.compile(r"\bve (?:viec )?|\bquy dinh |\bhuong dan |\bphe duyet ")
_ARTICLE = re.compile(r"^\W{0,4}(?:(?:dieu|khoan|muc) )?(?:(?:\d{1,2}|[a-z])(?:\.\d{1,2}){0,2}[.):])?\s{0,2}")
_THIS_PAPER = re.compile(r"\bnay\b[^.;]{0,90}$")
_BROKEN = re.compile(r"\n\s{0,3}\n|[.!?]\s")
_NEXT = re.compile(r",? ?(?:ngay [\d/. ]{6,12})?[^;,]{0,60}(?:,| va) ?")
_TYPED = re.compile(
    r"(?:chi thi|cong van|ke hoach|ket luan|quyet dinh|nghi quyet|thong bao|huong dan|quy dinh|cong dien|chuong "
    r"trinh|de an|nghi dinh|thong tu|quy che)\s{1,3}(?:so\s{0,3}:?\s{0,3})?$"
)
_LOOSE = re.compile(r"(?:so|cac|van ban|cong van|cong dien) {0,2}$")


@dataclass(frozen=True, slots=True)
class Relation:
    """Quan hệ đọc được. `index` of the reference; `words` as printed at `span`, the reason; `rule`: a key of RULES."""

    index: int
    kind: RelationKind
    words: str
    span: Span
    rule: str


def read_relations(parsed: ParsedDocument, kind: str = "") -> tuple[Relation, ...]:
    """Quan hệ của văn bản. One for each reference, in their order; `kind`: DocumentKind of the document, as printed."""
    text = parsed.source.text
    folded = fold(text).replace("*", " ").replace("_", " ")  # one character for one character
    press = parsed.layout.family is Family.PRESS or kind == DocumentKind.NEWS_ARTICLE
    found = []
    before: dict[int, Relation] = {}
    spans = [r.span for r in parsed.references]
    for index, reference in enumerate(parsed.references):
        if press:
            found.append(_cites(index, reference, text, "relation.press"))
            continue
        readings = [
            _mention(parsed, index, span, text, folded, kind, spans, before) for span in _mentions(reference, folded)
        ]
        best = min(readings, key=lambda r: RANK[r.kind])
        before[index] = readings[0]
        found.append(best)
    return tuple(found)


def _cites(index: int, reference: Reference, text: str, rule: str = "relation.cites") -> Relation:
    return Relation(index, RelationKind.CITES, reference.span.of(text), reference.span, rule)


def _mentions(reference: Reference, folded: str) -> Iterator[Span]:
    """The first mention, and each later one of the same full number."""
    yield reference.span
    if reference.number is None or "/" not in reference.number or not reference.number[:1].isdigit():
        return
    wanted = number_key(reference.number)
    serial, at = wanted[: len(wanted) - len(wanted.lstrip("0123456789"))], reference.span.end
    for _ in range(_MENTIONS):
        at = folded.find(serial, at)
        if at < 0:
            return
        end = _end_of(folded, at, wanted)
        if end and not (folded[at - 1].isdigit() or folded[at - 1] == "/"):
            yield Span(at, end)
        at = max(end, at + len(serial))


def _end_of(folded: str, at: int, wanted: str) -> int:
    """Where the number that begins here ends, spaces left out of account; 0 where it is another number."""
    left = wanted
    for end in range(at, min(len(folded), at + len(wanted) + _SPACES)):
        if folded[end].isspace():
            continue
        if folded[end] != left[0]:
            return 0
        left = left[1:]
        if not left:
            return 0 if folded[end + 1 : end + 2].isalnum() else end + 1
    return 0


def _mention(
    parsed: ParsedDocument, index: int, span: Span, text: str, folded: str, kind: str, spans: list[Span],
    before: dict[int, Relation],
) -> Relation:  # fmt: skip
    reference = parsed.references[index]
    start = _type_word(folded, span.start)
    begin = _sentence_start(parsed, folded, start)
    lead = _flat(folded[begin:start])
    at_head = start < _body_start(parsed)
    own = _own_words(lead, folded[span.end : span.end + 160], reference, kind, at_head, start < parsed.layout.head_end)
    if own is not None:
        found, rule, words = own
        place = Span(_words_at(folded, begin, start, words), span.end)
        return Relation(index, found, " ".join(place.of(text).split()), place, rule)
    return _inherited(index, reference, span, start, text, folded, spans, before)


def _own_words(
    lead: str, after: str, reference: Reference, kind: str, at_head: bool, in_head: bool
) -> tuple[RelationKind, str, str] | None:
    """What the words right before (or right after) a mention say; None where they say nothing."""
    replaced = _REPLACES.search(lead)
    if replaced and not _PASSIVE.search(lead[: replaced.start()]) and _operative(lead[: replaced.start()]):
        part = replaced["part"].strip()
        return (
            (RelationKind.AMENDS, "relation.part", replaced["words"])
            if part
            else (RelationKind.REPLACES, "relation.replaces", replaced["words"])
        )
    amended = _AMENDS.search(lead)
    if amended and not _PASSIVE.search(lead[: amended.start()]) and _operative(lead[: amended.start()]):
        return RelationKind.AMENDS, "relation.amends", amended["words"]
    if _ENDS.search(_flat(after)) and lead.strip(" -*+") in ("", "va", "ke tu ngay"):
        return RelationKind.REPLACES, "relation.ends", ""
    continued = _CONTINUES.search(lead)
    if continued and not _told_of_others(lead[: continued.start("words")]):
        return RelationKind.CONTINUES, "relation.continues", continued["words"]
    if in_head and (subject := _SUBJECT.search(lead)) and not _SECOND_HAND.search(lead[: subject.start()]):
        kept_up = "tiep tuc" in subject["words"]
        return RelationKind.CONTINUES if kept_up else RelationKind.IMPLEMENTS, "relation.subject", subject["words"]
    if at_head and (opening := _DOES.search(lead)):
        return RelationKind.IMPLEMENTS, "relation.opening", opening["words"]
    basis = _BASIS.search(lead)
    if basis and at_head and kind in _PLANS and kind != DocumentKind.CONG_VAN and reference.type not in _LAWS:
        return RelationKind.IMPLEMENTS, "relation.basis", basis["words"]
    return None


def _told_of_others(before: str) -> bool:
    """Whether the words stand in another document's title, or tell what somebody did or did not do."""
    return bool(_SECOND_HAND.search(before) or _NOT_DONE.search(before))


def _operative(before: str) -> bool:
    """Whether the document itself does it: the verb opens the sentence, or "… này" is its subject."""
    opening = _ARTICLE.sub("", before).strip(' -*–“"')
    return opening in ("", "ve") or opening.endswith(("v/v", "ve viec")) or _THIS_PAPER.search(before) is not None


def _inherited(
    index: int, reference: Reference, span: Span, start: int, text: str, folded: str, spans: list[Span],
    before: dict[int, Relation],
) -> Relation:  # fmt: skip
    """A document in a list has the relation of the first of the list; inside another's title it has none."""
    earlier = [i for i, s in enumerate(spans[:index]) if s.end <= start and start - s.end < _REACH]
    if not earlier or span != reference.span:
        return _cites(index, reference, text)
    last = earlier[-1]
    raw = folded[spans[last].end : start]
    if _BROKEN.search(raw):
        return _cites(index, reference, text)
    between = _flat(raw)
    parts = between.split(";")
    listed = len(parts) > 1 and parts[-1].strip() in ("", "va", "so", "cac")
    second_hand = _SECOND_HAND.search(between) is not None
    if not listed and (second_hand or not _NEXT.fullmatch(between)):
        return _cites(index, reference, text, "relation.within_title" if second_hand else "relation.cites")
    head = before.get(last)
    while head is not None and head.rule == "relation.within_title":
        last -= 1
        head = before.get(last)
    if head is None or head.kind is RelationKind.CITES:
        return _cites(index, reference, text)
    return Relation(index, head.kind, head.words, head.span, "relation.list")


def _type_word(folded: str, number_at: int) -> int:
    """Where the citation begins: a span may begin at the type word or, glued in a list, at the number itself."""
    lead = folded[max(0, number_at - 60) : number_at]
    word = _TYPED.search(lead) or _LOOSE.search(lead)
    return number_at - len(lead) + word.start() if word else number_at


def _sentence_start(parsed: ParsedDocument, folded: str, start: int) -> int:
    floor = max(0, start - _REACH)
    held = [p.body.start for p in parsed.paragraphs if p.span.start <= start < p.span.end]
    floor = max(floor, *held) if held and held[-1] <= start else floor
    stops = [m.end() for m in _STOP.finditer(folded, floor, start)]
    return max(stops, default=floor)


def _body_start(parsed: ParsedDocument) -> int:
    """Where the first numbered clause begins: what stands before it is the opening."""
    starts = [s.start for s in parsed.sections if s.start is not None and s.start >= parsed.layout.head_end // 2]
    return min(starts, default=parsed.layout.tail_start)


def _flat(folded: str) -> str:
    """One space between words, so that a line break changes nothing."""
    return " ".join(folded.split()) + (" " if folded[-1:].isspace() else "")


def _words_at(folded: str, begin: int, start: int, words: str) -> int:
    """Where the deciding words begin: their first word, looked for backwards."""
    at = start
    for word in reversed(words.split()):
        at = folded.rfind(word, begin, start)
        if at < 0:
            return start
        start = at
    return at
