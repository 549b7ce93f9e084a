"""Common given names, folded, that tell a name from a word; those that are words are left out."""

from __future__ import annotations

_WORDS = """
adam agda agneta agnes albin alexander alfred alice alma alva amanda anders andreas anette anita
anja anna annika ann annelie anton arne arvid asta astrid axel barbro beata bengt benjamin berit
bertil birger birgit birgitta bjarne bodil borje boris britt britta caroline carina carl charlie
charlotte christer christian christina christoffer conny dagmar dagny daniel david dennis diana
ebba edit edith edvin edward egon eino einar elin elina elis elisabeth elise ella ellen elof elsa
elsie elvira emelie emil emilia emma emmy erik erika eric erland ernst estelle ester eva evelina
evert fabian fatima felicia felix filip folke frans fredrik frida fritz gabriel georg gerda gerd
gertrud goran gosta greta gudrun gunilla gunborg gunnar gunnel gun gunvor gustaf gustav hakan
halina hampus hanna hannah hanne hans harald harriet harry hasse hedvig helen helena helene helge
helmer henning henrik henry herbert hilda hilding hilma hjalmar hugo ida inga ingalill ingeborg
ingegerd ingela ingemar inger ingrid ingvar ingvor irene iris irma isabella isak ivar jakob jan
jane janne jasmine jenny jens jerker jessica joakim johan johanna johannes john jonas jonathan
jorgen josef josefin julia kajsa kalle karin karl karolina kaspar katarina katja kent kerstin
kevin kjell klara klas knut kristian kristina kristoffer krister kurt lars lasse lena lennart leif
lennox leo leopold lilian lilly lina linda linn linnea lisa lisbeth liselott lotta louise lovisa
lucas ludvig lukas magda magdalena magnus maj-britt majken malin malte manfred marcus margareta
margit margot maria marianne marie marika markus marta martin martina mary mathias matilda mats
mattias mia michael mikael mikaela milla mohammed mohammad moa molly mona monica monika morgan
nathalie nicklas niklas nils nina noah nora ole olga olivia olle oliver olof oscar oskar otto ove
owe patrik paul paula pernilla pernille peter petra pia pierre rasmus rebecca rebecka rickard
rikard robert roger roland rolf ronny rosa roy ruben rune runa rut ruth ruthger sabina samuel
sandra sanna sara sebastian selma signe sigrid sigurd sigvard simon siv sixten sofia sofie solveig
sonja staffan stefan stella stina sture sune susanna susanne svante svea sven sylvia tage tanja
teodor theodor therese thomas thorsten tilda tilde tobias tomas tommy tora torbjorn tord tore
torsten tove tyra ulf ulla ulrik ulrika ursula valdemar valter vanja vendela veronica viking
viktor viktoria vilhelm vilma vincent viola viveka walter werner wilhelm wilma yngve yvonne ylva
zlatan ake ahmed amina muhammad mohamed mohamad abdi abdul aisha ayse bashir dragan emre fadi
farah goran hamid hassan huda ibrahim ismail jamal jovan kadir khadija layla leila mahmoud mehmet
milan mustafa nadia naser noor olga omid piotr rashid reza samir selma slobodan tariq tomasz vesna
yasmin yusuf zahra zainab zeynep zoran osten orjan hussein omar yusuf leila layla jose juan
maria-elena emilio james mary-ann susan margaret elizabeth patricia william george michael
jennifer barbara richard charles joseph sarah karen nancy
"""
FIRST_NAMES = frozenset(_WORDS.split())
_WORDS_TOO = """
hans linda rosa viking stella viola felix morgan harry mats mark lotta stina tore sture charlotte
sixten karen nancy john paul mona
"""
ALSO_WORDS = frozenset(_WORDS_TOO.split())
"""Names that are words too, or stand for something else: in small letters they are no name."""
