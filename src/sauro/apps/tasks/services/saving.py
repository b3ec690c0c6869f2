"""Cách xem đã lưu. A person's own conditions of the register; a preference, so the journal holds nothing of it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.contrib.auth import get_user_model
from django.db import transaction

from sauro.apps.tasks.models import VIEW_KEYS, SavedView
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

MOST = 20
LONGEST_NAME = 60
LONGEST_QUERY = 500


def save_view(*, name: str, query: str, by: Acting) -> SavedView:
    """Lưu cách xem. `query` as in an address of the register; what is no condition of it is dropped.

    Refusals: view.name (empty, or beyond 60 characters), view.empty, view.long (beyond 500 characters), view.taken
    (the person has a view of this name), view.most (the person has 20).
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refusal(
            "view.name",
            Sentence(N_("Tên cách xem có từ 1 đến {n} chữ cái."), {"n": str(LONGEST_NAME)}),
            advice=N_("Đặt tên ngắn, ví dụ “Việc của phòng tôi”."),
        )
    kept = _known(query)
    with transaction.atomic():
        # The lock on the person's own row keeps two windows from passing the limit, or one name, together.
        get_user_model().objects.select_for_update().get(pk=by.account_id)
        own = SavedView.objects.filter(owner_id=by.account_id)
        if own.filter(name=name).exists():
            raise Refusal(
                "view.taken",
                Sentence(N_("Anh chị đã có cách xem tên “{name}”."), {"name": name}),
                advice=N_("Đặt tên khác, hoặc mở cách xem cũ và bỏ nó."),
            )
        if own.count() >= MOST:
            raise Refusal(
                "view.most",
                Sentence(N_("Mỗi người lưu nhiều nhất {n} cách xem."), {"n": str(MOST)}),
                advice=N_("Mở một cách xem không còn dùng và bỏ nó, rồi lưu lại."),
            )
        last = own.order_by("order").last()
        return SavedView.objects.create(
            owner_id=by.account_id, name=name, query=kept, order=last.order + 1 if last else 1
        )


def drop_view(*, view_id: int, by: Acting) -> None:
    """Bỏ cách xem. SavedView.DoesNotExist where it is not there or is another person's."""
    SavedView.objects.get(pk=view_id, owner_id=by.account_id).delete()


def _known(query: str) -> str:
    kept = urlencode([(key, value) for key, value in parse_qsl(query) if key in VIEW_KEYS])
    if not kept:
        raise Refusal(
            "view.empty",
            N_("Chưa có điều kiện nào để lưu."),
            advice=N_("Chọn điều kiện hoặc cách xếp của sổ rồi lưu."),
        )
    if len(kept) > LONGEST_QUERY:
        raise Refusal("view.long", N_("Các điều kiện dài quá nên không lưu được."), advice=N_("Rút gọn lời tìm."))
    return kept
