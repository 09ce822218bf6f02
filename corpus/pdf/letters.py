"""Letters that look like others: radicals used for ideographs, and texts compared without spaces."""

import re
import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺅⺌⺍⺎⺐⺒⺓⺔⺖⺗⺘⺙⺛⺝⺟⺠⺡⺣⺦⺨⺩⺪⺬⺭⺮⺯⺱⺲⺹⺻⺽⺾⺿⻁⻂⻃⻄⻆⻈⻌⻍⻎⻏⻑⻒⻓⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "亻小小兀尣巳幺彑忄㣺扌攵旡月母民氵灬丬犭王疋示礻竹糹罓罒耂聿臼艹艹虎衤覀西角讠辶辶辶阝長镸长青韦页風飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟",
        strict=True,
    )
)
"""CJK radicals with no compatibility form of their own → the ideograph a reader means."""

_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
RADICALS = str.maketrans({**_SUPPLEMENT, **_KANGXI})
"""One character to one character, so that offsets stay."""

_SPACES = re.compile(r"\s+")


def readable(text: str) -> str:
    """Return `text` with radicals as the ideographs they stand for; of the same length."""
    return text.translate(RADICALS)


def squashed(text: str) -> str:
    """Return `text` normalised (NFKC) and without spaces, for comparing only."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", readable(text)))
