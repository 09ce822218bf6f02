"""The desk where changes of the material are handed in: each begins at once, or is told to come again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import HTTPException
from pydantic import Field
from starlette.responses import Response

from assistant.change import ANOTHER, Change
from assistant.screens.renewal import Renewal
from assistant.screens.uploads import UploadError, Uploads
from assistant.settings import Settings

UploadId = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]


class Desk:
    """Takes orders for changes, with the files that were uploaded for them."""

    def __init__(self, renewal: Renewal, uploads: Uploads) -> None:
        self.renewal = renewal
        self.uploads = uploads

    @property
    def settings(self) -> Settings:
        """The settings of this process."""
        return self.renewal.settings

    def begin(self, change: Change, name: str, files: Sequence[str] = ()) -> Response:
        """Begin a change; its uploaded files go once it is done, or at once where it may not begin.

        Raises:
            HTTPException: 409, another change is under way.
        """
        if not self.renewal.begin(change, name, lambda: self.uploads.remove(files)):
            self.uploads.remove(files)
            raise HTTPException(409, ANOTHER)
        return Response(status_code=202)

    def waiting(self, upload_id: str) -> Path:
        """Where an uploaded file waits.

        Raises:
            HTTPException: 400, there is no such file.
        """
        try:
            return self.uploads.path_of(upload_id)
        except UploadError as error:
            raise HTTPException(400, str(error)) from error
