"""Where to turn in the municipality itself: which of its desks and places fits, where somebody asks for one."""

import re
from collections.abc import Callable
from datetime import date

from assistant.local import is_place
from assistant.validity import is_expired
from corpus.edition import Edition
from corpus.entry import Entry
from index.hit import EntryHit
from index.only import Only
from index.retrieve import PassageRetriever

NEAR = 1.6
"""A desk fits from here on: by meaning and half its words, in standard deviations above the mean of all the material.

Chosen on the dev situations of `python -m evals.places`: 10 of the 13 fitting desks reach 1.8, 11 of the 13 best
others less than 1.6. Questions made of a row's own words and learned with the rest found no more there, and had one
desk named unasked.
"""

AS_NEAR = 0.9
"""The desk for people in a state of hikikomori comes first, where they are named, from this share of the best score."""

_ASKED = re.compile(
    r"(?:どこ|どちら|誰|だれ|どの(?:窓口|機関|課|部署))(?:の(?:窓口|機関|課))?(?:に|へ|と|で).{0,12}"
    r"(?:相談|つな|繋|話|頼|連携|動|行|連絡|紹介|聞|尋)"
    r"|(?:相談先|つなぎ先|つなぐ先|紹介先|行き先|連携先)(?:は|を|が|に|と|の)|(?:居場所|家族会|窓口|電話番号)は(?:あり|どこ|$)"
    r"|窓口(?:は[。？?]?$|の(?:電話|連絡先|番号)|を(?:教え|探|知り|紹介))|相談できる(?:ところ|所|場所|人|先|専門)"
    r"|(?:ところ|場所|場(?!合|面|所)|集まり|施設|機関|家族会|居場所|先|所)(?:を|は|が)?(?:あり|ない(?:です|でしょう)|探|紹介|知り|教え|ほし|欲し)"
    r"|紹介(?:したい|できる|先)|(?<!次)につなげ(?:たい|ます|る|れば)"
)
"""Somebody asks where to turn, or for somewhere to go."""

_SUBJECT = re.compile(r"引きこもり|ひきこもり")
_MEETING = re.compile(r"家族会|居場所|サロン|カフェ|つどい|集い")


class Places:
    """The desks and places of the imported local material. Keeps nothing between questions."""

    def __init__(self, edition: Edition, retriever: PassageRetriever, today: Callable[[], date]) -> None:
        self._edition = edition
        self._retriever = retriever
        self._today = today
        self._places = [entry for entry in edition.entries if is_place(entry)]

    def fitting(self, query: str) -> tuple[Entry, ...]:
        """Return the one desk or place that fits where the query asks for one, else ().

        Where none is near, or that state is named, it is the municipality's own desk for people in a state of
        hikikomori, if it has one: it is who every question here is about.

        Raises:
            IndexUnavailableError: the store does not answer.
        """
        held = {place.entry_id: place for place in self._places if not is_expired(place, self._today())}
        if not held or not _ASKED.search(query):
            return ()
        ranked = self._retriever.rank_entries(query, len(held), Only(entry_ids=list(held)))
        best = ranked[0].score if ranked else 0.0
        general = [hit for hit in ranked if _is_general(held[hit.entry_id])]
        named = [hit for hit in general if _SUBJECT.search(query) and hit.score >= AS_NEAR * best]
        near = [hit for hit in ranked[:1] if _nearness(hit) >= NEAR]
        return tuple(held[hit.entry_id] for hit in [*named, *near, *general][:1])


def _nearness(hit: EntryHit) -> float:
    signals = hit.hits[0].signals
    return signals["dense"] + signals["lexical"] / 2


def _is_general(place: Entry) -> bool:
    """Whether it is a desk that can be telephoned and says that it is there for hikikomori."""
    contact = place.attributes.get("local_kind") == "contact" and place.attributes.get("phone")
    return bool(contact and _SUBJECT.search(place.body) and not _MEETING.search(place.body))
