"""Tệp gửi lên. What of the bytes sent reaches the disk at all, before any form or view has looked at them.

A form is read before anybody knows what it is for, so whoever can reach the sign-in page could fill the disk of the
quarantine. Of a stranger's file nothing is kept; of a known person's as much as shows that it is too large, and of all
files of a request together no more than the person's month.
"""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.utils.module_loading import import_string

from sauro.web import clock, ruling

_MEGABYTE = 1024 * 1024
_KEY = "Bearer "


class BoundedUpload(FileUploadHandler):
    """Tệp gửi lên, cut off one byte beyond what the rulebook takes, so that the service refuses it by its size."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._most = self._room = 0

    def handle_raw_input(self, *_args: object, **_facts: object) -> None:
        """Once a request, before its first file."""
        if self.request is not None and _is_known(self.request):
            on = clock.today()
            self._most = ruling.number("upload.file_megabytes", on) * _MEGABYTE + 1
            self._room = ruling.number("upload.month_megabytes", on) * _MEGABYTE + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """What of a piece goes on to the disk; `start` counts all that was sent of this file."""
        part = raw_data[: max(0, min(self._most - start, self._room))]
        self._room -= len(part)
        return part or None

    def file_complete(self, file_size: int) -> None:
        """The file itself is made by the handlers after this one."""


def _is_known(request: HttpRequest) -> bool:
    """Whether somebody signed in, or a key that is in force, sends this."""
    user = getattr(request, "user", None)  # a form may be read before anybody was looked up
    if user is not None and user.is_authenticated:
        return True
    said = request.headers.get("Authorization", "")
    if not said.startswith(_KEY):
        return False
    return import_string(settings.SAURO_TOKENS)(said.removeprefix(_KEY)[:200], clock.today()) is not None
