"""Việc được giao, đọc theo ngữ pháp. The acts in the words of a task: verb, kind of control, object, field, place.

Pure and explainable: two pieces of work are held against each other by what they say (folded word pairs of the object),
never by a list of known tasks. Offsets count in the text that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.extraction.lexicon import PREDICATES
from sauro.domain.sentence import N_
from sauro.domain.text.fold import fold


class Control(StrEnum):
    """Loại kiểm soát. What one body does to see that others do their work."""

    CHECK = "check"  # kiểm tra, giám sát, thanh tra
    URGE = "urge"  # đôn đốc
    SYNTHESISE = "synthesise"  # tổng hợp


CONTROL_WORDS = {
    Control.CHECK: N_("kiểm tra, giám sát"),
    Control.URGE: N_("theo dõi, đôn đốc"),
    Control.SYNTHESISE: N_("tổng hợp"),
}
_VERBS = {
    ("kiem", "tra"): Control.CHECK,
    ("giam", "sat"): Control.CHECK,
    ("thanh", "tra"): Control.CHECK,
    ("don", "doc"): Control.URGE,
    ("tong", "hop"): Control.SYNTHESISE,
}


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(p).split()) for line in text.splitlines() for p in line.split(",") if p.strip())


# What may stand between the doer and the verb of control: then the verb is the act itself, and no noun.
_OPENERS = _phrases("""
tăng cường, thường xuyên, triển khai, tổ chức, tổ chức thực hiện, chủ trì, phối hợp, đẩy mạnh, tiến hành, định kỳ,
kịp thời, hướng dẫn, chỉ đạo, lãnh đạo, theo dõi, quản lý, tiếp tục, có trách nhiệm, chịu trách nhiệm, phải, tham mưu,
giúp, giao, yêu cầu, đề nghị, đi, và, nắm tình hình, chủ động, đồng thời, với, liên quan, có liên quan, trực tiếp,
phân công, định hướng, nội dung, các, cùng, thực hiện, là đầu mối, đầu mối, hằng quý, hằng năm, hằng tháng, nghiêm túc
""")
# Words that tell nothing of the matter: who, in which measure, how well. They part the words of an object.
_IDLE_WORDS = """
các, những, của, và, cho, với, về, theo, trong, trên, tại, từ, đến, để, là, có, được, phải, bằng, do, vì, khi, này,
nêu, đó, nhất, trước, sau, ngoài, đối với, việc, công tác, quá trình, tình hình, kết quả, nội dung, thực hiện,
tổ chức thực hiện, triển khai, tổ chức, cán bộ, công chức, viên chức, đảng viên, người lao động, nhân dân, người dân,
doanh nghiệp, cơ quan, đơn vị, địa phương, tổ chức đảng, cấp ủy, các cấp, sở, ban, ngành, ủy ban nhân dân, ubnd,
hội đồng nhân dân, hđnd, tỉnh, thành phố, xã, phường, đặc khu, huyện, tỉnh ủy, thành ủy, đảng ủy, ban thường vụ,
thường trực, chủ tịch, thủ trưởng, người đứng đầu, lãnh đạo, quản lý, tập thể, cá nhân, trung ương, chính phủ,
thủ tướng chính phủ, hệ thống chính trị, văn bản, công văn, chỉ thị, kế hoạch này, quyết định này, quy định, pháp luật,
theo quy định, liên quan, có liên quan, kịp thời, thường xuyên, định kỳ, tiếp tục, nghiêm, nghiêm túc, hiệu quả,
chủ động, tích cực, cụ thể, rõ, tốt, một số, đồng bộ, chất lượng, nâng cao, tăng cường, đẩy mạnh, báo cáo, tham mưu,
chủ trì, phối hợp, chức năng, nhiệm vụ, trách nhiệm, thẩm quyền, cấp có thẩm quyền, phù hợp, bảo đảm, đảm bảo,
trường hợp, xử lý, trên địa bàn, địa bàn, toàn, cấp, như, hoặc, không, để xảy ra, năm, tháng, ngày, số, đồng chí,
việt nam, đột xuất, kiểm tra, giám sát, thanh tra, theo dõi, đôn đốc, tổng hợp
"""
_IDLE = _phrases(_IDLE_WORDS)
_LONE = frozenset(
    w.strip() for line in _IDLE_WORDS.splitlines() for w in line.split(",") if w.strip() and " " not in w.strip()
)
# Words of a matter with an idle syllable in them.
_COMPOUNDS = _phrases("""
việc làm, số hóa, số liệu, trụ sở, cơ sở, công sở, năm học, không gian, cấp phép, cấp nước, cấp cứu, cho vay, từ thiện
""")
# Verbs that order no work of their own: how to work, who steers, and what everybody does.
_STEERING = _phrases("""
phát huy, nâng cao, tăng cường, đẩy mạnh, tiếp tục, thực hiện, quán triệt, chấp hành, bảo đảm, đảm bảo, lãnh đạo,
chỉ đạo, quan tâm, chú trọng, tập trung, chủ động, kịp thời, thường xuyên, tích cực, nghiêm túc, khơi dậy, đổi mới,
triển khai, tổ chức, phối hợp, chủ trì, tham mưu, có trách nhiệm, chịu trách nhiệm, phải, cần, giao, yêu cầu, xử lý,
nghiên cứu, báo cáo, khẩn trương, định kỳ, đồng thời, theo, trực tiếp, nghiêm, lấy ý kiến, công khai, nêu, xác định,
trình, gửi, phục vụ, phát sinh, xem xét, không để, thường trực
""")
# What is to be made, without what it is about: "xây dựng kế hoạch" is said by every other order.
_PRODUCTS = _phrases("""
kế hoạch, chương trình, đề án, dự án, phương án, quy chế, quy định, danh mục, danh sách, văn bản, báo cáo, dự thảo,
số liệu, dữ liệu, thông tin, hồ sơ, hội nghị, biểu mẫu, phần mềm, phần mềm dùng chung, lên phần mềm,
lên phần mềm dùng chung, dùng chung
""")
# After a comma they say how a thing is done, with what, for whom: "kèm danh sách từng trường hợp, lấy ý kiến nơi chịu
# tác động" stands behind any work at all.
_MANNER = _phrases("""
kèm, kèm theo, gắn với, có lộ trình, có so sánh, trong đó, không để, nhằm, qua đó, từ đó, lấy ý kiến, công khai, nêu rõ,
xác định rõ, trình, gửi, phục vụ, bảo đảm, đảm bảo
""")
_LINKS = frozenset((",", "và", "hoặc", ":", "(", "“"))

_LONGEST = max(map(len, _IDLE | _OPENERS))
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[,:(“]")
_PREDICATES = _phrases(",".join(sorted(PREDICATES)))
_BARE = _PREDICATES | _PRODUCTS
_TAILS = frozenset(phrase[-1] for phrase in _BARE if len(phrase) > 1)
_OWN = re.compile(
    r"\b(?:thuoc (?:tham quyen|pham vi) (?:quan ly|minh)|thuoc quyen quan ly|trong pham vi quan ly|"
    r"cua (?:co quan|don vi|"
    r"co quan, don vi|co quan, don vi, dia phuong) minh|theo tham quyen duoc giao|trong noi bo)\b"
)
_BREAK = re.compile(r";|[.](?=\s|\*|$)|:(?=\s*\n)")
_PAPER = (
    "cong van|chi thi|ke hoach|quyet dinh|thong bao|chuong trinh|nghi quyet|cong dien|huong dan|ket luan|phuong an|"
    "van ban"
)
_CONTROLS = re.compile(r"\b(?:kiem tra|giam sat|thanh tra|don doc|tong hop)\b")
_CARRIED_OUT = re.compile(r"\b(?:trien khai thuc hien|to chuc thuc hien|thuc hien|trien khai|thi hanh)\b")
_ALL_OF_IT = re.compile(rf"[^,;.]{{0,60}}?\b(?:{_PAPER})(?: nay\b| neu tren\b|\s*[,;.]|\s*$)|\s*[,;.]|\s*$")
_AFTER_COMMA = re.compile(r",([^,;.]*)")
_PLACE = re.compile(r"\b(?:tai|tren dia ban|trong linh vuc|thuoc linh vuc|linh vuc|o)\s+([^,;.]{2,80})")


@dataclass(frozen=True, slots=True)
class Act:
    """Một việc trong câu giao việc. text[start:end] is its place.

    control: the kind of control, None for other work; whole: the control of the carrying out of the document itself;
    pairs: neighbouring syllables of its object (folded); runs: four of them in a row, which tell a matter: neither of
    the verbs and the kind of paper, nor of where and how it is done;
    place: the words of a place or field that narrow it; heads: the first pair after each verb of control; verbs: the
    verbs that open a part of it and order something; own: each does it in his own sphere.
    """

    start: int
    end: int
    control: Control | None
    whole: bool
    pairs: frozenset[str]
    runs: frozenset[str]
    place: frozenset[str]
    heads: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    own: bool = False


def acts_of(text: str, actors: Iterable[str] = ()) -> tuple[Act, ...]:
    """Các việc trong một câu giao việc, in text order. `actors`: the printed names of who does it, passed over."""
    folded = fold(text)
    names = [tuple(_WORD.findall(fold(name))) for name in actors]
    acts, before = [], 0
    for cut in [*(m.start() for m in _BREAK.finditer(folded)), len(folded)]:
        found = _act(text, folded, before, cut, names)
        if found is not None:
            acts.append(found)
        before = cut + 1
    return tuple(acts)


def matter_of(text: str) -> frozenset[str]:
    """Nội dung của một đoạn: four content syllables in a row, folded."""
    return frozenset(run for piece in _content(text) for run in _grams(piece, 4))


def conflicting_places(one: Act, other: Act) -> bool:
    """Hai nơi, hai lĩnh vực khác nhau: both are narrowed, and to nothing in common."""
    return bool(one.place and other.place) and not one.place & other.place


def said(pairs: Iterable[str], text: str) -> list[str]:
    """Các chữ trùng nhau as printed in a text, once each, in its order: what a person reads as the reason."""
    return list(dict.fromkeys(" ".join(text[a:b].split()).casefold() for a, b in places_of(pairs, text)))


def places_of(pairs: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Chỗ của các chữ trùng nhau trong một đoạn, for highlighting; neighbouring ones joined."""
    words = list(_WORD.finditer(fold(text)))
    wanted, spans = set(pairs), list[tuple[int, int]]()
    for i in range(len(words) - 1):
        if f"{words[i].group()} {words[i + 1].group()}" in wanted:
            if spans and spans[-1][1] >= words[i].start():
                spans[-1] = (spans[-1][0], words[i + 1].end())
            else:
                spans.append((words[i].start(), words[i + 1].end()))
    return spans


