"""Who is meant by an office, a description or a pronoun; ambiguity leaves the words as printed."""

from __future__ import annotations

import pytest

from dipevents.coreference import Entities, resolve
from dipevents.document import Document
from dipevents.gazetteer import Gazetteer
from dipevents.mentions import Mentions, find_mentions
from dipevents.segmentation import segment

KNOWN = Gazetteer.default()


def read(text: str) -> tuple[Document, Mentions, Entities]:
    document = segment(text, KNOWN)
    mentions = find_mentions(document, KNOWN)
    return document, mentions, resolve(document, mentions, KNOWN)


def meant(text: str, phrase: str) -> str | None:
    """Return the name of whoever the last occurrence of a phrase means."""
    document, _, entities = read(text)
    at = text.rindex(phrase)
    token = next(i for i, start in enumerate(document.starts) if start >= at)
    entity = entities.person_of.get(token)
    return document.slice(*entity.name) if entity is not None else None


SAME = [
    (
        "Kenyan Foreign Minister Atieno Wekesa met Danish Prime Minister Lars Holm. The minister left on Friday.",
        "The minister",
        "Atieno Wekesa",
    ),
    (
        "Kenyan President Paul Mwangi landed. Danish Prime Minister Lars Holm greeted him. The Kenyan leader smiled.",
        "The Kenyan leader",
        "Paul Mwangi",
    ),
    ("Danish Prime Minister Lars Holm spoke. Holm then left.", "Holm then", "Lars Holm"),
    ("Ghana's Foreign Minister Ama Serwaa called. She urged calm.", "She", "Ama Serwaa"),
    ("Ms. Priya Raman met Mr. Tom Baxter. She said no.", "She", "Priya Raman"),
    ("Ms. Priya Raman met Mr. Tom Baxter. He said no.", "He", "Tom Baxter"),
    (
        "Russian Foreign Minister Sergey Lavrov spoke. The top diplomat said talks go on.",
        "The top diplomat",
        "Sergey Lavrov",
    ),
    ("Turkish Prime Minister Kemal Aydın resigned. The premier gave no reason.", "The premier", "Kemal Aydın"),
    ("Xi Jinping arrived in Hanoi. The Chinese president will stay two days.", "The Chinese president", "Xi Jinping"),
    ("Former Chilean President Luis Araya spoke. The former president was calm.", "The former president", "Luis Araya"),
    ("Foreign Ministry spokeswoman Lin Xia spoke. The spokeswoman took no questions.", "The spokeswoman", "Lin Xia"),
    ("U.S. Ambassador Ruth Calder met farmers. The envoy promised help.", "The envoy", "Ruth Calder"),
    ("Olaf Scholz spoke first. Sholz said he was sure.", "Sholz", "Olaf Scholz"),
    ("Japan's Emi Kato, 71, leads the talks. The 71-year-old politician is new.", "The 71-year-old", "Emi Kato"),
    ("Indian Foreign Secretary Ravi Menon, who leads the team, left.", "who", "Ravi Menon"),
    ("Philippine President Rodrigo Duterte met Barack Obama. Duterte said he was glad.", "he was", "Rodrigo Duterte"),
    ("Mr. Gareth Pugh met Senator Ann Cole of Ohio. The senator thanked him.", "The senator", "Ann Cole"),
    ("King Tupou VI opened the games. The king spoke briefly.", "The king", "Tupou VI"),
    ("Malian Colonel Issa Diarra took power. The colonel promised elections.", "The colonel", "Issa Diarra"),
    ("Lavrov to visit Hanoi\n\nRussian Foreign Minister Sergey Lavrov will visit Hanoi.", "Lavrov to", "Sergey Lavrov"),
    ("Japan's Emi Kato, 71, leads the talks. The 71-year-old said so.", "The 71-year-old", "Emi Kato"),
    ("Benigno Aquino spoke. Benegno Aquino left.", "Benegno Aquino", "Benigno Aquino"),
]

