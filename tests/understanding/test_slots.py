"""Which slots a single sentence fills, and from which words."""

from __future__ import annotations

import pytest

from tests.understanding.reading import interval, read, values

CASES = {
    "a clinic is no medicine": ("pat på njurmedicin ska hem, vem ringer jag", {}),
    "where she was before": (
        "Back in Halmstad we called somebody else; patient here in Laholm, who do I call",
        {"kommun": "laholm"},
    ),
    "the asker's own place": (
        "jag ringer från Varberg, patient på korttids i Halmstad, vem är läkare",
        {"kommun": "halmstad", "boende": "korttidsboende"},
    ),
    "a manager's origin": (
        "our manager comes from Gothenburg, patient in Laholm at home, who do I call",
        {"kommun": "laholm", "boende": "ordinart_boende"},
    ),
    "dressing a line is no wound": (
        "dressing a CVK at home, whose job",
        {"boende": "ordinart_boende", "atgard": ("cvk",)},
    ),
    "a dressing alone is": ("needs one dressing change, whose job", {"atgard": ("sar",)}),
    "not flagged": (
        "discharged yesterday, not flagged as being at high risk, who is her doctor",
        {"utskriven": "inom_14_dagar", "aterinskrivningsrisk": "ej_hog"},
    ),
    "the risk as one word": (
        "pat med hög återinskrivningsrisk, vem är läkare",
        {"aterinskrivningsrisk": "hog"},
    ),
    "no such risk as one word": (
        "pat utan hög återinskrivningsrisk, vem är läkare",
        {"aterinskrivningsrisk": "ej_hog"},
    ),
    "back from hospital": (
        "came back from hospital to our nursing home on Monday, who is the doctor",
        {"boende": "sarskilt_boende", "utskriven": "inom_14_dagar"},
    ),
    "a rented cottage": (
        "guest in a rented cottage in Laholm, who do I call",
        {"kommun": "laholm", "vistelse": "tillfallig"},
    ),
    "a public holiday is no holiday": (
        "on a public holiday, nursing home, who do I call",
        {"boende": "sarskilt_boende"},
    ),
    "a child on korttids may be two things": (
        "barn 9 år på korttids, vems ansvar",
        {"alder": "barn"},
    ),
    "daily activities under LSS": (
        "daglig verksamhet under LSS, PEG, whose job",
        {"boende": "daglig_verksamhet", "atgard": ("peg",)},
    ),
    "är is no year": ("vänta till 17, är det rätt? säbo", {"boende": "sarskilt_boende"}),
    "spelled age": (
        "kvinna åttiotvå år gammal på säbo, vem ringer jag",
        {"boende": "sarskilt_boende", "alder": "vuxen"},
    ),
    "as spoken": (
        "va e de för dokter på kortis i hylte",
        {"kommun": "hylte", "boende": "korttidsboende"},
    ),
    "genitive of a municipality": (
        "vem ansvarar i Laholms kommun på säbo",
        {"kommun": "laholm", "boende": "sarskilt_boende"},
    ),
    "place in a municipality": (
        "patient hemma i Mellbystrand",
        {"kommun": "laholm", "boende": "ordinart_boende"},
    ),
    "place that is also a word": (
        "patient i Holm på säbo",
        {"kommun": "halmstad", "boende": "sarskilt_boende"},
    ),
    "inhabitant elsewhere": (
        "halmstadbo på besök i Varberg",
        {"kommun": "varberg", "vistelse": "tillfallig"},
    ),
    "hos oss names none": ("hos oss på säbo, vem ansvarar", {"boende": "sarskilt_boende"}),
    "registered there, staying here": (
        "folkbokförd i Hylte men i sommarstuga i Laholm, vem ansvarar",
        {"kommun": "laholm", "vistelse": "tillfallig"},
    ),
    "other region's list": (
        "listad i Skåne, på kortis i Laholm, vem ringer jag",
        {"kommun": "laholm", "boende": "korttidsboende", "listad": False},
    ),
    "nursing home word": ("vem ringer jag från demensboendet", {"boende": "sarskilt_boende"}),
    "kortis": ("pat på kortis, vem ringer jag", {"boende": "korttidsboende"}),
    "house advised by its vårdcentral": (
        "på säbo, listad på annan vårdcentral än den som sköter huset, vem ger huset råd",
        {"boende": "sarskilt_boende", "listad": True},
    ),
    "age spelled out": (
        "three-year-old on a ventilator, whose job",
        {"alder": "barn", "atgard": ("ventilator",)},
    ),
    "treåring": ("treåring med trach, vems åtagande", {"alder": "barn", "atgard": ("trach",)}),
    "pump of a child": (
        "tonåring med avancerad läkemedelspump, vems åtagande",
        {"alder": "barn", "atgard": ("barn_avancerad",)},
    ),
    "pump of a grown-up": ("vuxen med läkemedelspump, vems åtagande", {"alder": "vuxen"}),
    "compound of medicine": (
        "hjärtmedicin från kardiologen, ingår det",
        {"atgard": ("lakemedel",)},
    ),
    "drops are no drip": ("droppar i ögat, ingår det", {"atgard": ("lakemedel",)}),
    "home some days ago": (
        "hem till villa för 3 dar sen, vem är läkare",
        {"boende": "ordinart_boende", "utskriven": "inom_14_dagar"},
    ),
    "home some weeks ago": (
        "home from hospital three weeks ago, who is the doctor",
        {"utskriven": "senare"},
    ),
    "no hospital": ("she has not been in hospital, who is the doctor", {"utskriven": "nej"}),
    "for good": (
        "flyttat till Laholm för gott, vem är läkare",
        {"kommun": "laholm", "vistelse": "stadigvarande"},
    ),
    "for a while unable is no stay": ("kan tillfälligt inte gå, vem ringer jag", {}),
    "one clinic and not the other": (
        "barn som tillhör vårdcentralen och inte Barnmottagningen, vems åtagande",
        {"alder": "barn", "barnmottagning": False},
    ),
    "camp site": (
        "guest at the camp site in Mellbystrand, who do I call",
        {"kommun": "laholm", "vistelse": "tillfallig"},
    ),
    "avlastning": ("pat på avlastning, vem ringer jag", {"boende": "korttidsboende"}),
    "group home": ("bor på gruppbostad, vem ringer jag", {"boende": "lss_bostad_vuxen"}),
    "group home of a child": (
        "pojke 12 år på gruppbostad, vem ringer jag",
        {"boende": "lss_bostad_barn", "alder": "barn"},
    ),
    "LSS short stay": (
        "flicka på LSS-korttids, vem ringer jag",
        {"boende": "lss_korttidsvistelse_barn", "alder": "barn"},
    ),
    "negated enrolment": ("inte inskriven, vem gör hembesök", {"inskriven": False}),
    "negation spent on what it stands before": (
        "inte inskriven man i eget boende, vem är huvudman",
        {"inskriven": False, "boende": "ordinart_boende"},
    ),
    "negated enrolment after the word": (
        "inskriven är hon inte, vem gör hembesök",
        {"inskriven": False},
    ),
    "no home care": ("har ingen hemsjukvård, vem gör hembesök", {"inskriven": False}),
    "not, but": ("inte säbo utan korttids, vem ringer jag", {"boende": "korttidsboende"}),
    "ej": ("ej säbo, vem ringer jag", {}),
    "correction": ("säbo, nej korttids menar jag, vem ringer jag", {"boende": "korttidsboende"}),
    "English correction": (
        "special housing, I mean short-term housing, who do I call",
        {"boende": "korttidsboende"},
    ),
    "relative clause is no negation": (
        "inskriven pat som inte kan ta sig till vc, vem gör hembesök",
        {"inskriven": True},
    ),
    "age in years": ("patient 87 år, vem ringer jag", {"alder": "vuxen"}),
    "age after a noun": ("kille på 15, vem ringer jag", {"alder": "barn"}),
    "duration is no age": ("inskriven i 3 år, vem ringer jag", {"inskriven": True}),
    "tant": ("en tant hemma, vem ringer jag", {"boende": "ordinart_boende", "alder": "vuxen"}),
    "two procedures": (
        "trach och respirator hemma, vems ansvar",
        {"boende": "ordinart_boende", "atgard": ("trach", "ventilator")},
    ),
    "bag dialysis is no second dialysis": (
        "dialys, alltså påsdialys, vems ansvar",
        {"atgard": ("pd",)},
    ),
    "VAC": ("vac-pump på såret, vems ansvar", {"atgard": ("sarpump",)}),
    "button": ("barnet har en knapp, vem sköter den", {"alder": "barn", "atgard": ("peg",)}),
    "knappt is no button": (
        "orkar knappt gå, bor på säbo, vem ringer jag",
        {"boende": "sarskilt_boende"},
    ),
    "palliative not": ("inte palliativ, vem ringer jag", {"palliativ": False}),
    "discharged days ago": (
        "utskriven för 5 dagar sedan, vem har läkaransvaret",
        {"utskriven": "inom_14_dagar"},
    ),
    "discharged weeks ago": (
        "hem från sjukhuset för tre veckor sedan, vem har läkaransvaret",
        {"utskriven": "senare"},
    ),
    "not discharged from home care": (
        "utskriven ur hemsjukvården, vem gör hembesök",
        {"inskriven": False},
    ),
    "risk not high": (
        "nyutskriven, ingen hög risk för återinskrivning, vem har läkaransvaret",
        {"utskriven": "inom_14_dagar", "aterinskrivningsrisk": "ej_hog"},
    ),
    "tied to the paediatric clinic": (
        "barn kopplat till barnmottagningen, vem ansvarar",
        {"alder": "barn", "barnmottagning": True},
    ),
    "her own children are no patients": (
        "tant med vuxna barn på säbo, vem ringer jag",
        {"boende": "sarskilt_boende", "alder": "vuxen"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_fills_slots(name: str) -> None:
    text, expected = CASES[name]
    assert values(read(text)) == expected


DUTIES = {
    "vem är ansvarig läkare för patienten": (
        "patientansvar",
        "lakarinsatser",
        "radgivning",
        "akut_hembesok",
    ),
    "vem har patientansvaret för en pat på säbo": ("patientansvar", "lakarinsatser"),
    "vem ringer jag om pat på säbo": ("radgivning", "akut_hembesok"),
    "vem kommer hem till patienten på hembesök": ("akut_hembesok", "planerat_hembesok"),
    "vem gör akut hembesök": ("akut_hembesok",),
    "vem gör planerade hembesök": ("planerat_hembesok",),
    "vems ansvar är påsdialys": ("huvudmannaskap", "utforande"),
    "måste vi ta trachpatienten": ("huvudmannaskap", "utforande"),
    "vem sköter dränet": ("utforande",),
    "vem ansvarar för trach i hemmet": ("huvudmannaskap", "utforande", "patientansvar"),
    "vem ansvarar för sjuksköterskeinsatserna": ("huvudmannaskap", "utforande"),
    "who answers for the nursing": ("huvudmannaskap", "utforande"),
    "vem ska stå för det": ("huvudmannaskap", "utforande"),
    "räknas hon till vår hemsjukvård": ("huvudmannaskap", "utforande"),
    "vilken läkare är det som ansvarar, och vem får jag tag på": (
        "patientansvar",
        "lakarinsatser",
        "radgivning",
        "akut_hembesok",
    ),
    "CVK hemma, vem sköter den och vem är läkaransvarig": (
        "utforande",
        "patientansvar",
        "lakarinsatser",
    ),
    "who does it, who is medically responsible and who pays": (
        "utforande",
        "patientansvar",
        "lakarinsatser",
        "finansiering",
    ),
    "får kommunens ssk ringa vårdcentralens läkare på natten": ("radgivning", "akut_hembesok"),
    "kom hem utan sugkatetrar till trachen. vem tillhandahåller o vem betalar": (
        "sjukvardsmaterial",
    ),
    "is dressing his wound a job for us in the municipality": ("huvudmannaskap", "utforande"),
    "PKT har väl läkaransvaret": ("patientansvar", "lakarinsatser"),
    "måste ha en läkare på tråden": ("radgivning",),
    "planerat läkarbesök hemma, vem gör det": ("planerat_hembesok",),
    "vem betalar hemsjukvården": ("finansiering",),
    "vem skriver vårdintyg på pat hemma": ("vardintyg",),
    "vem konstaterar dödsfall på säbo": ("konstaterande_av_dodsfall",),
    "who carries out the drug review in special housing": ("lakemedelsgenomgang",),
    "läkaren vägrar komma ut, vem ringer jag": ("radgivning", "akut_hembesok"),
}


@pytest.mark.parametrize("text", DUTIES)
def test_duties_are_read_the_one_most_asked_first(text: str) -> None:
    assert read(text).slots["plikt"].value == DUTIES[text]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "barn på korttidsvistelse, vem ansvarar",
            "ambiguous:boende:korttidsboende,lss_korttidsvistelse_barn",
        ),
        (
            "beror det på om hon bor på säbo eller korttids, vem ringer jag",
            "several:boende:sarskilt_boende,korttidsboende",
        ),
        ("pat med picc hemma, vem sköter", "unnamed_procedure:picc"),
        ("kirurgen kräver att vi sköter dränet, måste vi", "claim"),
        ("läkaren svarar inte, vem ringer jag", "unreachable"),
        ("bor inte på säbo, vem ringer jag", "excluded:boende:sarskilt_boende"),
        ("kommer beredskapsjouren till säbo", "actor:beredskapsjour"),
    ],
)
def test_what_cannot_be_a_slot_is_noted(text: str, note: str) -> None:
    understanding = read(text)
    assert note in understanding.notes


