"""Xe, nơi, đường. Which cars a body has on a day, where one may ask, who drives, how far it is."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet

from sauro.apps.agencies.models import Agency, Holding, Post
from sauro.apps.agencies.queries import above, children_on, current, holdings
from sauro.apps.vehicles.models import Distance, Place, Vehicle
from sauro.domain.acting import Acting
from sauro.domain.trips import Roads


def own_on(on: dt.date) -> Q:
    """Xe đang thuộc cơ quan: the condition "in the body's hands on this day"."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def vehicles_of(fleet_id: int) -> QuerySet[Vehicle]:
    """Xe của một cơ quan, small ones first; those that it had before among them."""
    return Vehicle.objects.filter(agency_id=fleet_id).select_related("base", "driver").prefetch_related("outages")


def fleets_for(acting: Acting, on: dt.date) -> list[Agency]:
    """Nơi có xe để đề nghị: the own body, bodies above, and those beside it under the body directly above."""
    over = above(acting.agency_id, on)
    beside = list(children_on(over[0], on).values_list("pk", flat=True)) if over else []
    near = [acting.agency_id, *over, *beside]
    with_cars = Vehicle.objects.filter(own_on(on), agency_id__in=near).values("agency_id")
    found = {a.pk: a for a in Agency.objects.filter(pk__in=with_cars)}
    return [found[pk] for pk in dict.fromkeys(near) if pk in found]


def places() -> QuerySet[Place]:
    """Nơi đi, đến, by name."""
    return Place.objects.all()


def roads() -> Roads:
    """Bảng khoảng cách của cả hệ thống."""
    km = {(one, other): km for one, other, km in Distance.objects.values_list("one_id", "other_id", "km")}
    return Roads(km, dict(Place.objects.values_list("pk", "name")))


def distances() -> QuerySet[Distance]:
    """Khoảng cách đã ghi."""
    return Distance.objects.select_related("one", "other")


def driver_posts(fleet_id: int, on: dt.date) -> list[Post]:
    """Chức vụ lái xe của cơ quan: posts called so, and those that a car names; who holds them stands beside."""
    used = Vehicle.objects.filter(agency_id=fleet_id, driver__isnull=False).values("driver_id")
    named = Q(title__istartswith="lái xe") | Q(title__istartswith="Lái xe") | Q(pk__in=used)
    return list(Post.objects.filter(named, agency_id=fleet_id).filter(Q(until=None) | Q(until__gt=on)))


def holders_of(post_ids: set[int], on: dt.date) -> dict[int, int]:
    """Số người giữ mỗi chức vụ lái xe on a day; a post is somebody's hands, two holders drive two cars."""
    rows = Holding.objects.filter(current(on), post_id__in=post_ids).values("post_id").annotate(n=Count("pk"))
    return {row["post_id"]: row["n"] for row in rows}


def driver_names(post_ids: set[int], on: dt.date) -> dict[int, str]:
    """Tên người lái as a sheet prints it: the holders of the post on the day."""
    found: dict[int, list[str]] = {}
    for row in holdings(on).filter(post_id__in=post_ids).order_by("person__folded"):
        found.setdefault(row.post_id, []).append(row.person.name)
    return {post: ", ".join(names) for post, names in found.items()}
