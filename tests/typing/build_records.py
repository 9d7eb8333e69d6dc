"""Builds records by hand, as a test of a program that takes reports would."""

from dipevents import Extract, Gazetteer, Meeting, Participant, Party, Report, parse

TEXT = "Borg met Reyes"

borg = Party(kind="person", name="Ana Borg", rank="foreign_minister", country="MLT")
talks = Meeting(
    id="meeting-1",
    participants=(Participant.of(borg, "host"),),
    form="in_person",
    status="held",
    evidence=(Extract(start=0, end=14, text=TEXT),),
)

Party("person")  # type: ignore[call-arg]
Party(kind="state")  # type: ignore[arg-type]
Meeting(id="meeting-2", form="visit", status="held", evidence=[])  # type: ignore[arg-type]


def parsed(mine: Gazetteer) -> Report:
    return parse(TEXT, gazetteer=mine.extended(people=[{"name": "Ana Borg"}]))
