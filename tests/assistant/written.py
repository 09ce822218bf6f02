"""A small edition and an extractive answer over it, for the tests of what a model writes."""

from assistant.answer import Answer, Block, Role, Status
from assistant.citing import Citations, prove
from assistant.units import units_of
from corpus.edition import Edition
from corpus.passage import Passage
from tests.corpus.making import entry

POINT = """## 一言で
会えない日も、安心できる去り方をすれば支援は進んでいます。

## どう進めるか
1. 部屋の前では名前と所属を名乗り、返事はいらないことを先に伝えます。
2. 声をかける時間は一、二分にとどめ、返事を待って立ち続けることはしません。
3. 会えなかったときは、責める言葉のない短いメモを一枚残し、次に来る日時を書きます。
4. 帰る時刻は予定を守り、延ばしません。
5. 記録には小さな変化を書き、月に一度チームで見直します。
"""
STANCE = "## 一言で\n遠い目標より、今週できそうな小さな一つを大切にします。\n"
CAUTION = "## 一言で\n一人で持つ相談を、二人で知っている相談に変えます。\n"
CENTRE = "## 内容\nひきこもり地域支援センターは、都道府県と指定都市にある専門の相談窓口です。\n"

QUESTION = "ご本人に会えず、支援が進みません。"


def small_edition(*more: tuple[str, str]) -> Edition:
    bodies = (
        ("point-8", POINT),
        ("stance-3", STANCE),
        ("caution-3", CAUTION),
        ("policy-center", CENTRE),
        *more,
    )
    return Edition.of("test", [entry(name, body, title=name) for name, body in bodies])


def extractive_answer(edition: Edition, question: str = QUESTION) -> Answer:
    """An answer of four blocks, every sentence verbatim."""
    citations = Citations(edition)
    blocks = (
        _block(Role.FIRST, edition, citations, "stance-3#summary"),
        _block(Role.STEPS, edition, citations, "point-8#summary", "point-8#steps"),
        _block(Role.CAUTION, edition, citations, "caution-3#summary"),
        _block(Role.REFER, edition, citations, "policy-center#body"),
    )
    return prove(Answer(question, Status.ANSWERED, blocks=blocks, citations=citations.all()), edition)


def passage(text: str, passage_id: str = "point-8#steps", section: str = "どう進めるか") -> Passage:
    """A passage of that text, alone."""
    name, _, _ = passage_id.partition("#")
    made = Edition.of("one", [entry(name, f"## {section}\n{text}\n")])
    return made.passages[0]


def _block(role: Role, edition: Edition, citations: Citations, *passage_ids: str) -> Block:
    units = [unit for name in passage_ids for unit in units_of(edition.passage_by_id[name])]
    return Block(role, tuple(citations.sentence(unit) for unit in units))