def test_a_torn_slot_is_left_open() -> None:
    assert "boende" not in read("säbo eller korttids, vem ringer jag").slots


def test_two_patients_are_counted() -> None:
    assert read("två patienter, en på säbo och en hemma, vem gör hembesök").patients == 2
    assert read("en på säbo och en hemma, vem gör hembesök").patients == 2
    assert read("en patient på säbo, vem gör hembesök").patients == 1


def test_evidence_is_the_words_as_written() -> None:
    slots = read("Vem är Ansvarig läkare på SÄBO i LAHOLM, ej inskriven?").slots
    assert slots["boende"].evidence == "SÄBO"
    assert slots["kommun"].evidence == "LAHOLM"
    assert slots["inskriven"].evidence == "ej inskriven"
    assert slots["plikt"].evidence == "Ansvarig läkare"


def test_chosen_slots_override_words() -> None:
    understanding = read("pat på säbo, vem ringer jag", chosen={"boende": "korttidsboende"})
    assert understanding.slots["boende"].value == "korttidsboende"
    assert understanding.slots["boende"].source == "chosen"


def test_a_time_of_discharge_is_no_moment() -> None:
    assert interval(read("utskriven igår, vem har läkaransvaret")) is None


@pytest.mark.parametrize(
    "text",
    [
        "pat pa korttids i Falkenberg, vem ar ansvarig lakare",
        "PAT PÅ KORTTIDS I FALKENBERG, VEM ÄR ANSVARIG LÄKARE",
        "pat på kortttids i falkenbreg vem är ansvarig läkare",
    ],
)
def test_poor_typing_changes_nothing(text: str) -> None:
    assert values(read(text)) == {"kommun": "falkenberg", "boende": "korttidsboende"}


@pytest.mark.parametrize(
    "text",
    [
        "vem ansvarar för trachpatienten",
        "who is in charge of her in a nursing home",
        "vem har hand om henne på säbo",
    ],
)
def test_who_is_responsible_alone_names_no_duty(text: str) -> None:
    understanding = read(text)
    assert understanding.kind == "responsibility"
    assert "plikt" not in understanding.slots


def test_what_runs_on_into_another_clause_does_not_hide_what_is_asked() -> None:
    assert read("vem ringer jag, kommer nån ut?").slots["plikt"].value == (
        "radgivning",
        "akut_hembesok",
        "planerat_hembesok",
    )


def test_how_often_a_day_is_no_moment() -> None:
    assert interval(read("såromläggning två timmar om dagen hemma, vem utför")) is None


def test_a_negation_denies_the_whole_of_what_it_stands_before() -> None:
    assert values(read("inte inskriven i hemsjukvården, vem kommer hem"))["inskriven"] is False


def test_who_pays_for_tubes_asks_about_supplies_and_not_about_funding() -> None:
    asked = read("vem betalar slangar och påsar hos pat").slots["plikt"].value
    assert asked == ("sjukvardsmaterial",)
