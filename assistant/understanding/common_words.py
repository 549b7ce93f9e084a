"""Common Swedish and English words, folded, that are no misspellings.

Those that one slip of the pen would make a word of the field ("ville" and
"villa"), and some more that questions are full of.
"""

from __future__ import annotations

_WORDS = """
abba aberg aboard about above accent accepterad accepterar accepteras accepterat accepts
accommodating activate activated activating activation activision activism activist activists actors
adel adele adeln adliga administer administration administrationen administrativ administrativa
administrative administrativt administrator administrators administrera administreras admissions
adolescence advance advances advisable advising advisor advisors advisory after afternoons again
agarna agnat agreements ahus akare akten akter aktern akthet aktion aktionen aktioner aktiv aktiva
aktivera aktiverad aktiverar aktiverat aktivism aktivist aktivitet aktivt aktuell aktuella aktuellt
aktur aland alands alas alder aldras aldrats aldre algen allan alltid allts alltsa along alternativa
alternative alternativt alvesta amal amalia amen amended amnar amnat amne among anal analog analoga
analogi analogt analogy analsex analt analytic analytics analytisk analyze analyzed analyzing anat
anatomi anatomy andades andas ande anden andens ander anderberg anders andersen anderson andes
andetag andfadd andlig andliga andligt andlosa andra andrar andras andres andring andringar
andringen anfall anfalla anfallen anfaller anfallet anfallna anfor anfora angar angel angela angeles
angelica angelika angelina angeln angelo angels angen angest angrade angrat anhallen anhallna anhalt
animal animals anlagd anmarka anna annals annan annans annars annas annat anneli annelie annette
anomaly anrop anropar ansats anser ansikte ansikten ansiktet ansluta ansluter anstall anstalla
anstallas anstalld anstallda anstallde anstaller anstalls anstallt anstallts anstalt anstalten
anstalter antagande antaganden antagandet antaget antagit antagits antagna antal antar antas antigen
antigua antingen antoine antologi anton antonia antonio antonius antons antony antwerpen anvanda
apart apartments apples applied approve approves apropa aran arans arbeta arbetare arbetat
arbetstillfallen arbetstillstand arbetstimmar arch arden arendal argang arguably arguing argus ariga
arken arlig arligt armor arnstad arrange arranged arrangera arranging arrangor arrogance arrogans
arrogant arroganta arsta arstid artal artalet arter artiga artor asen asiat asiater asiatisk asked
assemble assistans assistants assistent assistera assisterade assisterar associations astor astra
atal atala atalad atalade atalas atalats atalet atgarden atog atra attacked attan attans atten
attorney auction august augusta augustin autogiro autograf avalon avancemang avfall avfallet avhalla
avhopp avkall avkastning avkastningen avlasning avlider avlidne avlopp avloppet avsag avsikt
avsikten avsikter avsiktlig avstand avstangd avstangt avstar avta avtagande avtagit avtar avtog
avvika babis babisar backa backar backat backe backed backen baden badet badkar bagen bagge bagger
bakar baken baking bakom balen balla ballet banan banda bankar banken banking banner bara baras bard
baren barken barking barnen barnens barnes barnet barnets barnett barney baronen barren basen basta
bastard bastards bastaste batter beard because bedoma bedomde bedoms bedomt bedovning befast befasta
befaster before begrep behave behaved behaving behavior behold beholl behorig behoriga being
bekostnad belagd belagda belagen belaget belagna belagrade belagring belagt belgian believe belona
belonad belonades belonar belonas beloning beloved below bemanna bemannad bender beneficial berattar
berattas berattat beredskap berg berget beromd berova besatta besiktas besk beska beskada besked
beskrev beskriv beskriva beskrivas beskydd beslot besta bestaende bestam bestamd bestamda bestamma
bestams bestamts bestand bestandet bestar bestatt betal betala betald betalda betalkort betalning
betalt betalvagg betedde betis betong better between betyda betyg betygen betyget betytt bevis
bevisa bevisad bevisade bevisar bevisas bevisat bevisats bevisen beviset biden bigger bilder bilen
biljoner billion bista bistand bistar bitter bjorn bjuds blanca blandad blandar blandas blandat
blanka blended blender blinda blodpropp blodproppar blodsockret blomma blomning blonda blunda boar
boast boasting boasts bockar bode bodens bodin bogjavel boja bojan boken bokstav bokstaven bokstaver
boljande boman bonde bonded bonden bonder bonderna bonen booker bora borda bordan borde bordell
borden border borders bordet bordig bords borga borgar borgare borgarna borgs boris borje bornholm
borra borrade borrar borrow bors borsta borstade borstar borstat borta bortat bosatt bosatta bosatte
bosatter boskap bossa bossan bossen boston bostrom bota botad botade botany botar botas boten bother
bounded bounty boven bowen boxas boxen brace bracelet bradet brain brains brakar brake brakes braket
branda bras brevet bring brist bristen brister britten broad broberg brothers brudar brudarna bruka
brukade brukas brukat brunare brygger bryta bubben bubbla bugar bukarest bulle bullen buller bumps
burar burkar burkarna burton busar buset buskar busken buttons bygga bygge byggen bygger bygget
byter cable cadet cairo calcium calle caller cameras cameron cameroon canadian canadians candle
candles cannon capita capitals capitol carin carina caring carrie carrier carriers carry carter
cartier casino casper castro cater cause cello centenary centra centric centrum centrumet centuries
century certificates chai chain chained chains chair chance chances chanel chang changer changing
channels chansen chanser chanserna char charged charger chargers charges charity chark charles
charley charlie charm charmen charmig charms chart charter chartered charts chatter check cheeks
chefens chefer chile chilean chili chilisas chill chilla chillar chilled chilli chilling chills
chilly choir chose cilla circa cirkel cirkeln cirklar cirkular cirkus cirkusen claim clair claire
classes clinch clinics clover coding coherent combined combines commissioner commit committed
commons communal comparable comparing comparisons competency concentrations conclude concludes
conform consul consular consulate continue continues contracted contracting contraction contractor
contractors contracts contractual contrast contrasting contrasts controller controls converse
convert converted converter converts cooked coordinate coordinates coping corps cottages could
councils count countdown counted counter counters countess counties counting countless countries
country course courts courtyard cove covenant coventry cover crafted created creates crops crust
curse cursing curtain dacket daden dadet dagar dagarna dagarnas dagen dagens dagger daily dala dalen
dalig daliga daligt dame damer damien dammen damn damon dank danmarks dans dansa dansade dansande
dansar dansare dansarna dansat dansband dansen dansens danser dansgolv dararna daren darfor darin
daring darinne darrar darskap daterad daterade daterar daterat datering datid datten daughters
daylight deaths decade decades decent decibel decimal decisive deckare declining decreased
dedication defense defenses defensiv defensiva defensive defensivt defining definite definitiv degen
delar delarna delfinen delfiner delfinerna deliver delivery demons denna dennes dense departement
departments depth derive derived derives describes desert deserted deserve deserved deserves despite
dessa detail detailed detailing detention detta device diameter diametern difficulty dimension ding
dinner directors directory directs direkt direkta direktor disken dissolved distract districts
distrikt dive diver divers diverse divert diving dockor dockorna doctrine documentaries documentary
documentation documented documenting doden dodskalle dofter doing doktorn doktrin dokumentation
dokumenterade domains doman domen domer dommer donera donerade donerar donerat doper doping dopp
doppa doppade doppar dosan dosen doser dotted dottern dotterns dotters doubled doubles dover dozen
drafts dragen draget draglig dragna dragning draken dranera drang drank dranka dranker drankt drar
dravel drawing drawings drawn drevet dried drift drink drinkar drinken drinks dripping driv driva
drivande drivas driver driving drivit drivits drivmedel drivna drivs drogs drojsmal dropbox droppar
droppe dros drove drycker drying dubblar duger duglig dugliga dugligt duktiga duktigt dumpar dunder
during dusch dyster early easier eastern eater effekt effekten effekter effektiv effektiva effektivt
efter eftermiddags eftersom egentligen eight either elakt eller emellan emergence emma empire
empires enade endast endaste englands englund enheten enligt enlist enough ensak ensam ense ensemble
enskild enter enters entre ester etern eternal evenings eventuell eventuella every everyone exact
exactly exceed exceeded exceeds except excerpt excess exclude exemplar exemplary exemplen exemplet
existera existerat expelled expensive express extensions externa externt extra extras facken fader
faktiskt faktorer faktorerna fakturor fakturorna falken falla fallan fallande fallde fallen faller
fallet fallor falska falu faluns familj famlar fanders fanskap farbroder farden fardigt faren faret
farfars farga fargad fargade fargar fargas fargat farjor farlig farliga farmer farmors faror farsta
fasen fasta faster fastest fastighet fats fatta fattar fattas fatten feather febrig febrilt federal
federala federalt federico federley feeling feelings felen fellow femma fetter fever fewer fiance
fiancee fiasko fiaskot fiber fibers ficka fickan fiende fienden fiendens fiender fight fights fills
finans finanser finanserna finansiar finansiarer finansiell finansiella finansiellt fines finger
finkan finlands finna finnas finne finner finns fins finspang firmor first fisk fiska fiskade fiskar
fiskare fiskat fiske fisken fisket fiskmas fjorton flackar flackarna flagga flaggan flags flata
flaws fler flera flest flick flicknamn flickor flickorna flickors flickr flickvan flickvans flights
flikar flippa flockar flockas flotta flottan flottans flyta flytande flytt flytta flyttar flytten
fodelsedatum foljer folkbokforda follows fonden fonder fonderna foraldrad foraldrars foraldrat
forandra forandrad forandrade forandrades forandrar forandras forankrat foras forbannad forbannade
forbannar forbannat forbinda forbinder forbund forbunden forbundet forbundets forbundit forbundna
force fords forebild forebilder foredrag forelag foresla foreslagits foreslas foreslogs forest
foresten forestry forests forfarande forfattad forfattare forge forhand forhandla forhandlar
forhandlas forhandlat forklaringar forklaringen forklarliga forks forlag forlanga forlangas
forlangda formal formen formiddags forms forns fors forsa forsag forsamring forsar forsatt forse
forsedd forsen forsena forsent forser forses forsett forska forskar forskat forsla forslar forsmak
forsman forsok forsoka forsokt forsorg forsov forspel forssell forst forsta forstadd forstand
forstar forstas forstass forstatt forste forster forstod forstor forstora forstord forstors forstort
forsvagas forsvar forsynt fort fortackt fortal fortara fortare fortast fortet fortf fortfarande
fortga fortgar forth fortid fortiden fortjana fortjant fortjust fortress fortret fortryck fortuna
fortune fortunes fortur forty forutsag forutsaga forutsatt forutsattning forutsattningar
forutsattningarna forutsattningen forutse forutspa forutspar forutspatt forvandla forvandlar
forvandlas forvandlat foster fotar fots fotspar fotter fotts found founder founders fraga fragan
fragar fragile fragment fragments fragor fragorna fragrance fraknar frakturer framat framfart
framfor framfora framford framfors framforts framga framgang framgar framing framjar framme francis
francisco franco francois franga frans fransk franske franzen frasa freda fredad fredag fredagens
fredags frida fridas fridays frigavs frigor frisk frister fritid front fronten frossa frugan fuktig
fuller function functionality functioning functions funded funderar funeral fungera fungerade
fungerat further fyller fyllningen gaining gale galen galet galla galler galleri gallery galningen
gamle gamma gammal gammalt gammel gammla ganger ganska gardagen garde gardens gardet gardin garn
garnet gasen gaser gastar gasten gaster gaston gave gavel gavles gemma genast generad geneva genom
genomford genomforda genomfordes gentlemen germain germans gest gestalt gestapo gesten gester
gesture geting getingar getter giftig giftiga giftigt gilla ginger given giving gjord gjorda gjorde
gjordes gjort glest glomma glommas glommer gluten gnalla gnallde gnaller gnesta going gomma gommas
gommen gommer goras gorge governments graden grain grains granden granen grann granna granne graver
great greene greeted grepp greppa greppar greppet grindar grinden grips grondal group grund grunda
grundad grundade grundare grundas grundat grundats grunden grunder grundlag grundlig grundsyn
grundval grupp gruppbostad gruppen gubbar gubbarna guess guessed guessing gummi gunman gunst gustaf
gustafs gustav gustava gustave gustavo gustavs gymma gymmar gymnasie hacka hackar hacking hadelse
haften hagen hagrar haired hairs hakan haken hala halal halen halet halka halkar halla hallar hallas
hallde halle hallen haller hallet hallna hallo hallon halls hallt hallunda halm halsa halsade halsan
halsar halsat halsning halsningar halsningen halta haltande haltar halted halten halter halva halvar
hamma hammar hammarby hammare hammaren hamna hamnas hamnat hamnden hamtar hanar hande handel handels
handelsavtal handelsbanken handelsbankens handelsbolag handelse handelsfartyg handelshinder
handelshogskolan handelskammaren handelsman handelsplats handelsvara handelsvaror handen hander
handla handlar handlas handled handleden handleder handlederna handler hands hange hanged hanks
hannes hanteras hanterat happens happy hardar harden haren haret harliga harligt haste hastings
hatad haters hatten havar havda havdas havdat having healthy heard heart heath heather heathrow
heberlein hedberg heirs helgar helge helgens helgon hell helle heller hello hells helmer helmet
helmets helper helst hemlangtan hemma hemman hemmen hemmet hemmets hemnet hemresa hemresan hemtjanst
herde herden herman herr herrens herres herrn herself hills himla himlen himlens himself hinder
hingst hinna hinner historian historic historie historik hittas hittats hitter hjalp hjalpa hjalpas
hjalper hjalps hjalpt hjalpta hjartats hobby hoften hoger holger hollandare hollandsk hollandska
hollow homeland homeless honors hooked hooks hopeless hoping hoppar hoppas hoppat hoppla horas horde
horny horse horsel horses hose hosen hostade hostan hostar hosted hostel hostens hostile hostility
hotad hotel hotels hoten hotet hotter hours house housed houses houston howell however hufvudstaden
hulten human humla humle hummer hunger hunnit huse husen huserar huset husets huvet huvudamne
huvudansvaret huvudmal huvudsta hylla hyllning hyllningar hyltan hyra hyran hyrde hyressattning
hyste hysteri hysteria hysterin hytten hytter ialla ibland idag ideala identifiera identifierar
identifieras identifierat identifierats identifies ifatt iford igang igen ignored ignorerar
ignoreras ignorerat ignores ihop iland illa imorron impairment impatient inat inbordes inclusive
increases indeed indelad indelade indelas indelat indicator individually individuals infancy
infangad infected infections infektionen infektioner inferior inferno info infodd infodda infon
informations ingatt ingen inger inget initial initiala initialer initially initials initialt
initiera initierad initierar initierat inkludera inkluderad inkluderar inkluderas inkluderat inlagda
inlagg inland inlandet innan innantill innebar innebara innefatta innefattas innehar inner inom
insatt insatta insect insekt inser inserted insett installing instant instead instruktor insulting
insured insurer intagen inte inter interaction interactions intern intervention interviewer
intervjuade invanta invantar invartes inventarier investering investeringar investeringarna
investeringen investor investors involve involves island islanders islands islandska istallet
italians ivriga jacka jagarna jagger jalla jamen jamnar jamnfort jarnet jatten jobba jobbar jobbas
jobbat jobbet jobbig jorge jouren journal journals journey journeys jumps juren justice justices
justin kabinen kablar kablarna kadett kafe kaffet kajen kakan kaken kala kalas kalaset kalcium kall
kalla kallar kallas kalle kallelse kalles kallhall kallio kallkod kallna kallt kalvar kammar kammare
kammaren kamp kampa kampade kampanj kampar kampat kampe kampen kampf kampigt kamprad kanal kanalen
kanaler kanda kandidat kanel kanna kanner kanske kansla kanslan kansler kansli kansliet kanslig
kansliga kansligt kanslor kanten kanye kapital kapitalet kapitalets kapitalism kapitlet kapitulera
kaplan kapp kappa kappan kappar kappor kara karaktar karar karen karet karla karlar karlekens kart
kastade kastar katalog kate katedral kategori katerina katt kattare katten kattens katter katteri
katterna kattmat kavalleri kavla kickade killar killarna killars kills kina kinda kindberg kinnarps
kista klackar klampar klapp klappa klappade klappar klappat klara klarar klart klassa klassad
klassar klassat klassats kliniker klinisk klipp klippan klippas klippen klippning klippt klocka
klockans knacka knackas knackat knacker knakar knall knalla knallar knappast knappt knapra knapriga
knarkar knight knights knippe knockar knopp knoppar knoppen known knutit koden kolla kollade kollaps
kollapsa kollar kollas kollat kollega kolmarden kombinerad kombinerar kombineras kombinerat komma
kommande kommando kommandon kommandot komme kommen kommendor kommentar kommer kommet kommit kommun
kommunstyrelsen kommunvalet kompensation kompetent kompetenta komplex konen konsroller konsul
konsulat konsulatet konsuln konsulter konsumtion kontakt kontaktlinser kontaktperson
kontaktuppgifter kontant kontanter kontor kontoret kontra kontrakt kontrakten kontraktet kontrar
kontroll kopings kopior koppar koppen koppla kopplar kopplet koppling koras korning korrekt korrekta
korsar korta kortare kortas kortast kortaste korten korts kortsida kortsidan kortspel kosing kossa
kosta kostar kostat kosten koster kottar kraken kram krama kramade kramar kramas kramat kramen
kramer kramfors kramig kranen krangel krater krava kraven kraver kravet kring krokodil kroner
kronors kronos kronprins kropp kroppar kropparna kroppen kross krossad krossar krossas krossat
krutet krympa krymper krympt kryssa kuala kula kulla kullager kullar kullarna kultur kunder kungen
kunna kunnat kunskap kval kvala kvalade kvalar kvalet kvalite kvaliten kvalitet kvalplats kvalster
kvarg kvarleva kvarn kvarts kvast kvaver kvavt kvinna kvinnlig kvinnliga kvinnligt kvinno kvinnohat
kvinnor kvinnorna kvinnors kvinnosyn label labeled labeling labelled labels lacka lackade lackar
lackberg lacked lacken lacking lackor lackra lada ladan ladda laddad laddade laddar laddare laddaren
laddas laddat laden lader ladret lagan lagar lagarna lagas lagda lage lagen lagena lagens lager
laget lagga laggas lagger laglig lagliga lagrade lagrar lagras lagren laila laka lakan lakande
lakanen lakemedlet laker lakers lakrits laktare laktaren laktarna lalla lama lamar lamna lamnar
lampa lampad lampade lampan lampar lampat lampliga lampligt lana lanad lanade lanar lanas lanat
lancaster land landa landed lander landerna landers landet landets landlord landmark landning lands
landskap landslag landsman landstinget landsvag lanen langa langade langar langare langarna langd
lange langesen langpass langre langs langsam langsamma langsamt langsida langsokt langst langsta
lanka lankade lankar lankarna lankas lankat lanken larar larare lararen lararens larares lararna
lararnas larda laren laret large larger lasar lasare lasaren lasaret lasarna lasas lassas lasta
lastad lastat lasted lasten laster latar latarna laten later latt latter laughter launches lavar
laxan laxar laxen lazar lazarus leading leaking leaning leasing least leather leave leder leds lega
legala legalt legat legion legionen legions legitimera legitimerade legitimerar lekar lester letters
levde level lever liability license licensen licenser licenses lidkoping lidkopings lifta lifted
ligga ligger light lights likar likartad likartat liking lillan linda lindahl lindar lindas lindback
lindbergh lindbergs lindman lindriga lindrigt lindring lindsay linen lining linner linor lisa lissa
listade listan listar listas listen listening lister listing lists lita litat litter little lively
livet lobbar local lockas locker logen lognen lokar loken lone loner lonn looked lordagens lordags
losen loses losing losning loss lossa lossar losses losta lott lotta lotter loven lovers loving
lower lule luleas lumber lumpen luncher lunches lurar lustig lycka lyckad lyckan lyckans lyckat
lyckats lyder lyfta lyfter lying lyssna lyssnade lyssnar lyssnare lyssnat lyssning lyster mach macka
mackan macken madsen mager mahmoud mailat mailed mailen maka makar makarna maken makens maker makeup
makt makten makter malad malar malat malcolm malen maleri males malet malla mallorca mallos malm
malmberg malmen malmsten malone malou mammor mammorna mammoth mamsen manad manader managed managern
managers mandagens mandags mandat mandated mandaten manen manga mangd mange mangen manken manliga
manligt manne manned mannens manner manniskan manniskas mannisko manor marc marco marke marken
marker markera markerad markerade markerar markeras markerat markering markers marking markte marmor
married marries marsch marsh masked masken masker maskerad maskerade mason massing mastare maste
masten master matas match maten mater materia materiel materiell materiella materiellt maternal
mates matta mattan matten matter maybe mayer meaning meanings means measure measured medan
medelalder medelaldern medial mediation meditation medlet mejlat mejlen mella mellan mellin mello
mellon menace menad menar mening mental merch meter micke micken might mikey miljo miljoer miljoerna
miljomal milla milling mills milton miner miners ministern ministers minna minnen minsk minska
minskad minskar minskas minskat minst minsta minute minuten minuter minuters minuts mista mistar
mister moaning mobbar moberg mobiler mobilt models mollan moller moment mondays monteras month moral
moras mordar mordare mordaren mordor morfars morgan morin morkar morkare mormon mormors morning
mornings moron morron morse mortar morten morton moses moster motell mother motive motiven motives
motivet motsats motsatsen motsatser motsatt motsatta motsatte motsatter mottaga mottagare mottagen
mottages mottagit mottaglig mottagna motto motverka motverkar mounts mourning mouse move moved moves
moving mumla munchen munnen muren musen music musical musician musk muskel muskeln muskler mycke
mycken mycker mycket nack nacke naden nagon nagot nagra naken nalen namde namen naming namna namnare
namnaren namnas namnbyte namne namnen namnet namngav namngavs namnge namnger namnsdag namnt namnts
namnvard namnvart narkotika narmar narmare narmast narrar nasta nastan naten nation natten nattens
natter natur naturligt nearing nearly needing negativ negativa negatives negativt nekad nekades
nekande never nicht nicka nigger night nights noden noise nojd nordberg norges norma normal normala
norman norrsken norsborg norse norsjo norstrom north nosen noses nota noticed notices notskal notter
nulaget number numer numera numerart numerous numren numrerade nurmes nurse nurses nuvarande
oansvarig oansvariga oarliga oarligt oasen oberg obligations occupies ockupation odell oden oder
ofarligt offentlig oftare often okand olagenhet olamplig oland olen olika olofsson oman omfatta
omfattade omfattas omma omnamnd omrade omradena omradet omtanken omvald omvardera oncology onormal
onormalt onsdagens onsdags onska onskad onskan onskas onskat oonskade oplanerade oplanerat oppen
oppet ordeal orden ordens order ordet ordets ordfront ordinance ordination ordnar ordning ordrar
oregelbundna orimligt orkade orkar oroar oroligt orsak orten orter orterna orup oskar oskriven
oskyldig oskyldiga ostar osten oster osterrikiska other otillatet otter otto ought outsider ovader
ovadret ovanner ovantat ovart overallt overfall overgatt overlag overlap overrens overs oversatta
oversatte oversatts ovrig ovrigt oyster paced packa packar packet packing pagar pagen pains painter
painters pairs pajen palats pale paleo palin palla pallar pallen pallplats palsen panerad panties
paper papper paragraph paragraphs paren parents paret parked parken parker parkerna parks parning
parsons partaj parted parten parter particle particles partiers partiet partiets partiledare
partiledaren partiledarna partiledningen parting partis partner parts party pasen passa passade
passagen passages passe passen passes passet passning passwords patala patalar patalat patar patent
patented patentet patents patience paused paven peaceful pearl pearls pearson pediatrics pegasus
pekade pekar pelare pending pendla pengar pengarna pensionat pensionatet pensionen people peoples
perception perfekta perhaps periods perrong perrongen personal personangrepp personligen
personlighet personligheten personligheter persson perssons petar petter phoebe phoenix phrases
piece piedestal pilen piles pill pilla pinterest pioneer pioneers pissed pissing pite pizzan
pizzerian place placements placera placerad placerade placerades placerar placeras placerat
placerats placing plain planen planer planering planerna planes planet planetary planeten planeter
planner planted plantera planterade planterades planterar planteras planterat plasten plata platar
platarna plate plateau plates plats platsen platser player please plotslig plural poang pocket
pockets poeten poeter point pointer pointers pojk pojkar pojkarna pojkars pojkband pojkvan pojkvans
poke pokemon poker polar pole polens poles politik politiken politikens politiker politikern
politikerna politikernas politikers politisk politiska politiske pollen polls ponera poolen poppar
porren portar porten porter portion portot posen posera poserar poses posing possible postad postade
postar posted posten potten potter power prada praster prat prata pratar pratet pratt preceded
precious precisa precise precist prescription present presenten presidency pressing pressured
pressures prevented preview price pricing prick pricka prickar pricken pride priests primar primara
primaries primarily primart prince princes princess princeton principen principer principerna
principiella principiellt printed pris priser priserna priset privat privata prizes problem problems
proceed proceeds process profession professionals professor professorn professors project promota
promote promoted promoter promoters promotes promoting promotion prone pronouns pronunciation
proposes proppar props provade provar provide provided provider providers providing provisions
prowess pruta pulls pumpa pumpar pumped pungen punkt punkten punktera punkterna purchased purchases
purse pussar pyton quest question quick quite quot quota quotas quoting racet rachel racing racka
racker radda raddad raddades raddare raden rader radets radius ragnar rain raining rains raising
rakan rakar rakare raken raket raknar raknat raknats ramen ramnas ranar randall randen rander ranet
ranger rangordna rankar rankas ranking rankingen rankings rankning ranner rasen raser raset rasten
raster rasterna rasunda rather rating ratings rattar ratten ratter rattvis rattvisa rattvisan
rattvisans rattvist reach react reacted reacting reaction reactive reactor reactors reacts readily
reading readings ready really reason receipt receive received receiver receivers recent recipient
recipients redan reder redovisar redovisas redovisat reduced reduces referees reference referenced
references referencing referendum refined refuge refugee refugees refusal refusing regal regel
regerar regering regeringar regeringarna regeringen regeringens regerings regeringsformen
regeringskansliet regeringsmakten regeringsstallning regina reginald regissera regisserad
registration registrera registrerade registrerades registrerar registreras registrerat registrering
registret regler reglera reglerad regnat regulars regulated regulating reguljar reich reid relativ
relativa relativt relied relieved reminds remote removed removes rena renar renassans rengora rensa
rensas rensat rentav replies reports repost require requirement resan residenset resign resigned
resin resist resisted resort respective respons responsen responses responsive restaurant
restaurants rested resten rester resterna restid restiden resturang retina reuse revidera rewarding
right rights rikligt riktig riktiga rimlig rimliga rimmar ringar ringde ringen ringens ringt rinna
rinner risken riskerar rister roach roande roda rodnar rokning rokningen roland rolig roliga rolled
rollen roman ronald ronaldo rondell ronder ronja rorigt rorligt rosa rosen roses rosor rostad
rostade rostar rosten rostratt rotera roterar rotter rotterna round router routinely routines
routing rovers rubin rubinen ruin ruined ruiner ruinera ruining ruins ruling rulings rumpa rund
runda rundad rundade rundan rundar rundor rundtur rupert ruset rutan rutin rutnat ruttna ruttnar
ryckte ryker sabba sabbar sabbat sabina sabla sackar sadan sadana sadant safely safer saffle saffran
sagar sagen sager sagning sagt sajter saken saker sakert sakna saknad saknar saknas saknat sakra
sakrar sakta saktar salange salar salen salla sallan salon salter sambo sambon sambons sambos samer
samla samling samma samman samordning sampling samt samtal samtidigt sanar sand sanda sandar sandare
sandas sande sanden sander sanders sandes sandra sands sandvik sandy sane sanera sangar sangare
sangaren sangen sanger sangs sanhar sankas sanker sapos sara sarad sarade sarar saras sarat sarek
sargen sarkilt sars sarskolan sartre sasen saser sate saten sater satet satir satser satta sattas
satte satten satter sattes sattet satts saturdays saxen saxon saying scale scandal scandals scandic
scare scared scatter schedule schedules scheme schemes schyman scrutiny seated seattle second
section sectional sections sedan sedermera sekreteraren sektion sektionen sektioner senare senast
senate sender sending sends senna senor sense sensor sensorer sensorn sensors sensory sentenced
sentences separat separata separate separera serien seriens serum servicing seven several sfaren
shall shane shanghai share sharp shirt shirten shirts shitty shock shocked shocking shocks shoot
shooter shooters shooting shootout shoots shoppa shoppade shoppar shoppat shoppen shoppers shopping
shore shores short shot shotgun shots should shout shouted shouting shouts shown showtime sidan
siden sight sights signe signing signings silar silja siljan simma simmade simmande simmar simmare
simmat simmer simpel simpla simple simpler simplest simply sinar since singel singer singles
sinister sinne sinner sipprar siren sista siste sister siten siter sitta sitter sitting sjatte sjoar
skada skadan skadas skafferi skaft skaftet skagen skaka skala skalen skalet skall skalla skallde
skaller skam skammer skams skamta skamtade skamtar skamten skamtet skamts skandal skandia skaning
skank skanka skanker skankt skankte skanna skanor skansen skansk skanska skanskan skanskt skapa
skapas skapelse skapen skapet skapt skapta skar skaran skarm skarp skarpa skata skatan skate skating
skaver skene skenet skepsis skett skev skeva skevt skicka skickar skickas skickat skickats skild
skilda skilde skildes skildra skildrar skildras skiljas skiljde skill skilled skillnad skilt skiner
skiter skitjobb skiva skola skolan skolar skolbanken skolj skolja skoljer skoljs skolor skora
skosnore skote skotern skott skotta skottar skotte skotten skottes skottet skotts skra skramt skratt
skratta skrattade skrattar skrattat skrattet skrek skrev skrika skriken skriker skrikit skriva
skrivas skriver skrivet skrivit skrivna skrov skrovet skruv skruva skruvad skruvade skruvar skruvat
skruven skulle skulls skumma skummade skumt skutt skutta skvatt skydd skyddar skyldig skyldige
skyldigt skymt skytt skyttar skytte skytten slacka slackt slackte slacktes slag slagen slaget slagga
slagits slagna slagord slagtra slain slak slang slanga slangas slangd slangde slangdes slangen
slanger slangs slangt slank slant slantar slanten slat slata slate slated slater slatt slatten
slaying sleep slickade slight slipar slippa sliten slockna slocknar sloppy sluta slutar sluter
slutet slutskedet smaken small smalla smallde smaller smalt smalta smalte smalter smarre smarrig
smarrigt smart smastad smatt smita smiter smith smiths smittad smittar smittas smittat
smittspridning smycken smycket snabb snabba snabbare snabbast snabbhet snabbis snabbmat snabbt
snabbtag snack snacka snackan snackas snackat snackor snacks snala snallt snar snarkar snart
snattare snatteri sneak sneakers sneaky snitt snitta snittar snittet snoat snokar snopp snoppar
snoppen snor snostorm snuten snygg snygga sociala socialt sock sockar sockel socken socket socknen
sockor sockret socks soder soker sola solar solen soligt solos somalisk someone something sometimes
sommar sommaren sommarens sommarn sommarna somna somnar somrar sona sondag sondagens sondags sonden
sonder sonen soner sopar soppa soppan soppor soren soros sort sorted sorten sortens sorter sortera
sorters sorting sorts sotma sound source sourced sources south sover span spand spanda spanga
spaning spann spar spara sparad sparade sparar sparas sparat spare spared sparen sparet spark sparka
sparkad sparkar sparkas sparkat sparked sparken sparkle sparks sparr sparra sparrar sparras sparrat
sparre sparren sparris sparrow sparsam sparse sparta spartacus spartan sparvag speak spear spears
special specialiserade specialiserar specialiserat specialisering specialiteter speciell speciella
speciellt specielt speeding speeds spelar spin spjut spoar spock spokar spolas sponsra sponsrade
sponsrar sponsrat sponsring sport sportbil sporten sportens sporter sporting sportlov sports sprak
spraken spraket spraklig sprakror sprang spratt springa springs sprint sprit spriten spritt sprung
sprungit sprutar sprutas spying square stabbed stabbing stable stack stackare stackarn stackars
stacked stacken stacks stad stada stadade stadar stadare stadat staden stadens stader stadga stadiet
stadig stadiga stadigt stadion stadium stadning stads stadsbor stadsdel stadshus stadsminister
staende stafett staff staffan stage staged staging stain stalker stall stalla stallas stalld stallda
stalldes stalle stalled stallen staller stallet stalls stallt stamde stamford stammar stammen
stammor stampla stamplade stamplar stamplat stamt stamtavla stan stand stanford stang stanga stangas
stangd stangda stangde stangdes stangen stanger stangs stangsel stangt stangts stanley stanna
stannade stannar stans stanton stare stared stargate staring stark starka starkande starkare starkas
starkast starkaste starke starker starkol starks starkt starkte starr starred starring stars start
starta startar starve starved starving stat state staten statens stater staters states static
stating station statisk statist stativ statlig statoil stats statt statue statues stature status
statute staty statyer statyn stavfel stayed steak steffe steffen steg stella stening stepped
stepping stick sticka stickad stickade stickan stickar stickat stickers sticket sticking stickor
sticks sticky stiff stiga stigande stigar still stilla stinker stjart stjarten stod stoda stodde
stoder stodet stodhjul stodja stodjer stoff stoffe stok stoka stokar stoke stoked stokes stokig
stokiga stokigt stolar stolpar stolpe stolpen stomp stona stopet stopp stoppa stoppar stops stora
store storforetag stork storma storpack storre stors storst storsta storstad storstan storste stort
storta stortade stortar story stota stoter straff straffa straffad straffade straffar straffas
straffen straffet strains stran strand stranded stranden strander strata strike string strok strokes
stroks stryka stuart stuck stucken stuckit stud student students studera studerar studeras studerat
studie studied studien studier studies studio studion studios studs studsa studsade studsar study
stuff stuffed stuffing stuga stugorna stumma stund stunden stunder stupade stupar sturdy sturgeon
styck stycka styckade stycke stycken styckena stycket styr styra styrda styrkan styrt styrts sucker
sugar suger summed summera summerar summers summit summon summoned summons summor sumner sumpa
sumpade sunda sundays sundby sune sunni sunny suomi supper supplied supplier suppliers support
supporten supporter supports surrar susning sutton svag svaga svagare svager svaghet svagt svaller
svan svanar svanberg svanen svans svansar svansen svansjon svante svara svarande svarar svarare
svarast svarat svaren svaret svarfar svarmar svart svarta svartas svarte svarting svartvit svavade
svavar svealand sverige svinga svingar swelling symbol synden synder syra syran syret syria syrian
syrianer syrianska syrier system systems syster systern systers table tables tablet tablets tabs
tacka tackade tackar tackas tackat tacke tacken tacker tacket tackla tacklar tacklas tackle tackled
tackles tacks tacksam tackt tackta tackte tacktes tagen taget taken takeoff takes taket takten tala
talar talare talas talat talen talet talets taller talten tanden tander tandvard tangen tanka tankar
tanke tanken tanker tanks tanner tanter tarning tarta taste taten tatum tavla teach teamed teamen
tech techno technological technologies teckna tecknar tecknare tecknaren tecknas tecknat telefoni
temporal tense terapeut terminate terminated termination terminator terminologi terminologin
terminology testa texter thank thanked thankful thanking their themselves therapies therapists there
these thick thicker thin thing think thinner third thorough those though thought three through
thursdays tickar tiden tider tidigare tigger tight tights tillaga tillagga tillaten tillater
tillatit tillbaks tillfalla tillfor tillhora tillhort tills tillvara timbro timma timman timmar
timmars timme timmer timmes tingsryd tiotal tiotals tisdagens tisdags titan titanic titlar titlarna
titt titta tjack tjana tjanst tjanster today together tokar tolka tolkas tolkat tolls tomi tomma
tommer tomorrow tonen tonten tools toppar topped torget torkar torn tornet torsdagens torsdags tosen
total totala touch touren tourism towards trace traced traces tracey tracing tracka tracker tracks
tract traction tractor tractors tracts tracy trade traded traden tradens trader tradera traders
trades tradet tradets trading traet traffa traffar tragedi tragedin tragedy tragiskt trahus trail
trailing trails train traits traka trakar trakig trakiga trakigt trakt trakten traktens trakter
trakterna traktor traktorn tramp trampa trampade trampar trampat trams tramsa tramsar tramset
tramsig tramsiga tramsigt tran trana tranad tranade tranar tranare tranaren tranarna tranat trang
trangas trangd trangs trangsel tranings trans transa transfer transit translated translates transmit
trap trapp trappa trappan trappar trappas trapped trappen trapphus trapping trappor traps trasa
trash trasig trasiga trasigt trask traska traskar trasket traslag trasor trassel trassla trasslar
trasslat travel traveled traveler travels traven travers traverse travet travhast tray treat trial
trick tricked tricket trickle tricks tricky tried trips trist trista tristan tristess troga troja
troligt trollhattans tros trost trosta trots trotsa trott trouble trough truck trucking trucks trust
trusts truth tryck trycka tryckare tryckas trycker tryckeri trycket trycks tryckt tryckta tryckte
trycktes tryckts trygg tsaren tucker tuesdays tummar tummen turen turism turismen tuttar tuttarna
tvart tvugna tvunget twice tyckas tycke tycker tycket tycktes tydlig tying tyres tysklands tystade
tyvarr ugnen ukrainian ukrainska under underbara underbart understod underteckna undertecknad
undertecknades undertecknas undertecknat undra undrar undrat undre ungdom ungern union unken until
uppdagas uppdagats upper uppfor uppfora uppforas uppford uppforde uppfordes uppfors uppfort upphojd
upphojda upphojt upphor upphov upplagd uppror upprora upprord upprorda upproret upprort uppsat
uppsatt uppsattning uppsattningar uppsattningen uppslag upsala urgency using usual usually utan
utanfor utbrett utbrot utfarda utfardad utfardar utfardas utfardat utfryst utgor utgora utgoras
utgors utmarkta utomlands utrymme utser utskrift uttorkad uttryck uttrycka uttrycket uttryckte
utvecklas utvecklat vacka vacker vackra vaden vader vadet vagade vagar vagarna vagde vagen vager
vaggar vagnar vagran vagrat vaken vaket vaknar vakuum vald valda valdagen valdans valde valdes
valdet valdig valdiga valdigt valds valdsam valdta valdtar valdtas valdtog vale valen valets
valflask valiant valja valjas vall valla vallande vallar vallat vallde vallen valler valt valte
valtider valvet vande vandes vandor vandra vandrat vaningen vanish vanjer vankas vanlig vanligt
vannen vanner vanners vanns vanskap vanskapen vansterpartist vansterpartister vanstra vanta vantan
vantar vantas vapen varade varandra varar varas varat varav varbaren varda vardag vardags vardar
vardare vardat vardbehov varde vardena vardens vardet vardig vardiga vardigt vardkedja vardmoten
vardnad vardnara vardniva vardplan vardshus vardtid vare varelse varen varenda varens varfor vargar
vargarna vargen varied variera varierad varierar varierat varies variety various varit varje varken
varker varldar varldarna varlden varldens varma varmande varmaste varmde varme varmen varmer
varmkorv varms varnas varor varre vars varse varsel varsin vartenda vartor varven varvet vasby vasen
vaska vaskan vasken vasnas vastar vaster vatikanen vatskan vatskor vatten vattna vaven vaver vaxel
vaxer vaxholm vaxlingen vecka veckan veckans veckas veckor veckors vector vent venus verde verkan
verkar verken verket verses versionen vetskap vetskapen vetter vicka vidare vidtas vika viken
viktigt vila vilan vilar vilda vilja viljan vilkas vilks villain villas ville villkor vilma vilsen
vimla vinden vinge vingen vinka vinkeln vinna vinner vinter vinterns viola virka virket visade
visades visar visas visat visats viset visible visibly visingso visionen visioner visions visir
visit viska visst visste vist vista vistas vistats viste visten vitas vixen vocational voice vunna
vuxet vuxit vuxna vuxnas walla waller wander warden water waters wealth weaving weekends weeks where
whether which while white whole whore whose wills wiman winger winner winters within without women
wonder wonders working world worry worse worst would wouldnt write wrong xander years yesterday
yikes ying yngre yougov young youngsters yours yrkade yrke yrken yrket yttra yttrar zonen
"""
COMMON_WORDS = frozenset(_WORDS.split())
