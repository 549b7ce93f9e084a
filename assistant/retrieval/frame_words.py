"""Words of questions that say little of their matter, in both languages.

A stop word is left out of a search. A frame word is searched, but weighs less:
it tells how something is asked or told ("slutgiltigt", "quote both"), not what
about. Words that name a matter never stand here, however common they are.
"""

from __future__ import annotations

_SWEDISH_STOPWORDS = """
alla allt andra att av bara blev bli blir borde bör de dem den denna deras dess dessa det detta
dig din dina du där då efter eller en ens er era ert ett finns fick fram från får få för före
förra gav genom ger ges gick gjorde gör göra ha hade han hans har hela hon honom hos hur här i
idag igen in inför ingen inget inom inte ja jag ju just kan kommer kunde kunna lite man med
mellan men mer mest mig min mina mot mycket många måste ni nog nu när någon något några nån nåt
och också om omkring oss på redan samma samt se sedan ser sig sin sina sitt själv ska skall
skulle så sådan sådana säga säger sägs sägas sån såna som står tar till tack tas ta under upp ur
ut utan utifrån vad var vara varandra före varför varit varje vars vart ved vem vems vet veta vi
vid vilka vilken vilket vill visst vore väl våra vår vårt åt än ännu är även över handlar gäller
gällde enligt hej snälla berätta undrar undrade fråga ofta sällan länge alltid aldrig göras stans
någonstans nånstans ifrån jämfört jämför jämföra års ske sker skedde hände händer händelse
frågan frågor gjordes görs fanns handla ungefär totalt totala total alltså samtidigt egentligen
faktiskt exakt precis typ liksom stor stort stora bland annat sa sade sagt lyder heter hette kallas
mkt ngn ngt nåt nån nåra nånting någonting ingenting oxå tex typ va eh ok okej obs asså alltså ju
då sån där här hit dit nyss snart kanske troligen förmodligen nästan endast enbart ens heller
varken ingendera vardera båda bägge även trots ändå dock däremot därför eftersom medan innan
dom mitt ditt dina hennes denne dens vilkas varann ingens allas dylik dylikt nej jaha jodå annars
sen medans annanstans likadan likadant tillbaka minns varifrån varav vartill varmed varpå varandras
hurdan hurdant hurudan huruvida vilkendera någondera ena andras nuförtiden nämligen åtminstone
"""
_ENGLISH_STOPWORDS = """
a about all also am an and any are as asked at be been between but by can could did do does for
from get give given had has have having how i if in into is it its just like may me might more
most much must my no not of on one or our out over please say says shall should so some such
tell than that the their them then there these they this those to under up us was we were what
when where which who whom whose why will with would you your according exactly mean means many
happen happened happens often own owns whole during until while go goes going went come comes came
gone now present currently since today each every large big both only even within without through
because therefore before after actually other still nobody anybody somebody anyone someone nothing
anything something really well else being said too very also already yet ever never again though
although however instead rather quite per several few none either neither whether upon among
he she him her hers they themselves himself herself itself myself yourself ourselves here back
around aside forward doesn didn isn aren wasn don won couldn wouldn shouldn hasn haven hadn cannot
whatever whichever whoever wherever whereabouts
"""
STOPWORDS = frozenset((_SWEDISH_STOPWORDS + _ENGLISH_STOPWORDS).split())
"""Words of questions and sentences that say nothing of the matter."""

