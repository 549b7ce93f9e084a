"""Made-up ways of writing who a patient is: nothing of them is left, and nothing else goes."""

from __future__ import annotations

import pytest

from tests.understanding.reading import reader

GONE: dict[str, tuple[str, ...]] = {
    "pat Lundqvist, Maj på säbo": (
        "Lundqvist",
        "Maj",
    ),
    "Lundqvist, Maj 1934 säbo Varberg": (
        "Lundqvist",
        "Maj",
    ),
    "hon bor på vallmov 3": ("vallmov",),
    "Skogsbrynet 14, lgh 1102": ("Skogsbrynet",),
    "dr Hallgren vägrar komma till säbot": ("Hallgren",),
    "doktor hallgren svarar inte": ("hallgren",),
    "enl dr. Åkesson ska vi ta dropp": ("Åkesson",),
    "Dr Anna Bergqvist says no": (
        "Bergqvist",
        "Anna",
    ),
    "min pat gunnel ek, 88 år": (
        "gunnel",
        " ek",
    ),
    "gunvor på säbo har trillat": ("gunvor",),
    "pat: berit h, trach hemma": ("berit",),
    "B.L. f 41 på säbo": ("B.L.",),
    "patientens son Mattias ringer": ("Mattias",),
    "dottern heter Zeynep Yilmaz": (
        "Zeynep",
        "Yilmaz",
    ),
    "Yilmaz, Zeynep, trach hemma": (
        "Yilmaz",
        "Zeynep",
    ),
    "patienten heter Amina Abdi Warsame": (
        "Amina",
        "Abdi",
        "Warsame",
    ),
    "herr Kowalski på kortis": ("Kowalski",),
    "fru Haddad hemma i Laholm": ("Haddad",),
    "Mr Okonkwo at home in Varberg": ("Okonkwo",),
    "tant Agda på säbot": ("Agda",),
    "gubben Persson i villa": ("Persson",),
    "makarna Lindgren på trygghetsboendet": ("Lindgren",),
    "paret Svensson, Storgatan 4B": (
        "Svensson",
        "Storgatan",
    ),
    "Ekvägen 12, 31234 Laholm": (
        "Ekvägen",
        "31234",
    ),
    "Bor på Rosenvägen i Veinge": ("Rosenvägen",),
    "adress: Kyrkbacken 2": ("Kyrkbacken",),
    "Norra Långgatan 11 A vån 2": ("Långgatan 11",),
    "hon bor på Tallstigen nr 5": ("Tallstigen",),
    "V:a Strandvägen 7": ("Strandvägen",),
    "Stora torg 3 i Halmstad": ("torg 3",),
    "bor Björkgatan 4": ("Björkgatan",),
    "står utanför kapellgatan 9 portkod 4711": (
        "kapellgatan",
        "4711",
    ),
    "Solängen 22, Getinge": ("Solängen",),
    "åkerv 5 i tvååker": ("åkerv",),
    "storg 12": ("storg",),
    "tel 0703-12 34 56": ("12 34 56",),
    "070 123 45 67": ("123 45 67",),
    "0701234567": ("0701234567",),
    "+46701234567": ("6701234567",),
    "0430/15000": ("15000",),
    "ring dottern 0346-123 45": ("123 45",),
    "mob 073.555.12.34": ("555.12.34",),
    "nås på 070-1740699": ("1740699",),
    "epost anna.ek@mail.se": ("anna.ek",),
    "anna.ek(at)gmail.com": ("anna.ek",),
    "450302-1234": ("1234",),
    "450302 1234": ("1234",),
    "4503021234": ("4503021234",),
    "19450302 1234": ("1234",),
    "19450302-12 34": ("12 34",),
    "1945-03-02 1234": ("1234",),
    "45-03-02-1234": ("1234",),
    "450362-1234 samordningsnummer": ("1234",),
    "198002301234": ("198002301234",),
    "450302-123": ("450302",),
    "450302-xxxx": ("450302",),
    "pnr 450302": ("450302",),
    "pat född 450302, 81 år": ("450302",),
    "född 2 mars 1945, 81 år, säbo": ("2 mars 1945",),
    "född den 2/3 1945": ("2/3 1945",),
    "19400230-1234 born": ("1234",),
    "450302–1234": ("1234",),
    "45 03 02-1234": ("1234",),
    "personnr: 19 450302 1234": ("1234",),
    "kerstin holms trach": (
        "kerstin",
        "holms",
    ),
    "Kerstin H. ramlade": ("Kerstin",),
    "sköterskan Lisa Norén på avd 5": (
        "Lisa",
        "Norén",
    ),
    "kollegan sara säger nej": ("sara",),
    "läkaren Henrik Dahl kommer inte": (
        "Henrik",
        "Dahl",
    ),
    "överläkare Holmström kräver det": ("Holmström",),
    "distriktsläkare Per Öhman": ("Öhman",),
    "hon kallas Gullan": ("Gullan",),
    "Sven-Åke Björk, 79, villa": (
        "Sven",
        "Björk",
    ),
    "mamma Ingegerd är dement": ("Ingegerd",),
    "ulla-britt har ont": ("ulla-britt",),
    "Hej, det gäller Olle Ström i Hylte": (
        "Olle",
        "Ström",
    ),
    "Mohamed behöver hjälp": ("Mohamed",),
    "patient: O'Brien, Sean": (
        "O'Brien",
        "Sean",
    ),
    "Rut 92 säbo pall": ("Rut",),
}
LEFT_ALONE = (
    "Vad skrev Ola Fischer?",
    "dr på vårdcentralen",
    "doktor eller jourläkare?",
    "läkare Varberg",
    "doctor in Halmstad",
    "dr says no",
    "iv ab hemma ssk el rg?",
    "MAS Eva Thelander",
    "säbo Solgården 12 platser",
    "paret bor på korttids",
    "makarna bor hemma",
    "Doktor från Region Halland",
    "avdelning 5, rum 14 på säbo",
    "Läkare Närsjukvården",
    "Bor på Ekhaga äldreboende",
    "torsdag 17 och söndag 12",
    "Laholm, Trach",
)


@pytest.mark.parametrize("text", GONE)
def test_nothing_is_left_of_who_a_patient_is(text: str) -> None:
    shown = reader().prepare(text).text
    assert [secret for secret in GONE[text] if secret in shown] == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_officials_places_and_words_of_the_field_stay(text: str) -> None:
    assert reader().prepare(text).text == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("KERSTIN HOLM HAR TRACH HEMMA", "[namn] HAR TRACH HEMMA"),
        ("KERSTIN EK, SÄBO I VARBERG", "[namn], SÄBO I VARBERG"),
        ("GUNNAR FALKENBERG SÄBO", "[namn] FALKENBERG SÄBO"),
        ("åke 83 trach hemma", "[namn] 83 trach hemma"),
        ("ulf lind 77 har trach", "[namn] 77 har trach"),
        ("Åke, 83 år, på säbo", "[namn], 83 år, på säbo"),
        ("vem ringer jag efter 22", "vem ringer jag efter 22"),
        ("säbo 83 år", "säbo 83 år"),
        ("laholm 45", "laholm 45"),
        ("sondmat stina 40", "sondmat stina 40"),
    ],
)
def test_capitals_and_a_bare_name_with_an_age_are_names(text: str, masked: str) -> None:
    assert reader().prepare(text).text == masked