def _act(text: str, folded: str, start: int, end: int, names: list[tuple[str, ...]]) -> Act | None:
    matches = list(_WORD.finditer(folded, start, end))
    words = [m.group() for m in matches]
    if len(words) < 2:
        return None
    control, after = _control(words, names)
    at = matches[after].start() if after < len(words) else end
    first = at if control else start
    rest = _without(text[first:end], folded[first:end], names)
    pieces = list(_content(rest))
    core = list(_content(_core(rest)))
    fields = [rest[m.start(1) : m.end(1)] for m in _PLACE.finditer(fold(rest))]
    return Act(
        matches[0].start(),
        end,
        control,
        control is not None and _all_of_it(rest),
        frozenset(pair for piece in pieces for pair in _grams(piece, 2)),
        frozenset(run for piece in core for run in _grams(piece, 4) if not _bare(run)),
        frozenset(w for field in fields for piece in _content(field) for w in piece),
        frozenset(_heads(rest)) if control else frozenset(),
        frozenset(_verbs(text[start:end].lower(), names)),
        _OWN.search(folded, start, end) is not None,
    )


def _core(rest: str) -> str:
    """The words of the work itself: where it is done and how, said after a comma, are no matter; places stay."""
    low = rest.lower()
    kept = list(rest)
    for part in _AFTER_COMMA.finditer(low):
        if _phrase_at([fold(w) for w in _WORD.findall(part[1])], 0, _MANNER):
            kept[part.start() : part.end()] = ";" * (part.end() - part.start())
    for place in _PLACE.finditer(fold(rest)):
        kept[place.start() : place.end()] = ";" * (place.end() - place.start())
    return "".join(kept)