_SWEDISH_FRAME_WORDS = """
nya nytt ny gamla gammal gammalt anse anser ansåg antal bestämde beslut beslutade beslutades
beskriver beskrivs beskrivning betyda betyder betydelse dag dagar del delar datum definieras
definition dokument dokumentet dokumenten exempel finnas form framgår föreslog föreslår förslag
gräns gång
gånger ingår ingick innebär innebar innehåll innehåller kallas källa källor källorna krav menar
menas mening nuvarande namn namnet nämner nämns närvarande ordning olika område omnämns omfattar
omfattas orsak person personer plan punkt punkter resultat roll senast senaste sist skillnad
skiljer skriver skrev skrevs skrivit slag slut slutade byta bytte byter start startade steg
större störst minst
högst lägst flest högsta lägsta flesta materialet
mindre minsta största sätt tid tiden tidigare senare först första andra tredje tycker tycks
underlag underlaget uppgift uppgifter ursprungligen ursprunglig vilja ändrades ändrats ändrat året
år åsikt hållning ståndpunkt uppfattning svar svarade svarar besvarar fick betala betalar kosta
kostar kostade ordagrant ordalydelse ordalydelsen ord ordet orden pekar pekat höra hör stämmer
verkligen verkliga egentliga helhet paragraf paragrafen § viktigt viktigast viktigaste klarar klara
ställs ställer följande gällande dra drog kom komma kommit
siffra siffror siffran siffrorna tal talet talen belopp beloppet beloppen summa summan totalbelopp
totalbeloppet totalen procentsats procentsatsen antalet nivå nivån tabell tabellen tabellens rad
raden kolumn kolumnen bild bilden bilder text texten texter mening meningen meningarna avsnitt
avsnittet sida sidan stycke stycket rubrik rubriken formulering formuleringen formulerad formulerat
lydelse lydelsen citat citatet citera citerar citeras ordagrann lista listan listor punktlista
punktlistan uppställning översikt rakt bokstavligen
slutgiltigt slutgiltig definitivt slutligen slutligt till sist tidsordning ordningsföljd
tidsföljd kronologisk kronologiskt tidpunkt tidpunkten dagen veckan månaden årtal årtalet period
perioden datera daterad daterat daterade dateras tidigast framöver hittills fortfarande längre
påstår påstås påstådd påstående argument argumenterar argumentet anför anförs resonerar resonemang
resonemanget hävdar hävdas uttrycker uttrycks uttryckt uttalar uttalat yttrar yttrat yttrande
konstaterar konstateras slår slog slagit fast fastslår fastslagit bekräftar bekräftas bekräftat
bekräftad missförstår missförstått förstår förstått förstå tolka tolkas nämnd
lett leder ledde led föll faller sjönk sjunker sjunkit ökat ökar ökade minskar minskade minskat
steg stiger stigit gått gatt ihop går gå gång igång igenom utfall utfallet utföll hamnar hamnade
blivit bevisa visa visar visade visas syns synas synts redovisa redovisar redovisas återges
argumentation motiv motivet motivera motiverar motiveras motivering motiveringen anledning
anledningen skäl skälet skälen skälig bakgrund bakgrunden syfte syftet
innebörd innebörden inställning inställningen slutsats slutsatsen tanke tanken tankar kommentar
kommenterar frågeställning fråga frågat frågar undra undran ställa ställt ställde svara svarat
svarade besked beskedet information uppge uppger uppgav uppgett uppges ange anger angav angett
angavs anges angiven angivna redogör redogöra hittar hitta hittas leta letar söka söker sökt
läsa läser läst står stå stått ligger låg legat hör hit hänvisar hänvisas hänvisning behöver
behövs behövde tjänstemannen tjänstemännen skribenten författaren avsändaren handläggaren
vederbörande sistnämnda förstnämnda förut nämnda respektive motsvarande samtliga varje enda ena
ensam själva egen egna eget särskilt särskild speciellt speciell rätt fel riktigt riktig sann sant
säker säkert säkra osäker klart klar tydligt tydlig ungefärlig ungefärligt cirka omkring drygt
knappt hundra tusen två tre fyra fem sex sju åtta nio tio resten återstående övriga övrigt övrig
inklusive exklusive gemensam gemensamt tillsammans sammanlagt sammantaget var och en styck
kort kortfattat långt lång korta enkelt enkel snabbt snabb fort direkt gärna bara vill ha hjälp
hjälpa visa mig ge ger gett gav giv skicka plocka ta fram sammanfatta sammanfattning summera
funkar fungerar funka bra dåligt dålig bäst sämst bättre sämre viktig rimligt rimlig möjligt möjlig
omöjligt går ens dags stund gång på gången kör körs kört sköta sköter sköts hantera hanterar
hanteras hålla håller höll hållit sitta sitter satt
vända vänder lämna lämnar lämnat lämnade lämnas sända sänder bära bär bar burit medverka medverkade
delta deltar deltog deltagit bestå består bestod utgör utgjorde utgå utgår utgick utse utsågs
omnämna omnämnas nämnas nämnts talas tala talar prata pratar pratas diskuteras tagit tog
förklara förklarar förklaring förklaringen egentlig verkar verkade tro tror trodde veta vetat
folk människor alls alla heltäckande hel helt delvis halva hälften
därpå därefter slå lägga lägg räkna räknar räknat addera jmf utvecklas utvecklades utvecklats
lades lagts åren enl kraftigt upp ner säg
satsas satsa satsar självklara självklart självklar satsning köra
stod stått landa landar landade landat kontra fall fallet vardera verklighet verkligheten
yrkesgrupp yrkesgruppen räkna räknades jämförelse ungefärliga närmare
bakom framför ovanför nedanför bredvid intill utanför innanför utom förutom oavsett angående
beträffande gentemot via kring längs runt
hinner hinna hann hunnit orkar orka råkar råkade lyckas lyckades brukar bruka brukade försöker
slipper slippa vågar våga verka duger räcker räcka råder rådde inträffar inträffade uppstod dyker
dök dykt anlita anlitade rör rörde berör berörs berörde avser avsåg syftar syftade anspelar
grej grejen grejer sak saken saker pryl koll kolla kollar kika kikar titta tittar snacka snackar
snackas snackade fatta fattar begriper begripa begrep lurar klurar klura funderar fundera nyfiken
hört läste hittade ryktas rykte ryktet tydligen sägen påminn påminna bekräfta dubbelkolla stämma
idé idén dålig dåligt knepig knepigt konstig konstigt märkligt underligt rimmar hänger
strax nyligen nyss ifjol fjol igår imorgon härom häromdagen vecka veckan veckor veckorna kvart
halvår kommande förra nästa tidigt sent
mamma pappa mor mormor morfar farmor farfar svärmor svärfar fru frun hustru maken makan sambo
sambon dotter dottern son sonen syster bror faster moster granne grannen vän vännen
elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio
sjuttio åttio nittio dussin tredjedel fjärdedel femtedel
papper papperen papperna pappret pärm pärmen underlagen tjänsteutlåtande uppsats uppsatsen
artikel artikeln reportage journalist instans instansen organ frågorna la
lade svensk svenskt svenska
"""
_ENGLISH_FRAME_WORDS = """
agreement answer answered amount ask change changed changes cost date dated decide decided decision
difference document documents end example much number numbers paid part party people receive
received responsible rule rules say source sources start started state stated states term text
texts thing things time times view year years word words worded wording hold holds held small
carry carried carrying make made makes take taken point points see sees seen regard regards finally
contain contains content describe describes described mention mentioned mentions paragraph section
want wants differ differs differed anywhere material report reports work works working day days
long new old current use used kind sort
two three four five six seven eight nine ten first second third last latest earliest former latter
paper papers letter table tables row column slide slides page quote quoted quotes sentence sentences
figure figures sum total list lists called calls call name names named title heading
high higher highest low lower lowest more less least great greater lean leaned moved move moves
gave gives reckoned reckon counted count counts claim claims claimed argue argues argued argument
reason reasons reasoning mean meaning idea ideas thought thinks think suggest suggests
final mainly main towards toward compare compared comparing comparison show shows showed shown
real true false right wrong correct sure certain clear clearly likely possible
follow follows followed following leave left set sets put puts keep keeps kept reply replied replies
official officials author authors writer wrote write writes written
need needs needed know knows known read reads find finds found look looks looked
help explain explained explains remark remarks comment comments note notes noted
give giving get gets got let lets allow allows allowed able unable
expect expected expects come becoming become becomes became
purpose purposes aim aims sorry thanks thank hello hi please briefly short shortly quick quickly
simply
anyway otherwise respectively together jointly single whole entire entirely partly partially
ones place places person persons somebody everyone everybody
happening available rose risen fell fallen add added adding
nearly doubled doubles twice half roughly merely recorded record running run runs versus
manage manages managed try tries tried bother bothered seem seems seemed turn turns turned
looking wonder wondering wonders curious checking check double-check heard hear hears
see sees saw spot spotted doing done put putting getting foots bit piece stuff thingy
apparently supposedly actual soon lately recently yesterday tomorrow week weeks earlier later
mother father mum mom dad grandma grandpa grandmother grandfather husband wife daughter son sister
brother neighbour neighbor friend
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
fifty sixty seventy eighty ninety dozen quarter third thirds
essay thesis journalist article binder papers
voice voiced voices singled swedish shown made make makes
"""
FRAME_WORDS = frozenset((_SWEDISH_FRAME_WORDS + _ENGLISH_FRAME_WORDS).split())
"""Words that frame a question more than they name its matter; they weigh less."""
