"""Nút trên trang văn bản. One way to open a document, to run a service, and to bring a refusal back to the page."""

from __future__ import annotations

from django.db.models import Model
from django.http import Http404, HttpRequest, QueryDict

from sauro.apps.directives import queries
from sauro.apps.directives.models import Descent, Directive
from sauro.web import clock


def directive_or_404(request: HttpRequest, pk: int) -> Directive:
    """Văn bản that this person may see; to a stranger it does not exist."""
    try:
        return queries.directive_for(request.acting, clock.today(), pk)
    except Directive.DoesNotExist:
        raise Http404 from None


def descent_or_404(request: HttpRequest, pk: int) -> Descent:
    """Đường triển khai that this person may see."""
    try:
        return queries.descents_visible_to(request.acting, clock.today()).get(pk=pk)
    except Descent.DoesNotExist:
        raise Http404 from None


def number_in(data: QueryDict, name: str) -> int:
    """An id that a form sent; 0 for nonsense."""
    given = data.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0


def numbers_in(data: QueryDict, name: str, most: int = 500) -> list[int]:
    """The ids that a form sent, nonsense left out."""
    given = data.getlist(name)[:most]
    return [int(g) for g in given if g.isascii() and g.isdigit() and len(g) < 18]


def own_or_404(model: type[Model], **of: object) -> None:
    """404 where the row does not belong to the document of the address."""
    if not model._default_manager.filter(**of).exists():
        raise Http404
