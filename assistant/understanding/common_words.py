"""Common Swedish and English words, folded, that are no misspellings.

Those that one slip of the pen would make a word of the field ("ville" and
"villa"), and some more that questions are full of.
"""

from __future__ import annotations

_WORDS = """
aboard about above accent accepterad accepterar accepteras accepterat accepts accommodating
activate activated activating activation activision activism activist activists actors adel adele
adeln adliga administer administrera administreras admissions adolescence advance advances
advisable advising advisor advisors advisory after afternoons again agnat agreements akare akten
akter aktern akthet aktion aktionen aktioner aktiv aktiva aktivera aktiverad aktiverar aktiverat
aktivism aktivist aktivitet aktivt aktuell aktuella aktuellt aktur alder aldrats aldre algen allan
alltid allts alltsa along alternativa alternative alternativt amal amalia amen amended amnat amne
among anal analog analoga analogi analogt analogy analsex analt analytic analytics analytisk
analyze analyzed analyzing anat anatomi anatomy andades andas ande anden andens ander anderberg
anders andersen anderson andes andetag andfadd andlig andliga andligt andlosa andra andrar andras
andring andringar andringen anfall anfalla anfallen anfaller anfallet anfallna anfor anfora angar
angel angela angeles angelica angelika angelina angeln angelo angels angen angest angrade angrat
anhallen anhallna anhalt animal animals anlagd anmarka anna annals annan annans annars annas annat
anneli annelie annette anomaly anrop anropar ansats anser ansikte ansikten ansiktet anstall
anstalla anstallas anstalld anstallda anstallde anstaller anstalls anstallt anstallts anstalt
anstalten anstalter antagande antaganden antagandet antaget antagit antagits antagna antal antar
antas antigen antigua antingen antoine antologi anton antonia antonio antonius antons antony
antwerpen anvanda apart apartments apples applied approve approves apropa aran arans arbeta
arbetare arbetat arbetstillfallen arbetstillstand arbetstimmar arch arden arendal arguably arguing
argus ariga arken arlig arligt armor arnstad arsta arstid artal artalet arter artiga artor asen
asiat asiater asiatisk asked assistans assistants assistent assistera assisterade assisterar
associations astor astra atal atala atalad atalade atalas atalats atalet atgarden atog atra
attacked attan attans atten attorney auction august augusta augustin autogiro autograf avalon
avancemang avfall avfallet avhalla avhopp avkall avkastning avkastningen avlasning avlider avlidne
avlopp avloppet avsikt avsikten avsikter avsiktlig avta avtagande avtagit avtar avtog avvika babis
babisar backa backar baden badet bagen bagge bagger baken bakom balen balla banan banda bankar
banner bara baras bard baren barken barking barnen barnens barnes barnet barnets barnett barney
baronen barren basen basta bastard bastards bastaste batter beard because befast befasta befaster
before begrep behave behaved behaving behavior behold beholl behorig behoriga being bekostnad
belagd belagda belagen belaget belagna belagrade belagring belagt believe beloved below bemanna
bemannad bender beneficial berattar berattas berattat beredskap berg berget berova besatta
besiktas besk beska beskada besked beskrev beskriv beskydd beslot besta bestam bestamd bestamda
bestamma bestams bestamts bestand bestar bestatt betal betala betald betalda betalkort betalning
betalt betalvagg betis better between betyda bevis bevisa bevisad bevisade bevisar bevisas bevisat
bevisats bevisen beviset biden bigger bilder bilen biljoner billion bista bistand bistar bitter
blanca blandad blandar blandas blandat blanka blended blender blinda blodpropp blodproppar
blodsockret blomning blonda blunda boar boast boasting boasts bode bodens bodin bogjavel boja
bojan boken bokstav bokstaven bokstaver boljande boman bonde bonded bonden bonder bonderna bonen
bora borda bordan borde bordell borden border borders bordet bordig bords borga borgar borgare
borgarna borgs boris borje borra borrade borrar borrow bors borsta borstade borstar borstat borta
bortat bosatt bosatta bosatte bosatter boskap bossa bossan bossen boston bostrom bota botad botade
botany botar botas boten bounded bounty boven bowen boxas boxen bradet brain brains brakar branda
bras brevet bring brist bristen brister britten broad broberg brudar brudarna bruka brukade brukas
brukat brunare brygger bryta bubben bubbla bukarest burar burkar burkarna busar buset buskar
busken bygga bygge byggen bygger bygget byter cable cadet cairo calle caller candle candles cannon
capita capitals capitol carrie carrier carriers carry carter cartier cause cello centenary centra
centric centrum centrumet centuries century certificates chai chain chained chains chair chance
chances chang changer char charged charger charges charity chark charles charley charlie charm
charmen charmig charms chart charter chartered charts chatter check chile chilean chili chilisas
chill chilla chillar chilled chilli chilling chills chilly choir chose cilla circa cirkel cirkeln
cirklar cirkular cirkus cirkusen claim clair claire clinch clinics clover coherent commissioner
commit committed commons communal comparable comparing comparisons competency conform consul
consular consulate continue continues contracted contracting contraction contractor contractors
contracts contractual contrast contrasting contrasts controller controls converse convert
converted converter converts coordinate coordinates coping corps cottages could count countdown
counted counter counters countess counties counting countless countries country course courts
courtyard cove covenant coventry cover curse cursing curtain daden dadet dagar dagarna dagarnas
dagen dagens dagger daily dala dalen dalig daliga daligt dame damer damien dammen damn damon dank
danmarks dans dansa dansade dansande dansar dansare dansarna dansat dansband dansen dansens danser
dansgolv dararna daren darfor darin daring darinne darrar darskap daterad daterade daterar daterat
datering datid datten daylight deaths decade decades decent decibel decimal decisive deckare
declining decreased dedication defense defenses defensiv defensiva defensive defensivt defining
definite definitiv degen delar delarna delfinen delfiner delfinerna deliver delivery demons denna
dennes departement departments depth derive derived derives desert deserted deserve deserved
deserves dessa detention detta device diameter diametern difficulty dimension ding dinner
directors directory direkt direktor disken distract districts distrikt dive diver divers diverse
divert diving dockor dockorna doctrine documentaries documentary documentation documented
documenting doden dodskalle dofter doing doktorn doktrin doman domen domer dommer donera donerade
donerar donerat doper doping dopp doppa doppade doppar dosan dosen doser dotted dottern dotters
doubled doubles dover dozen dragen draget draglig dragna dragning draken dranera drang drank
dranka dranker drankt drar dravel drawing drawings drawn drevet dried drink drinkar drinken drinks
dripping driv driva drivande drivas driver driving drivit drivits drivmedel drivna drivs drogs
drojsmal dropbox droppar droppe dros drove drycker drying dubblar duger duglig dugliga dugligt
dunder during dusch dyster early easier eastern eater effekt effekten effekter effektiv effektiva
effektivt efter eftermiddags eftersom egentligen eight either elakt eller emellan emergence emma
empire empires endast endaste englands englund enheten enligt enlist enough ensak ensam ensemble
enskild enter entre ester etern eternal evenings eventuell eventuella every everyone exact exactly
exemplar exemplary exemplen exemplet expensive express externa externt extra extras fader faktiskt
faktorer faktorerna fakturor fakturorna falken falla fallan fallde fallen faller fallor falska
falu faluns familj famlar fanskap farbroder farden fardigt faren faret farfars farga fargad
fargade fargar fargas fargat farjor farlig farliga farmer farmors faror fasen fasta faster fatta
fattar fatten feather febrig febrilt federal federala federalt federico federley feeling feelings
felen fellow femma fetter fever fewer fiance fiancee fiasko fiaskot fiber fibers ficka fickan
fight fights finans finanser finanserna finansiar finansiarer finansiell finansiella finansiellt
finger finkan finlands finna finner finns fins finspang firmor first fisk fiska fiskade fiskar
fiskare fiskat fiske fisken fisket fiskmas fjorton flackar flackarna fler flera flest flick
flicknamn flickor flickorna flickors flickr flickvan flickvans flikar flippa flockar flockas
flytta flyttar fodelsedatum foljer folkbokforda follows fonden foraldrad foraldrars foraldrat
forandra forandrad forandrade forandrades forandrar forandras forankrat foras forbannad forbannade
forbannar forbannat forbinda forbinder forbund forbunden forbundet forbundets forbundit forbundna
force fords foredrag forelag foresla foreslagits foreslas foreslogs forest foresten forestry
forests forfarande forfattad forfattare forge forhand forhandla forhandlar forhandlas forhandlat
forklaringar forklaringen forklarliga forks forlag forlanga forlangas forlangda formal formen
formiddags forms forns fors forsa forsag forsar forsatt forse forsedd forsen forsena forsent
forser forses forsett forska forskar forskat forsla forslar forsmak forsman forsok forsoka forsokt
forsorg forsov forspel forssell forst forsta forstadd forstand forstar forstas forstass forstatt
forste forster forstod forstor forstora forstord forstors forstort forsvar forsynt fort fortackt
fortal fortara fortare fortast fortet fortf fortfarande fortga fortgar forth fortid fortiden
fortjana fortjant fortjust fortress fortret fortryck fortuna fortune fortunes fortur forty
forutsag forutsaga forutsatt forutsattning forutsattningar forutsattningen forutse forutspa
forutspar forutspatt forvandla forvandlar forvandlas forvandlat fotar fots fotspar fotter fotts
found fraga fragan fragar fragile fragment fragor fragorna fragrance fraknar frakturer framat
framfart framfor framfora framford framfors framforts framga framgang framgar framme franga frasa
freda fredad fredag fredagens fredags frida fridas fridays frigavs frigor frisk frister front
fronten frossa frugan funderar fungera fungerat further fyllningen gale galen galet galla galler
galleri gallery galningen gamle gamma gammal gammalt gammel gammla ganger ganska gardagen garde
gardens gardet gardin garn garnet gasen gasten gaster gave gavel gavles gemma genast generad
geneva genom genomford genomforda genomfordes gentlemen germain germans gest gestalt gestapo
gesten gester gesture geting getingar getter giftig giftiga giftigt gilla ginger given giving
gjord gjorda gjorde gjordes gjort glest glomma glommer gluten gnallde gnaller gnesta going gomma
gommas gommen gommer goras gorge governments graden grain grains granden granen graver great
grindar grinden grondal group grund grunda grundad grundade grundare grundas grundat grundats
grunden grunder grundlag grundlig grundsyn grundval grupp gruppbostad gruppen gubbar gubbarna
guess guessed guessing gummi gunman gunst gustaf gustafs gustav gustava gustave gustavo gustavs
gymma gymmar hacka hackar hadelse haften hagen hagrar hairs hakan haken hala halal halen halet
halka halkar halla hallar hallas hallde halle hallen haller hallet hallna hallo hallon halls hallt
hallunda halm halsa halsade halsan halsar halsat halsning halsningar halsningen halta haltande
haltar halted halten halter halva halvar hamma hamnden hande handel handels handelsavtal
handelsbanken handelsbankens handelsbolag handelse handelsfartyg handelshinder handelshogskolan
handelskammaren handelsman handelsplats handelsvara handelsvaror handen hander handla handlar
handlas handled handleden handleder handlederna handler hands hange hanged hanks hannes hanteras
hanterat happens happy hardar harden haren haret harliga harligt haste hastings hatten havar havda
havdas havdat having healthy heard heart heath heather heathrow heberlein hedberg helgar helge
helgens helgon hell helle heller hello hells helmer helmet helmets helper helst hemlangtan hemma
hemman hemmen hemmet hemmets hemnet hemresa hemresan hemtjanst herde herden herman herr herrens
herres herrn herself himla himlen himlens himself hinder hinna hinner historian historic historie
historik hitter hjalp hjalpa hjalpas hjalper hjalps hjalpt hjalpta hoften hoger holger hollandare
hollandsk hollandska hollow hoping hoppar hoppas hoppla horas horde horse hose hosen hostade
hostan hostar hosted hostel hostens hotel hotels hoten hotter hours house housed houses howell
however hufvudstaden hulten human humla humle hummer hunnit huse husen huset husets huvet
huvudamne huvudansvaret huvudmal huvudsta hylla hyllning hyllningar hyltan hyra hyran hyrde
hyressattning hyste hysteri hysteria hysterin hytten hytter ialla idag ideala identifiera
identifierar identifieras identifierat identifierats ifatt iford igang igen ignored ignorerar
ignoreras ignorerat ignores ihop illa imorron impairment impatient inat inbordes inclusive
increases indeed indelad indelade indelas indelat indicator individually individuals infancy
infangad infected infections infektionen infektioner inferior inferno info infodd infodda infon
informations ingatt ingen inger inget initial initiala initialer initially initials initialt
initiera initierad initierar initierat inkludera inkluderad inkluderar inkluderas inkluderat
inlagda inlagg inland innan innantill innebar innebara innefatta innefattas innehar inner inom
insatt insatta insect insekt inser insett installing instant instead insulting intagen inte inter
interaction interactions intern intervention intervjuade invanta invantar invartes inventarier
investering investeringar investeringarna investeringen investor investors istallet jacka jagger
jalla jamen jamnfort jarnet jatten jobba jobbar jobbas jobbat jobbet jobbig jorge jouren journal
journals journey journeys juren kabinen kablar kablarna kadett kajen kakan kaken kala kalas
kalaset kall kalla kallar kallas kalle kallelse kalles kallhall kallio kallkod kallna kallt kalvar
kammar kammare kammaren kamp kampa kampade kampanj kampar kampat kampe kampen kampf kampigt
kamprad kanal kanalen kanaler kandidat kanel kanna kanner kanske kansla kanslan kansler kansli
kansliet kanslig kansliga kansligt kanslor kanten kanye kapital kapitalet kapitalets kapitalism
kapitlet kapitulera kaplan kapp kappa kappan kappar kappor karaktar karar karen karet karla karlar
karlekens kart kastade kastar kate katedral kategori katerina katt kattare katten kattens katter
katteri katterna kattmat kavalleri kavla kickade killar killarna killars kills kina kinda kindberg
kinnarps kista klackar klampar klapp klappa klappade klappar klappat klara klarar klart klassa
klassad klassar klassat klassats kliniker klinisk klipp klippan klippas klippt klocka klockans
knacka knackas knackat knacker knakar knall knalla knallar knappast knappt knapra knapriga knarkar
knight knights knippe knockar knopp knoppar knoppen known knutit koden kolla kollade kollaps
kollapsa kollar kollas kollat kollega kolmarden komma kommande kommando kommandon kommandot komme
kommen kommendor kommentar kommer kommet kommit kommun kommunstyrelsen kommunvalet kompensation
kompetent kompetenta konen konsroller konsul konsulat konsulatet konsuln konsulter konsumtion
kontakt kontaktlinser kontaktperson kontaktuppgifter kontant kontanter kontor kontoret kontra
kontrakt kontrakten kontraktet kontrar kontroll kopings kopior koppar koppla kopplar kopplet
koppling koras korning korrekt korsar korta kortare kortas kortast kortaste korten korts kortsida
kortsidan kortspel kosing kossa kosta kostar kostat kosten koster kottar kraken kram krama kramade
kramar kramas kramat kramen kramer kramfors kramig kranen krangel krater krava kraven kraver
kravet kring kroner kronors kronos kronprins kropp kross krossad krossar krossas krossat krutet
krympa krymper krympt kryssa kuala kula kulla kullager kullar kullarna kultur kunder kungen kunna
kunnat kunskap kval kvala kvalade kvalar kvalet kvalite kvaliten kvalitet kvalplats kvalster kvarg
kvarleva kvarn kvarts kvast kvaver kvavt kvinna kvinnlig kvinnliga kvinnligt kvinno kvinnohat
kvinnor kvinnorna kvinnors kvinnosyn label lacka lackade lackar lackberg lacked lacken lackor
lackra laden lader ladret lagan lagar lagarna lagas lage lagen lagena lagens lager laget lagga
laggas lagger laglig lagliga lagrade lagrar lagren laka lakan lakande lakanen lakemedlet laker
lakers lakrits laktare laktaren laktarna lalla lama lamar lamna lamnar lampa lampad lampade lampan
lampar lampat lampliga lampligt lana lanad lanade lanar lanas lanat lancaster landa lander
landstinget lanen langa langade langar langare langarna langd lange langesen langpass langre langs
langsam langsamma langsamt langsida langsokt langst langsta lankar lankarna lankas larar larare
lararen lararens larares lararna lararnas laren laret large larger lasar lasare lasaren lasaret
lasarna lassas lasta lastad lastat lasted laster latar latarna laten later latt latter lavar laxar
laxen lazar lazarus leaning least leather leave leder leds lega legala legalt legat legion
legionen legions legitimera legitimerade legitimerar lekar lester letters levde level lever
license licensen licenser licenses lidkoping lidkopings lifta lifted ligga ligger light lights
likar likartad likartat liking lillan linda lindahl lindar lindas lindback lindbergh lindbergs
lindman lindriga lindrigt lindring lindsay linen lining linner linor lisa lissa listade listan
listar listas listen lister lists lita litat litter little livet lobbar local lockas locker logen
lognen lokar loken lone loner lonn lordagens lordags losen loses losing losning loss lossa losses
losta lotter loven lovers loving lower lule luleas lumber luncher lunches lurar lustig lycka
lyckad lyckan lyckans lyckat lyckats lyder lyfta lyfter lying lyssna lyssnade lyssnar lyssnare
lyssnat lyssning lyster mach macka mackan macken madsen mahmoud mailat mailed mailen maka makar
maken makens maker makt makten malcolm malen malet malla mallorca mallos malm malmberg malmen
malmsten malone malou mammor mammorna mammoth mamsen manad manader managed managern managers
mandagens mandags mandat mandaten manen manga mangd mange mangen manken manne manned mannens
manner manniskan manniskas mannisko manor marc marco marken marking marmor married marries marsch
marsh masken mason massing mastare maste masten master match maten mater materia materiel
materiell materiella materiellt maternal mates matta mattan matten matter maybe meaning meanings
means measure measured medan medelalder medelaldern medial mediation meditation medlet mejlat
mejlen mella mellan mellin mello mellon menar mening merch meter micke micken might mikey miljo
miljoer miljoerna miljomal milla milling milton miner miners ministern ministers minna minnen
minsk minska minskad minskar minskas minskat minst minsta minute minuten minuter minuters minuts
mista mistar moaning mobbar moberg mobiler mobilt models mollan moment mondays month moral moras
mordar mordor morfars morgan morin morkar mormon mormors morning mornings moron morron morse
mortar morten morton moses motell mother motsats motsatsen motsatser motsatt motsatta motsatte
motsatter mottaga mottagare mottagen mottages mottagit mottaglig mottagna mounts mourning mouse
move moved moves moving mumla munchen munnen muren musen music musical musician musk muskel
muskeln muskler mycke mycken mycker mycket nack nacke naden nagon nagot nagra naken nalen namde
namen naming namna namnare namnaren namnas namnbyte namne namnen namnet namngav namngavs namnge
namnger namnsdag namnt namnts namnvard namnvart narkotika narmar narmare narrar nasta nastan naten
nation natten nattens natter natur naturligt nearing needing negativ negativa negatives negativt
nekad nekades nekande never nicht nicka nigger night nights noden noise nojd norges norma normal
normala norman norrsken norsborg norse norsjo norstrom north nosen noses notskal notter nulaget
number numer numera numerart numerous numren numrerade nurmes nurse nurses nuvarande oansvarig
oansvariga oarliga oarligt oasen oberg odell oden oder ofarligt offentlig oftare often olagenhet
olamplig oland olen olika olofsson oman omfatta omfattade omfattas omnamnd omrade omradena omradet
omtanken omvald omvardera oncology onormal onormalt onsdagens onsdags onska onskad onskan onskas
onskat oplanerade oplanerat oppen oppet ordeal orden ordens order ordet ordets ordfront ordinance
ordination ordnar ordning ordrar oregelbundna orimligt orkar oroar oroligt orsak orten orter
orterna orup oskar oskriven oskyldig oskyldiga ostar osten other otillatet otter ought outsider
ovader ovadret ovanner ovantat ovart overallt overfall overgatt overrens overs oversatta oversatte
oversatts ovrigt oyster packa packar packing pagen painter painters pajen palats pale paleo palin
palla pallar pallen pallplats palsen panerad panties paper papper paragraph paragraphs paren
parents paret parken parker parkerna parning parsons partaj parted parten parter partiers partiet
partiets parting partis partner party pasen passa passe passen passes passet passning passwords
patala patalar patalat patar patent patented patentet patents patience paused paven pearson
pediatrics pekade pensionat pensionatet pensionen people peoples perception perhaps perrong
perrongen personal personangrepp personligen personlighet personligheten personligheter persson
perssons petter phoebe phoenix piece piedestal pilen pilla pinterest pioneer pioneers pissed
pissing pite place placements placera placerad placerade placerades placerar placeras placerat
placerats plain planer planering planerna planetary planner planted plantera planterade
planterades planterar planteras planterat plata platar platarna plats platsen please plotslig
poang pocket pockets poeten point pointer pointers pojk pojkar pojkarna pojkars pojkband pojkvan
pojkvans poke pokemon poker polar pole polens poles politisk politiska politiske pollen ponera
poolen porren portar porten porter portion portot posen poses posing possible postad postade
postar posten potten potter power prada prat prata pratar pratet pratt precious precisa precise
precist present presenten presidency pressured pressures prevented preview price primar primara
primaries primarily primart principen principer principerna principiella principiellt printed
privat privata problem problems process profession professionals professor professorn professors
project promota promote promoted promoter promoters promotes promoting promotion prone pronouns
pronunciation proposes provar provide provided provider providers prowess pruta pumpa pumpar
pungen punkt punkten punktera punkterna purse pussar pyton question quick quite quot quota quotas
quoting racet rachel racka racker radda raden rader radets radius ragnar rain raining rains rakan
rakar rakare raken raket raknar raknat raknats ramen ramnas ranar randall randen rander ranet
ranger rangordna rankar rankas ranking rankingen rankings rankning ranner rasen raset raster
rather rating ratings rattar ratten ratter reach react reacted reacting reaction reactive reactor
reactors reacts readily reading readings ready really reason receipt receive received receiver
receivers recent recipient recipients redan reder reduced reduces referees reference referenced
references referencing referendum refined refuge refugee refugees refusal refusing regal regel
regina reginald regler regulars regulating reguljar reich reid relieved remote removed removes
renar rengora rensa rensas rensat reports repost require requirement resan residenset resign
resigned resin resist resisted resort respective respons responsen responses responsive restaurant
restaurants resten restid restiden resturang retina reuse revidera right rights rikligt rimlig
rimliga rimmar ringar ringde ringen ringens ringt rinna rinner risken riskerar rister roach roda
rodnar rokning rokningen roland rolig roliga roman ronald ronaldo rondell ronder ronja rorigt
rorligt rosen roses rosor rostad rostade rostar rosten rotter round routinely routines routing
rovers rubin rubinen ruin ruined ruiner ruinera ruining ruins ruling rulings rumpa runda rundad
rundade rundan rundar ruset rutan rutin rutnat ruttna ruttnar ryckte ryker sabla sackar sadan
sadana sadant safely saffle saffran sagen sager sagning sagt sajter saken saker sakert sakna
saknad saknar saknas saknat sakrar sakta saktar salar salen salla sallan salter sambo sambon
sambons sambos samla samling samma samman samordning sampling samt samtal samtidigt sanar sanda
sandar sandas sanden sander sane sanera sangar sangare sangen sanger sangs sanhar sankas sanker
sapos sarad sarade sarar saras sarat sarek sargen sarkilt sars sarskolan sartre sasen saten sater
satet satser satta sattas satte satten satter sattes sattet satts saturdays saxen saying scale
scare scared scatter schedule schedules scheme schemes schyman seated seattle second section
sectional sections sedan sedermera sektion senare senast senna senor sensor sensorer sensorn
sensors sensory separat separata separate separera servicing seven several sfaren shall shane
shanghai share sharp shirt shirten shirts shock shocked shocking shocks shoot shooter shooters
shooting shootout shoots shoppa shoppade shoppar shoppat shoppen shoppers shopping shore shores
short shot shotgun shots should shout shouted shouting shouts shown showtime sidan siden sight
sights signe signing signings silar silja siljan simma simmade simmande simmar simmare simmat
simmer simpel simpla simple simpler simplest simply sinar since singel singer singles sinister
sinner sipprar siren sista sister siten siter sitta sitter sjatte skada skadan skafferi skaft
skaftet skagen skalen skalet skall skallde skaller skam skammer skams skamta skamtade skamtar
skamten skamtet skamts skandal skandia skaning skank skanka skanker skankt skankte skanna skanor
skansen skansk skanska skanskan skanskt skapa skapelse skapen skapet skapt skapta skata skatan
skate skating skaver skene skenet skepsis skett skev skeva skevt skicka skickar skickas skickat
skickats skild skilda skilde skildes skildra skildrar skildras skill skilled skillnad skilt skiner
skiter skitjobb skola skolan skolar skolbanken skolj skolja skoljer skoljs skolor skosnore skote
skotern skott skotta skottar skotte skotten skottes skottet skotts skra skramt skratt skratta
skrattade skrattar skrattat skrattet skrek skrev skriken skriker skrikit skriva skrivas skriver
skrivet skrivit skrivna skrov skrovet skruv skruva skruvad skruvade skruvar skruvat skruven skulle
skulls skumma skummade skumt skutt skutta skvatt skydd skyddar skyldig skyldige skyldigt skymt
skytt skyttar skytte skytten slackt slackte slacktes slagen slagtra slak slang slanga slangas
slangd slangde slangdes slangen slanger slangs slangt slant slantar slanten slat slata slate
slated slater slatt slatten slaying sleep slickade slipar slippa sliten slockna slocknar sloppy
sluta slutar sluter slutet slutskedet smaken small smallde smaller smalt smalta smalte smalter
smarre smarrig smarrigt smart smastad smatt smita smittad smittar smittas smittat smittspridning
smycken smycket snabb snabba snabbt snacka snackan snackas snackat snackor snarkar snart snattare
snatteri snitta snopp snoppar snoppen snostorm snuten sociala socialt sock sockar sockel socken
socket socknen sockor sockret socks soker sola solar solen soligt solos somalisk someone something
sometimes sommar sommaren sommarens sommarn sommarna somna sona sondag sondagens sondags sonden
sonder sonen soner sopar soppa soppan soppor soren soros sort sorted sorten sortens sorter sortera
sorters sorting sorts sotma sound source sourced sources south sover spanga spar spara sparad
sparade sparar sparas sparat spare spared sparen sparet spark sparka sparkad sparkar sparkas
sparkat sparked sparken sparkle sparks sparr sparra sparrar sparras sparrat sparre sparren sparris
sparrow sparsam sparse sparta spartacus spartan sparvag speak special specialiserade specialiserar
specialiserat specialisering specialiteter speciell speciella speciellt specielt spelar spoar
spock spokar spolas sport sportbil sporten sportens sporter sporting sportlov sports sprak sprang
springa springs sprint sprung sprutar sprutas spying square stable stack stackare stackarn
stackars stacked stacken stacks staden stadens stader stadig stads stadsbor stadsdel stadshus
stadsminister stafett staff staffan stage staged staging stalker stalla stalld stallda stalldes
stalle stalled stallen staller stallet stamford stammar stammen stammor stamt stamtavla stand
stanford stang stanga stangas stangd stangda stangde stangdes stangen stanger stangs stangsel
stangt stangts stanna stannar stanton stare stared stargate staring stark starka starkande
starkare starkas starkast starkaste starke starker starkol starks starkt starkte starr starred
starring stars start starta startar starve starved starving stat state staten statens stater
staters states static stating station statisk statist stativ statlig statoil stats statt statue
statues stature status statute staty statyer statyn stavfel stayed steffe steffen steg stening
stepped stepping stick sticka stickad stickade stickan stickar stickat stickers sticket sticking
stickor sticks sticky stiff still stinker stjart stjarten stod stoda stodde stoder stodet stodhjul
stodja stodjer stoff stoffe stok stoka stokar stoke stoked stokes stokig stokiga stokigt stolar
stolpar stolpe stolpen stomp stona stopet stopp stoppa stoppar stops stora store stork storma
storpack storre stors storst storsta storstad storstan storste stort storta stortade stortar story
stota stoter straff straffa straffad straffade straffar straffas straffen straffet strains stran
strata strike string strok strokes stroks stuart stuck stucken stuckit stud student students
studera studerar studeras studerat studie studied studien studier studies studio studion studios
studs studsa studsade studsar study stuff stuffed stuffing stuga stumma sturdy sturgeon styck
stycka styckade stycke stycken styckena stycket styr styra styrt styrts sucker sugar suger summed
summera summerar summers summit summon summoned summons summor sumner sumpa sumpade sunda sundays
sundby suomi supplied supplier suppliers support supporten supporter supports surrar susning svag
svaga svagare svager svaghet svagt svaller svan svanar svanberg svanen svans svansar svansen
svansjon svante svara svarande svarar svarare svarast svarat svaren svaret svarfar svarmar svart
svarta svartas svarte svarting svartvit svavade svavar sverige svinga svingar symbol synden syra
syran syret syria syrian syrianer system systems syster systern systers table tablet tablets tacka
tackade tackar tackas tackat tacke tacken tacker tacket tackla tacklar tacklas tackle tackled
tackles tacks tacksam tackt tackta tackte tacktes tagen taget taken takeoff takes taket takten
tala talar talare talas talat talen talet taller talten tanden tander tandvard tangen tanka tankar
tanke tanken tanker tanks tanner tanter tarning tarta taste taten tatum tavla teach teamed teamen
tech techno technological technologies teckna tecknar tecknare tecknaren tecknas tecknat telefoni
temporal terminate terminated termination terminator terminologi terminologin terminology testa
thank thanked thankful thanking their themselves therapies therapists there these thick thicker
thin thing think thinner third thorough those though thought three through thursdays tickar tiden
tider tidigare tigger tight tights tillaten tillater tillatit tillfalla tillfor tillhora tillhort
tills timma timman timmar timmars timme timmer tingsryd tisdagens tisdags titta tjack tjana tjanst
tjanster today together tokar tolka tolkas tolkat tolls tomi tommer tomorrow tonen tonten tools
torkar torsdagens torsdags tosen total totala touch touren tourism towards trace traced traces
tracey tracing tracka tracker tracks tract traction tractor tractors tracts tracy trade traded
traden tradens trader tradera traders trades tradet tradets trading traet traffa traffar tragedi
tragedin tragedy tragiskt trahus trail trailing trails train traits traka trakar trakig trakiga
trakigt trakt trakten traktens trakter trakterna traktor traktorn tramp trampa trampade trampar
trampat trams tramsa tramsar tramset tramsig tramsiga tramsigt tran trang trangd tranings trans
transa transfer transit translated translates transmit trap trapp trappa trappan trappar trappas
trapped trappen trapphus trapping trappor traps trasa trash trasig trasiga trasigt trask traska
traskar trasket traslag trasor trassel trassla trasslar trasslat travel traveled traveler travels
traven travers traverse travet travhast tray treat trial trick tricked tricket trickle tricks
tricky tried trist trista tristan tristess troligt trollhattans trots trott trouble trough truck
trucking trucks truth tryck trycka tryckare tryckas trycker tryckeri trycket trycks tryckt tryckta
tryckte trycktes tryckts trygg tsaren tucker tuesdays tummar turen turism turismen tvart tvugna
tvunget twice tyckas tycke tycker tycket tycktes tydlig tying tysklands tystade tyvarr ugnen under
underteckna undertecknad undertecknades undertecknas undertecknat undra undrar undrat undre ungdom
ungern union unken until uppdagas uppdagats upper uppfor uppfora uppforas uppford uppforde
uppfordes uppfors uppfort upphojd upphojda upphojt upphor upphov uppror upprora upprord upprorda
upproret upprort uppsat uppsatt uppsattning uppsattningar uppsattningen uppslag upsala urgency
using usual usually utan utanfor utbrett utbrot utfarda utfardad utfardar utfardas utfardat
utfryst utgor utgora utgoras utgors utomlands utrymme utser utskrift uttorkad vacka vacker vackra
vaden vader vadet vagade vagar vagen vager vaggar vagnar vagran vagrat vaken vaket vaknar vald
valda valdagen valdans valde valdes valdet valdig valdiga valdigt valds valdsam valdta valdtar
valdtas valdtog vale valen valets valflask valiant valja valjas vall valla vallande vallar vallat
vallde vallen valler valt valte valtider valvet vande vandes vandor vandra vandrat vaningen vanish
vanjer vanlig vanligt vannen vanner vanners vansterpartist vansterpartister vanstra vanta vantan
vantar vantas vapen varade varandra varar varas varat varav varbaren varda vardag vardags vardar
vardat varde vardena vardens vardet vardig varen varfor vargar vargen various varit varje varken
varker varldar varldarna varlden varma varmande varmen varms varor vars varsin vartor varven vasby
vasen vaska vaskan vasken vastar vaster vatskan vatten vattna vaven vaver vaxel vaxer vaxholm
vaxlingen vecka veckan veckor venus verkar verken verket verses versionen vetter vicka vidare
vidtas vika viken vila vilan vilar vilda vilja viljan vilkas vilks villain villas ville villkor
vilma vilsen vimla vinge vingen vinka vinna vinner vinter vinterns viola virka virket visade visar
visas visat visats viset visible visibly visingso visionen visioner visions visir visit viska
visst visste vist vista vistas vistats viste visten vitas vixen vocational voice vunna vuxet vuxit
vuxna vuxnas walla waller wander warden water wealth weekends weeks where whether which while
white whole whore whose wiman winger winner winters within without women wonder wonders working
world worry worse worst would wouldnt write wrong xander years yesterday yikes ying yngre young
yours yrkade yrke yrken yrket zonen
"""
COMMON_WORDS = frozenset(_WORDS.split())
