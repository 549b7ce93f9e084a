"""Personal data of patients is masked; what only looks like it is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.personal_data import mask
from tests.understanding.reading import reader

MASKED = {
    "pat 450302-1234 på säbo": "pat [personnummer] på säbo",
    "pat 19450302-1234 på säbo": "pat [personnummer] på säbo",
    "pnr 4503021234": "pnr [personnummer]",
    "45 03 02 1234": "[personnummer]",
    "1945-03-02-1234": "[personnummer]",
    "450302 - 1239": "[personnummer]",
    "samordningsnummer 450362-1234": "samordningsnummer [personnummer]",
    "450302-123X": "[personnummer]",
    "född 1945-03-02": "född [födelsedatum]",
    "ring 070-123 45 67": "ring [telefonnummer]",
    "tel 0430-15000": "tel [telefonnummer]",
    "+46 70 123 45 67": "[telefonnummer]",
    "skriv till anna.s@exempel.se": "skriv till [e-post]",
    "bor på Storgatan 37 i Laholm": "bor på [adress] i Laholm",
    "Björkvägen 12 B, 312 80 Laholm": "[adress] Laholm",
    "min patient Anna Svensson": "min patient [namn]",
    "Pat Karl-Erik på säbo": "Pat [namn] på säbo",
    "min pat anna svensson är dålig": "min pat [namn] är dålig",
    "PATIENT ANNA SVENSSON 87 ÅR": "PATIENT [namn] 87 ÅR",
    "fru Karlsson på kortis": "fru [namn] på kortis",
    "Agda, 91 år, på säbo": "[namn], 91 år, på säbo",
    "hon heter Kerstin och bor hemma": "hon heter [namn] och bor hemma",
    "patient named John Smith in Laholm": "patient named [namn] in Laholm",
    "pat A.S. på korttids": "pat [namn] på korttids",
    "greta på säbo mår dåligt": "[namn] på säbo mår dåligt",
    "AGDA KARLSSON 91 ÅR": "[namn] 91 ÅR",
    "Ingrids drän läcker": "[namn] drän läcker",
    "Ingrid's drain leaks": "[namn]'s drain leaks",
    "Erik L, 83, villa": "[namn], 83, villa",
    "Nils (87) hemma": "[namn] (87) hemma",
    "patient: Svensson, Anna": "patient: [namn]",
    "pat olsson hemma": "pat [namn] hemma",
    "Herr von Platen på säbo": "Herr [namn] på säbo",
    "mr. Johansson at home": "mr. [namn] at home",
    "dottern Karin undrar": "dottern [namn] undrar",
    "patient Fatima Ali hemma": "patient [namn] hemma",
    "min patient heter Mohammed Al-Hassan": "min patient heter [namn]",
    "Bengt och Ulla på säbo": "[namn] och [namn] på säbo",
    "(0430) 150 00": "[telefonnummer]",
    "0046 70 123 45 67": "[telefonnummer]",
    "450302 12 34": "[personnummer]",
    "1945 03 02 - 1234": "[personnummer]",
    "samordningsnr 701063-2391": "samordningsnr [personnummer]",
    "storgatan 5 lgh 1101": "[adress]",
    "12 Baker Street": "[adress]",
}
LEFT_ALONE = (
    "HNH230002 och NSV220025",
    "§36 2024-09-11",
    "avtalet 2021-2028",
    "kl 17:00-08:00 måndag",
    "166,7 mnkr 2023",
    "1 432 patienter och 7 475 besök",
    "4 115 1 432 7 475 2 188",
    "prop. 2019/20:164 och lag 2017:612",
    "28,5 miljoner kronor",
    "Vad skrev Ola Fischer i Falkenbergs svar?",
    "Vem är Ann Molander?",
    "patient på säbo i Åsa",
    "Patient i Laholm",
    "pat hemma i Varberg",
    "PATIENT PÅ KORTTIDS I HYLTE",
    "Min patient behöver läkare",
    "Pat Trach Laholm",
    "Mellbystrand 10 patienter",
    "på väg 3 gånger",
    "2024-02-21(HNH240002, §4)",
    "MAS Eva Thelander",
    "Ann Molanders yrkande",
    "vad sa Ulrika Ström i mejlet",
    "i hans lägenhet är det kallt",
    "linda är omlagd på morgonen",
    "hans är också inskriven",
    "den 12 maj 2026 kl 14",
    "läkare på Linehed i Halmstad",
)


@pytest.mark.parametrize("text", MASKED)
def test_personal_data_is_masked(text: str) -> None:
    assert reader().prepare(text).text == MASKED[text]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_no_patient_is_left_alone(text: str) -> None:
    assert reader().prepare(text).text == text


def test_kinds_are_told_once_each() -> None:
    assert mask("450302-1234 och 460302-1234, a@b.se").found == ("email", "personal_number")


@given(
    st.integers(0, 99), st.integers(1, 12), st.integers(1, 31), st.integers(0, 9999),
    st.sampled_from(["", "-", "+", " ", " - ", "–"]), st.sampled_from(["", "19", "20"]),
)  # fmt: skip
def test_every_way_of_writing_a_personal_number_is_masked(
    year: int, month: int, day: int, last: int, dash: str, century: str
) -> None:
    written = f"{century}{year:02}{month:02}{day:02}{dash}{last:04}"
    assert f"{last:04}" not in mask(f"pat {written} på säbo").text


@given(
    st.sampled_from(["Greta", "Nils-Erik", "Birgit", "Yusuf", "Märta", "Gun-Britt"]),
    st.sampled_from(["", " Andersson", " Ek", " Al-Hassan", " B."]),
    st.sampled_from(
        ["{} på säbo i Laholm", "min patient {} hemma", "fru {} är dålig", "hon heter {}, 91 år",
         "patient named {} needs help", "Vem ringer jag om {}?", "{} mår inte bra, vem kommer"]
    ),
)  # fmt: skip
def test_a_patient_s_name_is_masked_wherever_it_stands(first: str, last: str, text: str) -> None:
    shown = reader().prepare(text.format(first + last)).text
    assert first not in shown
    assert not last or last.strip() not in shown


@given(
    st.sampled_from(["+46 ", "0046 ", "0"]), st.integers(10, 79), st.integers(10_000, 9_999_999),
    st.sampled_from(["", " ", "-"]),
)  # fmt: skip
def test_every_way_of_writing_a_phone_number_is_masked(
    lead: str, area: int, number: int, between: str
) -> None:
    shown = mask(f"ring {lead}{area}{between}{number} nu").text
    assert str(number) not in shown


@pytest.mark.parametrize(
    "piece", ["1", "12 ", "Anna ", "a", "A-", "x@", "gatan ", "1-", "a.b", "0 1-"]
)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    begun = time.perf_counter()
    mask((piece * 4000)[:4000])
    assert time.perf_counter() - begun < 1


def test_masking_twice_changes_nothing_more() -> None:
    for text in MASKED:
        once = reader().prepare(text).text
        assert reader().prepare(once).text == once
