"""What the importers say for the command line, said for the screen."""

import re

from corpus.official.recognise import HOW_ELSE

AS_OFFICIAL = "国のハンドブックとして取り込む"
"""The box by which a person answers for it that the files are the ministry's."""

READ_PICTURES = "画像だけのページを文字認識で読む"
"""The box by which pages without text are read."""

_WORDS = (
    (
        re.escape(HOW_ELSE),
        f"厚生労働省のハンドブックに間違いなければ、「{AS_OFFICIAL}」に印を付けて、もう一度取り込んでください。"
        "自治体の資料なら、下の「地域の資料」から取り込めます。",
    ),
    (r"元に戻すには yorisoi import --undo を使います。", "「前の取り込みに戻す」で元に戻せます。"),
    (r"--ocr を付けて取り込んでください。", f"「{READ_PICTURES}」に印を付けて取り込んでください。"),
    (r"--ocr を外してください。", f"「{READ_PICTURES}」の印を外してください。"),
    (r"yorisoi import ファイル名 で取り込んで", "「PDFファイルを選ぶ」から取り込んで"),
    (r"「yorisoi import --local --remove [0-9a-z-]+」で外して", "下の一覧の「外す」で外して"),
    (r"「yorisoi import --local --list」で番号を確かめて", "画面を開き直して、一覧を確かめて"),
)


def said_here(text: str) -> str:
    """Return the text with each way that leads over the command line put as the way on the screen."""
    for command, screen in _WORDS:
        text = re.sub(command, screen, text)
    return text