LATER = [
    (
        "Claims are baseless: Chilean scholar\n\nSANTIAGO, July 3 (Agency) -- A Chilean scholar dismissed the claims.\n\nPablo Arce, professor of law, spoke first. The expert urged calm.",
        "The expert",
        "Pablo Arce",
    ),
    ("The talks failed, said Mira Shah, a political analyst. The analyst saw no way out.", "The analyst", "Mira Shah"),
    ("Petra Novak, a member of the European Parliament, objected. The lawmaker left.", "The lawmaker", "Petra Novak"),
    (
        "Philippine president defends remarks\n\nPhilippine President Rodrigo Duterte defended his remarks.",
        "Philippine president",
        "Rodrigo Duterte",
    ),
    ("The official website lists Russian Foreign Minister Sergey Lavrov. The diplomat declined.", "The diplomat", "Sergey Lavrov"),
]

NOT_MEANT = [
    ("Kenyan Foreign Minister Atieno Wekesa spoke. A minister of another state left.", "A minister"),
    ("Kenyan Foreign Minister Atieno Wekesa spoke. The Danish minister left.", "The Danish minister"),
    ("Kenyan President Paul Mwangi spoke. The vice president left.", "The vice president"),
    ("Kenyan President Paul Mwangi spoke. The official website says so.", "The official"),
    ("Kenyan President Paul Mwangi spoke. The expert disagreed.", "The expert"),
    ("Kenyan President Paul Mwangi spoke. His adviser left.", "His adviser"),
    ("Ms. Priya Raman spoke. He left.", "He"),
    ("Kenyan Deputy President Ann Otieno spoke. The president left.", "The president"),
    ("Every incoming president hears it. Kenyan President Paul Mwangi heard it.", "Every incoming"),
    ("French President Emmanuel Macron spoke. The former president left.", "The former president"),
    (
        "Kenyan Foreign Minister Atieno Wekesa met Danish Foreign Minister Lars Holm. The spokesman left.",
        "The spokesman",
    ),
    ("Japanese spokeswoman Emi Kato left. The spokesman stayed.", "The spokesman"),
]

COUNTERPARTS = [
    (
        "Russian Foreign Minister Sergey Lavrov met his Thai counterpart in Bangkok.",
        "foreign_minister",
        "Foreign Minister",
        "THA",
    ),
    ("Kenyan President Paul Mwangi and his Rwandan counterpart spoke by phone.", "head_of_state", "President", "RWA"),
    (
        "Danish Defence Minister Ida Krogh will host her Polish counterpart.",
        "defence_minister",
        "Defence Minister",
        "POL",
    ),
]


@pytest.mark.parametrize(("text", "phrase", "name"), SAME + LATER)
def test_who_is_meant(text: str, phrase: str, name: str) -> None:
    assert meant(text, phrase) == name


@pytest.mark.parametrize(("text", "phrase"), NOT_MEANT)
def test_nobody_is_meant(text: str, phrase: str) -> None:
    assert meant(text, phrase) is None


@pytest.mark.parametrize(("text", "rank", "office", "country"), COUNTERPARTS)
def test_a_counterpart_holds_the_office_of_the_other(text: str, rank: str, office: str, country: str) -> None:
    document, mentions, entities = read(text)
    (mention,) = [m for m in mentions.offices if m.counterpart]
    title = entities.office_of[mention.start]
    assert (title.rank, document.slice(title.start, title.end), title.country) == (rank, office, country)


def test_a_counterpart_named_behind_takes_the_office_over() -> None:
    document, _, entities = read("Russian Foreign Minister Sergey Lavrov met his Thai counterpart, Maris Chaiyasit, in Bangkok.")
    guest = next(e for e in entities.people if document.slice(*e.name) == "Maris Chaiyasit")
    assert (guest.country, [t.rank for t in guest.titles]) == ("THA", ["foreign_minister"])


def test_a_spokesperson_of_the_lead_is_the_one_named_below() -> None:
    text = "BEIJING, May 3 (Agency) -- A Chinese Foreign Ministry spokesperson denied the report.\n\nForeign Ministry spokesperson Lin Xia called it false."
    assert meant(text, "A Chinese") == "Lin Xia"


def test_two_people_of_one_name_stay_two() -> None:
    _, _, entities = read("King Hussein of Jordan met Iraq's Saddam Hussein.")
    assert len(entities.people) == 2


def test_a_name_is_one_person_however_long_it_is_printed() -> None:
    text = "Joe Biden spoke. President Joseph R. Biden, Jr. left. Biden slept."
    document, _, entities = read(text)
    assert [document.slice(*e.name) for e in entities.people] == ["Joseph R. Biden, Jr."]