def _bare(run: str) -> bool:
    """Verbs and the kind of paper they make, nothing of a matter: "xây dựng kế hoạch", "lập danh mục, phân loại"."""
    words, i = run.split(), 0
    while i < len(words):
        step = _phrase_at(words, i, _BARE)
        if not step and i == 0 and words[0] in _TAILS:
            step = 1  # the end of a verb that the run cuts off
        elif not step:
            return i > 0 and i == len(words) - 1  # its beginning
        i += step
    return True


def _heads(text: str) -> Iterator[str]:
    """The first content pair after each verb of control, the first verb left out: "công vụ, kiểm tra giờ giấc"."""
    ends = [0, *(m.end() for m in _CONTROLS.finditer(fold(text)))]
    for start, end in zip(ends, [*ends[1:], len(text)], strict=True):
        run = next(_content(text[start:end]), None)
        if run:
            yield f"{run[0]} {run[1]}"


def _verbs(low: str, names: list[tuple[str, ...]]) -> Iterator[str]:
    """Verbs that open a part of the order: at its head, after a comma, a doer or a word of steering.

    What follows a verb is its object ("quyết định đánh giá, xếp loại": neither of the two is ordered by itself).
    """
    tokens = _TOKEN.findall(low)
    plain = [fold(t) for t in tokens]
    i, opens, object_ends = 0, True, -1
    while i < len(tokens):
        if tokens[i] in _LINKS:
            opens = i != object_ends
            i += 1
            continue
        name = _name_at(plain, i, names)
        verb = 0 if name else _phrase_at(plain, i, _PREDICATES)
        if verb == 1 and tokens[i] not in PREDICATES:
            verb = 0  # "kỷ" is no "ký"
        steering = verb > 0 and tuple(plain[i : i + verb]) in _STEERING
        opener = 0 if name or verb else _phrase_at(plain, i, _OPENERS)
        if verb and not steering:
            if opens:
                yield " ".join(plain[i : i + verb])
            else:
                object_ends = i + verb
        i += name or verb or opener or 1
        opens = opens and (name > 0 or steering or opener > 0)


