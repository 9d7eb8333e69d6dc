"""Bodies: which names are found, where they begin and end, what they are, and who holds which role in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest

from dipevents import Gazetteer, Organisation, parse_organisations
from dipevents.mentions.acronyms import is_acronym, spells
from dipevents.mentions.countries import find_countries
from dipevents.mentions.organisations import find_organisations
from dipevents.mentions.scan import scan
from dipevents.segmentation import segment

DATA: Final = Path(__file__).parents[1] / "src" / "dipevents" / "data"

# Text, and what it names: "NAME", or "NAME | ACRONYM", then the kind and, for a state's body, its state.
FOUND: Final = (
    # ministries and other bodies of state
    ("The Ministry of Foreign Affairs of Malawi replied.", "Ministry of Foreign Affairs of Malawi government MWI"),
    ("The Peruvian Foreign Ministry replied on Friday.", "Foreign Ministry government PER"),
    ("Norway's Ministry of Fisheries and Oceans opened talks.", "Ministry of Fisheries and Oceans government NOR"),
    ("Envoys met the Ministry of Roads, Ports and Shipping.", "Ministry of Roads, Ports and Shipping government"),
    ("The Department of Water and Sanitation paid.", "Department of Water and Sanitation government"),
    ("The Ugandan Bureau of Statistics and Planning reported.", "Bureau of Statistics and Planning government UGA"),
    ("A foreign ministry spokesman in Rome said so.", "foreign ministry government"),
    ("The Danish defence ministry confirmed the flight.", "defence ministry government DNK"),
    ("The Office of the Prime Minister issued a note.", "Office of the Prime Minister government"),
    ("The Prime Minister's Office issued a note.", "Prime Minister's Office government"),
    ("Chad's Maritime Safety Administration closed the port.", "Maritime Safety Administration government TCD"),
    ("The Memory, Justice, and Healing Commission sat.", "Memory, Justice, and Healing Commission government"),
    ("The Iraqi Interim Government asked for help.", "Iraqi Interim Government government IRQ"),
    ("The Supreme Court of Ghana ruled on Monday.", "Supreme Court of Ghana government GHA"),
    ("The Fijian parliament voted on Monday.", "Fijian parliament government FJI"),
    ("The U.S. Congress passed the law.", "U.S. Congress government USA"),
    ("The Kremlin said the call was useful.", "Kremlin government RUS"),
    ("Officials from the White House travelled to Oslo.", "White House government USA"),
    # embassies
    ("A crowd gathered at the Chilean Embassy in Lima.", "Chilean Embassy government CHL"),
    ("The U.S. embassy in Nairobi gave advice.", "U.S. embassy government USA"),
    ("Smoke rose from the Greek consulate in Izmir.", "Greek consulate in Izmir government GRC"),
    ("Notes reached the Embassy of Mongolia by courier.", "Embassy of Mongolia government MNG"),
    # armed forces and groups
    ("The Bolivian military denied the report.", "Bolivian military military BOL"),
    ("The Royal Danish Navy sent a frigate.", "Royal Danish Navy military DNK"),
    ("Rebels of the Northern Plains Liberation Front left.", "Northern Plains Liberation Front military"),
    ("Fighters of the River People's Army withdrew.", "River People's Army military"),
    # parties
    ("The Ghana Progress Party won two seats.", "Ghana Progress Party political_party GHA"),
    ("Members of the Party of National Renewal walked out.", "Party of National Renewal political_party"),
    # bodies of several states
    ("The Security Council met behind closed doors.", "Security Council igo"),
    ("The Brazil-Kenya Joint Trade Committee met.", "Brazil-Kenya Joint Trade Committee forum"),
    ("They launched a Peru-Japan Dialogue on Fisheries.", "Peru-Japan Dialogue on Fisheries forum"),
    ("The India-Australia 2+2 Ministerial Dialogue ended.", "India-Australia 2+2 Ministerial Dialogue forum"),
    ("The Joint Working Group on River Basins met.", "Joint Working Group on River Basins igo"),
    ("The International Union of Lake Ports agreed.", "International Union of Lake Ports igo"),
    ("Oslo gave cash to the Global Fund to Fight AIDS, Tuberculosis and Malaria.",
     "Global Fund to Fight AIDS, Tuberculosis and Malaria igo"),
    ("The ministers spoke at the 12th BRICS Summit.", "BRICS | BRICS forum"),
    ("All met at the East Asia Summit.", "East Asia Summit forum"),
    ("Nato ships left the port.", "Nato | Nato igo"),
    # companies, universities, outlets, associations
    ("Shares of Lake Victoria Shipping Ltd fell.", "Lake Victoria Shipping Ltd company"),
    ("A contract went to Babel & Sons Holdings.", "Babel & Sons Holdings company"),
    ("She teaches at the University of Kinshasa.", "University of Kinshasa academic"),
    ("The Institute for Delta Studies of Khulna University reported.",
     "Institute for Delta Studies academic; Khulna University academic"),
    ("The newspaper Morgen Tidende reported it first.", "Morgen Tidende media"),
    ("The television QBC showed the ships.", "QBC | QBC media"),
    ("The Laguna news agency reported it first.", "Laguna media"),
    ("Yonhap reported a launch.", "Yonhap media KOR"),
    ("A delegate told Xinhua that talks went well.", "Xinhua media CHN"),
    ("The Association of Former Harbour Pilots objected.", "Association of Former Harbour Pilots ngo"),
    ("The Zambian Orthodox Church agreed.", "Zambian Orthodox Church other ZMB"),
    ("Oxfam Australia sent food.", "Oxfam Australia ngo"),
    # acronyms
    ("The Lake Basin Commission (LBC) met. The LBC will meet again.", "Lake Basin Commission | LBC government"),
    ("LBC (the Lake Basin Commission) met. The LBC will report.", "Lake Basin Commission | LBC government"),
    ("The Chile-Peru Border Consultative Group (BCG, or the Group) met. The BCG agreed.",
     "Chile-Peru Border Consultative Group | BCG forum"),
    ("The United Nations (UN) agreed. UN staff left.", "United Nations | UN igo"),
    ("The U.N. Security Council met.", "U.N. Security Council igo"),
    ("African Union troops arrived. The AU said so.", "African Union | AU igo"),
    ("A spokesman for the GZK said the road was open.", "GZK | GZK other"),
    ("The Commission on Higher Learning (CHED) agreed.", "Commission on Higher Learning | CHED government"),
    # two bodies, and one body twice
    ("The State Department thanked the Department of State of Ruritania.",
     "State Department government USA; Department of State of Ruritania government"),
    ("The Kenyan Foreign Ministry and the Ugandan Foreign Ministry agreed.",
     "Foreign Ministry government KEN; Foreign Ministry government UGA"),
    ("The Polish Foreign Ministry spoke. Later the Ministry of Foreign Affairs of Poland wrote.",
     "Ministry of Foreign Affairs of Poland government POL"),
    ("The American embassy in Lima closed. The U.S. embassy gave no reason.", "American embassy government USA"),
    ("The Joint Dam Group on Water Safety met. The Joint Dam Group will report.", "Joint Dam Group on Water Safety igo"),
    ("The UN and World Bank Relief Fund for Chad opened.",
     "UN | UN igo; World Bank igo; Relief Fund for Chad other TCD"),
)  # fmt: skip

# Texts that name no body.
NOT_FOUND: Final = (
    # places and peoples, treaties, events
    "The Kazan Summit and the Lima Conference were a success.",
    "The Soviet Union and the Russian Federation were discussed.",
    "They signed the Paris Agreement and the Treaty of Amity and Cooperation.",
    "The West Bank and the Korean Peninsula were discussed.",
    "Both held a Joint Press Conference on Monday.",
    "A Memorandum of Understanding (MOU) was signed. The MOU is in force.",
    "The Strategic Partnership is strong, and the Belt and Road Initiative grows.",
    "The Global South wants a say.",
    "The Lima Convention Center is full.",
    "We boarded Air Force One at noon.",
    # generic words
    "The government said the ministry and the embassy would reopen.",
    "The Government of Malawi thanked the Kenyan Government.",
    "The two foreign ministries and both parliaments agreed.",
    "The Biden Administration and the Obama Administration differ.",
    "The Task Force and the Working Group will report.",
    "Civil Society leaders and the Diplomatic Corps attended.",
    "A regional organization or the Opposition Party may object.",
    "Thai military officials toured the Japanese military barracks.",
    "Police said the army and the navy were ready.",
    "Let us march. The star of the show came from the national team.",
    "He read The National Anthem to The Australian Prime Minister.",
    # seats of power that are only places
    "They met at the Kremlin on Monday.",
    "Lunch was served at the Blue House.",
    "The guests were received at the Merdeka Palace in Jakarta.",
    # credits, datelines, addresses
    "LIMA, May 3, 2021 (Xinhua) -- Ministers met on Monday.",
    "Ministers shake hands in Lima. (Photo by Xinhua)",
    "Copyright 2019 The Associated Press. All rights reserved.",
    "Soldiers cross a bridge (Kim Lee/Yonhap via AP)",
    "Write to EAP-Press@example.org or see www.YouTube.com/example today.",
    # capitals that are no body
    "The vessel ORION docked. The GDP grew, and COVID cases fell.",
    "King Charles III spoke, and World War II was recalled.",
    "An AP-3C aircraft flew over the strait.",
    "A Boeing 707 landed, and the Exxon Valdez sank.",
    "THE MINISTRY OF SILLY WALKS AND THE BUREAU OF NOISE MET TODAY.",
)

# Text, and the roles it tells: "BODY role HOLDER".
ROLES: Final = (
    ("China has assumed the presidency of the SCO.", "SCO presidency CHN"),
    ("We thank Russia for Russia's chairmanship of the BRICS.", "BRICS chair RUS"),
    ("Kenya will actively support China's role as the presidency of the SCO.", "SCO presidency CHN"),
    ("Italy holds the rotating presidency of the G7.", "G7 presidency ITA"),
    ("They spoke of India's G20 presidency.", "G20 presidency IND"),
    ("Laos, the ASEAN chair, agreed.", "ASEAN chair LAO"),
    ("The ASEAN chairmanship will be handed over to Malaysia.", "ASEAN chair MYS"),
    ("Senegal as African Union chair spoke first.", "African Union chair SEN"),
    ("Brazil hosts the G20 summit in November.", "G20 host BRA"),
    ("The APEC summit hosted by Peru ended.", "APEC host PER"),
    ("Everyone praised Japan's hosting of the APEC summit.", "APEC host JPN"),
    ("Sweden joined NATO last year.", "NATO member SWE"),
    ("Australia and Chile are members of APEC.", "APEC member CHL; APEC member AUS"),
    ("EU member states Austria and Latvia disagreed.", "EU member AUT; EU member LVA"),
    ("Kosovo was granted observer status in the OECD.", "OECD observer XKX"),
    ("Australia is an observer to the African Union.", "African Union observer AUS"),
    ("NATO Secretary General Jens Holm spoke.", "NATO secretary_general Jens Holm"),
    ("Maria Gomez, secretary-general of the United Nations, spoke.", "United Nations secretary_general Maria Gomez"),
    ("Ukraine will not join NATO this year.", ""),
    ("Ministers joined UN staff in Chad.", ""),
    ("He was a member of the G20 press team.", ""),
    ("The OECD, Peru and Japan are members of APEC.", "APEC member JPN; APEC member PER"),
    ("Hosted by Peru, ASEAN met.", ""),
    ("The ASEAN chair was handed to nobody on Monday.", ""),
    ("Peru will then soon also maybe still quite surely chair ASEAN.", ""),
    ("NATO Secretary Jens Holm spoke.", ""),
    ("Peru took the presidency of the SCO from them.", "SCO presidency PER"),
)


def _told(body: Organisation) -> str:
    name = f"{body.name} | {body.acronym}" if body.acronym else body.name
    return " ".join(filter(None, (name, body.kind, body.country if body.kind in OF_STATE else None)))


OF_STATE: Final = frozenset({"government", "military", "political_party", "media", "other"})


@pytest.mark.parametrize(("text", "bodies"), FOUND)
def test_a_body_is_named_once_by_its_fullest_form(text: str, bodies: str) -> None:
    told = "; ".join(_told(body) for body in parse_organisations(text))
    assert told == bodies


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_body_is_not_found(text: str) -> None:
    assert [body.name for body in parse_organisations(text)] == []


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles_have_a_holder_in_the_sentence(text: str, roles: str) -> None:
    told = [
        f"{body.name} {role.role} {role.holder.name or role.holder.country}" for body in parse_organisations(text) for role in body.roles
    ]
    assert "; ".join(told) == roles


def test_enough_cases_of_either_sort() -> None:
    assert len(FOUND) + len(NOT_FOUND) >= 80
    assert len(NOT_FOUND) >= 30
    assert len({text for text, _ in FOUND} | set(NOT_FOUND)) == len(FOUND) + len(NOT_FOUND)


def test_role_evidence_is_the_sentence() -> None:
    text = "Rain fell. China has assumed the presidency of the SCO. All agreed."
    (body,) = parse_organisations(text)
    assert [role.evidence.text for role in body.roles] == ["China has assumed the presidency of the SCO."]


def test_mentions_cover_every_form() -> None:
    text = "The Lake Basin Commission (LBC) met in Lima. The LBC will meet again."
    (body,) = parse_organisations(text)
    assert [text[m.start : m.end] for m in body.mentions] == ["Lake Basin Commission", "LBC"]


def test_a_headline_names_only_bodies_of_the_prose_or_the_table() -> None:
    text = (
        "Bold Harbour Council Greets Lake Council Envoys\n\n"
        "LIMA, May 3 -- The Lake Council sent envoys to the port on Monday, and they met the mayor for two hours.\n"
    )
    assert [body.name for body in parse_organisations(text)] == ["Lake Council"]


def test_a_ministry_without_a_state_is_that_of_the_place_of_filing() -> None:
    text = "LIMA, May 3 (Xinhua) -- The Foreign Ministry said on Monday that the road was open again.\n"
    (body,) = parse_organisations(text)
    assert (body.name, body.country) == ("Foreign Ministry", "PER")


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("UNODC", "United Nations Office on Drugs and Crime", True),
        ("YSEALI", "Young Southeast Asian Leadership Initiative", True),
        ("CNWG", "Counternarcotics Working Group", True),
        ("CPP", "Communist Party of the Philippines", True),
        ("BBC", "Ministry of Defence", False),
        ("AU", "League of Arab States", False),
    ],
)
def test_an_acronym_spells_its_name(acronym: str, name: str, fits: bool) -> None:
    assert spells(acronym, name) is fits


def test_an_acronym_has_capitals() -> None:
    assert [w for w in ("NATO", "G20", "DepEd", "Asean", "Who", "V4", "A") if is_acronym(w)] == ["NATO", "G20", "DepEd", "V4"]


def test_time_grows_with_the_text_only() -> None:
    crowded = "Joint Council and " * 2000 + "(" * 2000 + "of Foreign Affairs, Trade, " * 2000
    assert len(parse_organisations(crowded)) < 2000


# --- the table ------------------------------------------------------------------------------------------------------


def _strong_forms() -> list[str]:
    """Return the forms that are bodies anywhere: those that begin with a capital, as a name in a text must."""
    rows = [json.loads(line) for line in (DATA / "organisations.jsonl").read_text(encoding="utf-8").splitlines()]
    forms = {f for row in rows for f in (row["name"], row["acronym"], *row["aliases"], *row["former"]) if f}
    weak = {f for row in rows for f in row["weak"]}
    return sorted(f for f in forms - weak if f[0].isupper() and not re.search(r"\b[A-Z]{3} ?\(", f))


def test_every_strong_form_of_the_table_is_found() -> None:
    known = Gazetteer.default()
    missed = []
    for form in _strong_forms():
        note = segment(f"Officials said on Monday that {form} had issued a statement.", known)
        hits = scan(note, known)
        found = find_organisations(note, hits, find_countries(note, hits, known), known)
        name = form.removesuffix(" magazine").removesuffix(" newspaper").removesuffix(" news agency").rstrip(".")  # "The Atlantic magazine"
        if not any(note.slice(m.start, m.end).rstrip(".") in (name, form) for m in found):
            missed.append(form)
    assert len(_strong_forms()) > 4000
    assert missed == []


@pytest.mark.parametrize("name", ["body_heads", "body_words"])
def test_word_tables_are_sorted_and_sourced(name: str) -> None:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == sorted({row["id"] for row in rows})
    assert all(row["source"] and row["forms"] and len(row["forms"]) == len(set(row["forms"])) for row in rows)
    assert lines == [json.dumps(row, ensure_ascii=False) for row in rows]


def test_a_head_noun_stands_in_one_row() -> None:
    rows = [json.loads(line) for line in (DATA / "body_heads.jsonl").read_text(encoding="utf-8").splitlines()]
    forms = [form for row in rows for form in row["forms"]]
    assert len(forms) == len(set(forms))
    assert {row["state"] for row in rows} == {"keep", "drop", "only"}
    assert {row["shape"] for row in rows} == {"last", "both"}
