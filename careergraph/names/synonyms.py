"""Groups words of work that mean nearly the same, by stem: what names of skills are most often reworded with.

A line is a group. `stem*` is any word that begins so, anything else the word itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

_ENGLISH: Final = """
manag* superv* overse* direct directs directing lead leads leading leader* administ* handl* run \
running govern* superint* control* coordinat* head heading
creat* develop* design* devis* produc* make makes making generat* invent* formulat*
build building construct* erect* assembl* put putting join joining
manufactur* produc* fabricat* make making
establish* set setting found founding creat* develop* launch*
use uses using usage utilis* utiliz* employ employing apply applies applying applied operat* work \
working exploit* handl*
operat* run running tend tending attend* mind minding handl* control* work working watch*
maintain* maintenance upkeep preserv* keep keeping servic* conserv* sustain* ensur* care
repair* fix fixing mend* restor* renovat* refurbish* overhaul* maintain* maintenance
check* inspect* examin* verif* test tests testing control* audit* review* monitor* validat* scrutin*
monitor* superv* overse* observ* watch* track* view* check* control*
analys* analyz* assess* evaluat* apprais* estimat* interpret* examin* investigat* study studying \
review* judg* scrutin* test testing
research* study studying studies investigat* explor* examin* analys*
diagnos* identif* detect* determin* recogni* spot spotting
determin* identif* establish* defin* discover* detect* find finding recogni* locat* decid*
advis* advice counsel* recommend* suggest* consult* guid* propos*
inform* brief briefing notif* report* communicat* tell telling convey* present* explain*
teach* train training instruct* educat* coach* mentor* tutor* lectur* explain*
assist* help helping aid aiding aids support* facilitat*
support* encourag* promot* foster* advocat* endorse* boost*
plan planning plans schedul* organis* organiz* arrang* prepar* program* coordinat*
arrang* organis* organiz* coordinat* prepar*
prepar* ready draft drafting draw
execut* perform* conduct* carry carrying undertak* implement* do doing realis* realiz* deliver* \
accomplish* make making
implement* introduc* apply applies applying applied enforc* execut* put
collect* gather* compil* acquir* obtain* get getting amass*
write writing written writes draft drafting compos* author* document*
speak* spoken speech talk* verbal* oral* communicat* fluent*
understand* comprehen* interpret* know knowing grasp*
read reading written
buy buying purchas* procur* acquir* acquisition* order ordering
sell selling sale sales vend* market* promot* merchandis* trade trading retail*
trade trading barter* commerc* business
advertis* promot* market* publici*
clean* wash* sanit* disinfect* hygien* tidy* decontaminat*
remov* eliminat* extract* discard* dispos* withdraw*
transport* carry carrying convey* move moving movement* transfer* ship shipping deliver* haul* convert*
keep keeping maintain* record recording regist* log logging document* stor*
record* document* report* log logs file files note notes
cooperat* collaborat* work working liais* interact* interfac* partner* together team
communicat* correspond* converse* liais* interact* contact*
follow* comply complian* adher* obey* respect* observ* abid* conform* accord*
improv* enhanc* optimis* optimiz* better increas* upgrad* advanc*
increas* boost* rais* expand* grow growing maximi*
reduc* decreas* minimis* minimiz* lower* limit* cut cutting
avoid* prevent* stop
chang* modif* alter* adapt* adjust* tailor* custom* convert*
adjust* regulat* set setting calibrat* fine
choos* select* pick picking decid* choice
install* fit fitting mount* set setting place placing position* lay laying
measur* gaug* quantif* calculat* metering
calculat* comput* estimat* determin* forecast*
forecast* predict* anticipat* project
fill filling load* pack packing stock* suppl* feed*
show* demonstrat* display* exhibit* present* exhibition*
motivat* stimulat* encourag* inspir* engag*
protect* safeguard* secur* defend* guard* safety
provid* provision suppl* offer* give giving deliver* render* furnish*
allocat* assign* distribut*
negotiat* bargain* discuss* agree*
discuss* debate* argu*
solve solving resolv* address* tackl* troubleshoot* deal dealing
deal dealing cope coping handl* manag* respond* react*
respond* react* answer* reply*
attend* participat* join joining take
authentic* verif* certif* confirm*
label* mark marking tag tagging
describ* report* summar* outlin*
mix mixing blend* combin*
cut cutting trim* slic* saw sawing
sew sewing stitch*
incorporat* integrat* combin* merg*
ensur* guarant* assur* secur* enabl*
achiev* meet meeting reach* attain*
client* customer* consumer* patron* guest* buyer*
patient* client* user users
employee* staff* personnel* worker* crew* team teams workforce*
people individual* person persons human
company companies organis* organiz* enterprise* business* firm firms corporat* compan*
industr* manufactur* trade sector*
data information knowledge
equipment machine* machin* tool tools device* instrument* applianc* apparatus* gear kit
method* techni* procedur* process processes approach* practic* way ways means skill skills
measures procedur* actions
procedur* protocol* polic* process processes rules
law laws legislat* regulat* rule rules legal* statut* act acts judicial*
regulat* standard* rules code codes norm norms requirement*
polic* strateg* plan plans
material* product products substanc* good goods item items commodit* merchandis* stock
vehicle* car cars automobil* automotiv*
ship ships vessel* boat boats marine maritime
aircraft* aeroplane* airplane* plane planes
cargo* freight* load loads
child children young youth* juvenil* kid kids adolescent*
old older elder* senior* aged
doctor* physician* medical
health* medical* clinical
disease* illness* disorder*
therap* treat*
mental* psycholog*
tooth teeth dental
part parts component* piece pieces element* unit units
type types kind kinds sort sorts variet* categor* form forms class classes range brands
characteristic* propert* featur* qualit* attribut*
budget* financ* fund funds monetary fiscal econom*
tax taxes taxation fiscal
problem* issue* troubl* difficult*
defect* fault* flaw* damage* error* malfunction*
goal* objectiv* target* aim aims
result* outcome* effect*
food* nutrition* meal meals dish dishes
drink* beverage*
waste* refuse garbage rubbish trash
danger* hazard* risk*
illegal banned unlawful
cloth* garment* apparel wear
shoe shoes footwear*
textile* fabric*
wood* timber* lumber*
glue* adhesiv*
fluid* liquid*
tour tourism* travel* tourist*
bicycle* bike bikes cycl*
mobile cell cellular phone*
software application* program programs programme* app apps
computer* it ict digital*
lab labs laborator*
weather meteorolog*
sound* audio*
curriculum* syllabus* course courses
gambl* betting bet
luggage baggage
moral ethic*
various different diverse
environment* green ecolog* sustainab*
principl* theor* concept* fundamental* basics
model models simulat*
building* construct* propert* estate
show shows performance* exhibition*
music* song songs
student* pupil* learner*
school* education* pedagog*
role* job jobs occupation* profession* career*
meeting* conferenc*
trend* movement* development*
"""
_SPANISH: Final = """
gestion* dirig* direccion administr* supervis* coordin* lider* manej* control*
cre* desarroll* disen* elabor* produc* realiz* gener*
us usar uso utiliz* emple* aplic* manej* oper*
manten* conserv* cuid* preserv*
repar* arregl* restaur* renov*
comprob* inspeccion* examin* verific* control* revis* supervis* prob* auditor*
analiz* analis* evalu* estim* valor* interpret* investig* estudi*
aconsej* asesor* recomend* orient* suger*
inform* comunic* notific* explic* present*
ensen* form* instru* educ* entren*
ayud* asist* apoy* auxili* facilit*
planific* program* organiz* prepar* coordin*
realiz* ejecut* llev* efectu* implement* pon*
recog* recopil* reun* obten*
escrib* redact* escrit*
hablar comunic* oral* convers*
comprar compra compras adquir* adquisic* aprovision*
vend* venta ventas comercial* mercad*
limpi* lav* desinfect* higien*
transport* llev* mov* traslad* entreg*
registr* anot* document* archiv*
colabor* cooper* trabaj*
cumpl* segu* respet* observ* acat*
mejor* optimiz* aument* perfeccion*
adapt* ajust* modific* cambi*
instal* mont* coloc*
calcul* comput* determin*
garantiz* asegur* proteg* seguridad
cliente* consumidor* usuari* comprador*
emplead* personal trabajador* plantilla equipo
empres* organizacion* compan* negoci* sociedad*
equip* maquin* herramient* aparat* instrument* dispositiv*
metod* tecnic* procedimient* proces*
ley leyes legisl* normativ* reglament* regl* juridic*
product* material* mercanci* bien bienes articul*
vehicul* coche* automovil*
nino* nina* infantil menor* joven* juvenil*
anciano* mayor mayores
problem* dificult* incidenc*
objetiv* meta metas fin
"""
_GERMAN: Final = """
verwalt* leit* fuhr* steuer* beaufsicht* uberwach* koordin* manage* organisier*
entwick* erstell* entwerf* entwurf* gestalt* schaff* konzip* herstell*
nutz* benutz* verwend* anwend* einsetz* bedien*
wart* instandhalt* pfleg* erhalt* unterhalt*
reparier* reparatur* instandsetz* ausbesser* restaur*
pruf* kontroll* inspi* untersuch* uberpruf* test* uberwach*
analys* bewert* beurteil* auswert* einschatz* interpret* untersuch*
berat* empfehl* vorschlag*
informier* mitteil* benachrichtig* kommuniz* erklar* berichten
lehr* unterricht* schul* ausbild* unterweis* trainier*
helf* hilfe unterstutz* assist*
plan* organis* vorbereit* koordin*
durchfuhr* ausfuhr* umsetz* realis* erledig*
sammel* erheb* zusammentrag* beschaff*
schreib* verfass* redig*
kauf* einkauf* beschaff* erwerb*
verkauf* vertrieb* vertreib* absatz*
reinig* saub* putz* wasch* desinfi*
transport* beforder* liefer*
zusammenarbeit* kooper* arbeit*
einhalt* befolg* beacht* folg*
verbesser* optim* steiger* erhoh*
anpass* anderung* andern verander*
installier* montier* einbau* aufbau*
berechn* kalkul* bestimm* ermittel*
sicher* gewahrleist* schutz* schutzen
kund* klient* verbrauch* nutzer*
mitarbeit* personal* beschaftig* angestellt* belegschaft*
unternehm* firma firmen betrieb* organis*
gerat* maschin* werkzeug* ausrust* instrument*
method* techni* verfahr* prozess*
gesetz* recht* vorschrift* regel* verordn*
produkt* ware waren material* gut guter erzeugnis*
fahrzeug* auto autos kfz
kind* jugend*
problem* schwierig* storung*
ziel* zweck*
"""
#: The fewest letters of a stem, and the most that one is looked for with.
_SHORTEST_STEM: Final = 3
_LONGEST_STEM: Final = 12


def _read(table: str) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    whole: dict[str, set[int]] = {}
    stems: dict[str, set[int]] = {}
    for group, line in enumerate(table.strip().splitlines()):
        for word in line.split():
            if word.endswith("*"):
                stems.setdefault(word[:-1], set()).add(group)
            else:
                whole.setdefault(word, set()).add(group)
    return whole, stems


_TABLES: Final = {"en": _read(_ENGLISH), "es": _read(_SPANISH), "de": _read(_GERMAN)}


def groups_in(language: str) -> Callable[[str], tuple[int, ...]] | None:
    """Give what tells the groups of a plain word, or None for a language that has no table.

    >>> english = groups_in("en-gb")
    >>> bool(set(english("supervising")) & set(english("oversee"))), english("turbine")
    (True, ())
    """
    table = _TABLES.get(language.partition("-")[0].lower())
    if table is None:
        return None
    whole, stems = table

    @lru_cache(100_000)
    def groups(word: str) -> tuple[int, ...]:
        found = set(whole.get(word, ()))
        for size in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
            found |= stems.get(word[:size], set())
        return tuple(sorted(found))

    return groups