def _all_of_it(rest: str) -> bool:
    """Whether what is controlled is the carrying out of the document itself: nothing of a matter stands before it."""
    folded = fold(rest)
    done = _CARRIED_OUT.search(folded)
    return (
        done is not None
        and next(_content(rest[: done.start()]), None) is None
        and _ALL_OF_IT.match(folded, done.end()) is not None
    )


def _control(words: list[str], names: list[tuple[str, ...]]) -> tuple[Control | None, int]:
    """The kind of control that the segment orders, and where its object begins; (None, 0) where it orders none."""
    verbs = (i for i in range(len(words) - 1) if (words[i], words[i + 1]) in _VERBS)
    place = next((i for i in verbs if _opens(words[:i], names)), None)  # "Ủy ban Kiểm tra … kiểm tra": the second
    if place is None:
        return None, 0
    kinds, i = [], place
    while i < len(words) - 1:
        if (words[i], words[i + 1]) in _VERBS:
            kinds.append(_VERBS[words[i], words[i + 1]])
            i += 2
        elif words[i] == "va":
            i += 1
        else:
            break
    if Control.URGE in kinds:
        return Control.URGE, i
    return kinds[0], i


def _opens(words: list[str], names: list[tuple[str, ...]]) -> bool:
    """Whether nothing but doers and opening words stands before a verb."""
    i = 0
    while i < len(words):
        step = _name_at(words, i, names) or _phrase_at(words, i, _OPENERS) or _phrase_at(words, i, _IDLE_BODIES)
        if not step:
            return False
        i += step
    return True


_IDLE_BODIES = _phrases("""
các cơ quan, cơ quan, đơn vị, địa phương, ủy ban nhân dân, ubnd, tỉnh, thành phố, tỉnh ủy, thành ủy, liên quan, các sở,
ban, ngành, việc, công tác, cấp ủy, các cấp
""")


def _name_at(words: list[str], i: int, names: list[tuple[str, ...]]) -> int:
    return max((len(n) for n in names if n and tuple(words[i : i + len(n)]) == n), default=0)


def _phrase_at(words: list[str], i: int, phrases: frozenset[tuple[str, ...]]) -> int:
    for size in range(min(_LONGEST, len(words) - i), 0, -1):
        if tuple(words[i : i + size]) in phrases:
            return size
    return 0


def _without(rest: str, folded: str, names: list[tuple[str, ...]]) -> str:
    """The words without the names of the doers, which are no matter; every other letter keeps its place."""
    matches = list(_WORD.finditer(folded))
    words, i, done = [m.group() for m in matches], 0, 0
    kept: list[str] = []
    while i < len(words):
        size = _name_at(words, i, names)
        if size > 1:
            start, end = matches[i].start(), matches[i + size - 1].end()
            kept += (rest[done:start], ";" * (end - start))
            done = end
        i += size or 1
    return "".join([*kept, rest[done:]])


def _content(text: str) -> Iterator[list[str]]:
    """Runs of folded content syllables: idle phrases and numbers part them, commas do not.

    A lone syllable is idle only with its own marks ("để", not "đề").
    """
    low = _WORD.findall(text.lower().replace(";", " 0 "))
    words, run, i = [fold(w) for w in low], list[str](), 0
    while i < len(words):
        if tuple(words[i : i + 2]) in _COMPOUNDS:
            run += words[i : i + 2]
            i += 2
            continue
        step = 1 if words[i].isdigit() else _phrase_at(words, i, _IDLE)
        if step == 1 and not words[i].isdigit() and low[i] not in _LONE:
            step = 0
        if step:
            if len(run) > 1:
                yield run
            run = []
            i += step
        else:
            run.append(words[i])
            i += 1
    if len(run) > 1:
        yield run


def _grams(words: list[str], size: int) -> Iterable[str]:
    return (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
