/**
 * The words by which a statement is judged, English and Spanish together, without accents. A star stands for any
 * ending. Lists, not a model: everybody can read why a sentence was refused, and the same sentence always is.
 */
function matcher(lists: readonly string[]): (word: string) => boolean {
  const entries = lists.flatMap((list) => list.trim().split(/\s+/));
  const whole = new Set(entries.filter((entry) => !entry.endsWith('*')));
  const beginnings = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
  return (word) => whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

/** Words that carry no content by themselves. */
export const isStopWord = matcher([
  `a an the and or but of to in on at by for from with without into onto over under about as is are was were be been
   being am do does did done has have had having will would shall should can could may might must it its this that
   these those there here then than so such not no nor only own same too very just also if when while because since
   until after before between during again once more most less least few fewer some any each every all both our ours
   we us i you your they them their theirs he she his her who whom whose which what where why how up down out off s t
   through per via within across upon toward towards along one two three first still already yet even much many get gets getting got keep keeps kept go goes take takes`,
  `el la los las un una unos unas y e o u pero de del al a en con por para sin sobre entre desde hasta segun que se su
   sus nos nuestro nuestra nuestros nuestras lo le les me mi mis tu tus te es son era fue ser sera seran esta estan
   estar este esto estos estas ese esa eso esos esas aquel hay ha han haber he como cuando donde quien quienes cual
   porque ya no ni si mas menos muy tan tambien solo cada todo toda todos todas otro otra otros otras asi pues va van
   ir hace hacer haran mucho mucha muchos muchas poco algo antes despues mientras vez veces dos tres primera primer`,
]);

/** Words so general that they fit any project of any company. */
export const isAbstract = matcher([
  `improv* enhanc* better* best optimi* optimal streamlin* transform* boost* elevat* increas* reduc* lower* rais* rise*
   decreas* maximi* minimi* deliver delivering provid* ensur* enabl* empower* support* driv* foster* leverag* achiev*
   strengthen* experien* satisf* happ* delight* loyal* retention retain* trust* engag* quality service* excellen*
   exceptional outstanding superior world class worldclass seamless* frictionless smooth* journey* value* valuing
   solution* innovat* digital* strateg* process* efficien* effectiv* performance productiv* culture* centric* centred
   centered centricity focus* heart core priorit* mission vision need needs expectation* expect* exceed* touchpoint*
   channel* communicat* relationship* brand* perception result* outcome* impact* benefit* positiv* overall holistic end
   proactiv* personali* modern* agil* agility flexib* fast faster quick* speed* easy easier easily ease simple simpl*
   convenien* good great new really thing* everything everyone always team* company organi* organisation business*
   work works working workflow* change* chang* way* level* standard* approach initiative* project* program* plan* action*
   aim* goal* target* tool* tooling platform* system* technolog* data analytic* automat* interface* intuitiv* user-friendly ai crm dashboard* interaction*
   feel* feeling* valued empath* train* special memorable unique wow amazing commit* passion* dedicat* success* growth
   grow* profit* revenue* competitive* advantage* synerg* align* integrat* north star vision* purpose* difference
   make makes making made helps help helping continue* continuous* create* creat* build* drive use uses using used offer*
   give meet* put puts place places believe* important* matter* care cares caring issue* problem* pain friction
   friend* artificial intelligen* chatbot* bot bots clock around problem-free hassle* quality-driven state art 360 omnichannel next-gen leading leader* market future
   resolution professional* attentive attention kind* polite* courte* responsive*`,
  `mejor* optimi* agiliz* transform* aument* reduc* disminu* increment* potenci* impuls* garanti* ofrec* brind*
   proporcion* asegur* permit* facilit* fortalec* logr* alcanz* maximiz* minimiz* experien* satisf* content* feli*
   encant* deleit* leal* fidel* retencion confianza compromis* comprometid* calidad servicio* excelen* excepcional*
   superior* clase mundial fluid* valor* solucion* innov* digital* estrateg* proceso* eficien* eficac* efectiv*
   rendimiento productiv* cultura* centrad* foco enfoc* corazon centro priorid* primero mision vision necesidad*
   expectativ* super* canal* comunic* relacion* marca* percepcion resultado* impact* benefici* positiv* general global*
   integral* proactiv* personaliz* modern* agil* flexib* rapid* facil* simpl* sencill* comod* buen* bien gran* nuev*
   cosa* siempre equipo* empresa* compania organizacion* negocio* trabaj* cambi* manera* forma* nivel* estandar*
   iniciativ* proyecto* programa* plan planes accion* objetiv* meta* herramient* plataform* sistem* tecnolog* datos
   analitic* automat* ia interaccion* sentir* sient* empat* formacion capacit* especial* memorable* unic* pasion
   dedic* exito* crec* beneficio* rentab* ventaj* sinerg* aline* integr* proposit* diferencia* ayud* crear* cre* usar* uso
   dar damos hacemos import* problema* dolor* friccion* omnicanal lider* mercado futuro atencion amable* cercan* adapt*`,
]);

/** The figures themselves: moving them is what is hoped for, not what is done. */
export const isMetric = matcher([
  `nps csat ces score* kpi* okr* point* percent* pct rate rates rating* index indices metric* churn figure* number*
   survey* result* benchmark* average* share percentage* star* measure* indicator*`,
  `puntuacion* punto* porcentaje* porcient* tasa* indice* indicador* metrica* nota notas encuesta* media promedio cuota
   valoracion* calificacion*`,
]);

/** People on the customer's side. */
export const namesPeople = matcher([
  `customer* client clients consumer* household* home-owner* homeowner* people person* caller* buyer* shopper* subscriber*
   patient patients passenger* guest guests user users famil* resident* tenant* member members visitor* traveller*
   traveler* student* parent* learner* owner* policyholder* claimant* driver* rider* newcomer* they them their anyone
   whoever those citizen* applicant* borrower* farmer* retailer* reader* recipient* commuter* sellers merchants`,
  `cliente clientes clienta clientas consumidor* hogar hogares persona personas gente usuari* comprador* abonad* paciente*
   pasajer* huesped* famil* socio socios socia socias inquilin* vecin* viajer* estudiante* alumn* asegurad* titular*
   quien quienes ellos ellas les propietari* ciudadan* solicitante* lector* conductor* comprador*`,
]);

/** Places where customers and the company meet: what a step is usually called. */
export const namesStep = matcher([
  `deliver* delivery deliveries delivered repair* bill bills billing billed invoice* install* order* reorder* call calls
   called calling callback* call-back* caller* hotline visit* appointment* checkout check-out pay payment* paying refund*
   return returns returned contract* activat* sign-up signup registration register* onboarding claim claims complaint*
   chat chats store stores shop shops website site app login log-in password* e-mail* email* letter* parcel* package*
   shipment* shipping shipped technician* engineer* renewal* renew* cancel* book booking* reservation* check-in checkin
   flight* boarding luggage admission* discharge* prescription* application* apply form forms quote quotes queue* counter
   portal account* meter* warranty pick-up pickup track* tracking router* modem* outage* fault* move moving tariff* price*
   dispatch* van courier* driver* branch* card cards loan* mortgage* menu* table room rooms ticket* line phone* question*
   switch* search* cart basket exchange* statement* reminder* charge* label* handover hand-over hand-off* slot slots gate platform train trains bus stop door`,
  `entreg* reparacion* repara* factur* instal* pedido* llamad* llam* visita* cita citas pago pagos pag* reembols*
   devol* contrat* activ* alta altas registr* reclam* queja* chat* tienda* web app* contrasena* correo* carta cartas
   paquete* envio* envia* tecnico* renov* cancel* reserv* vuelo* embarque equipaje ingreso* receta* solicitud* formular*
   presupuest* mostrador* cola colas telefon* mensaje* portal* cuenta cuentas garantia* recogid* recog* seguimiento
   averia* router* modem* corte* tarifa* precio* mudanza* repartidor* mensajer* sucursal* tarjeta* prestamo* hipoteca*
   pregunta* recibo* recibos cobro* cobr* aviso* turno* consulta* ventanilla busqueda* carrito* anden tren trenes puerta linea mudan*`,
]);

/** What a customer does, sees or is spared: what they could notice. */
export const canBeNoticed = matcher([
  `get gets getting receiv* see sees seeing hear hears heard know knows knowing wait* waiting call calls calling pay pays
   paying find finds finding found read reads stay stays told tell tells telling notice* learn* ask asks asked asking answer*
   repeat* explain* phone* visit* open opens opening choose* chose* chosen pick picks picked track* speak* talk* reach*
   text texts texted message* sms letter* minute* hour* hours day days evening morning week weeks home arrive* arriv*
   return* travel* show shows shown print* prints type types typing fill fills enter enters sign signs lose loses
   come comes leave leaves keep keeps remember* search* chase* chasing queue* walk walks drive drives carry send sends
   sent name named named-person confirm* write writes written link click* scan* charged refund* owe owes cancel*
   reschedul* rebook* book books change-date mail* e-mail* email* notif* remind* understand* sleep* stand*`,
  `recib* ve ven ver vera veran oye* oir sab* esper* llam* pag* encuentr* encontr* lee leen leer qued* dic* digan digamos
   not* pregunt* respond* respuesta* repet* repit* explic* visit* abr* elig* eleg* escog* sigu* segui* habl* mensaj*
   sms carta* minuto* hora horas dia dias tarde manana semana* casa llega* lleg* devuelv* muestr* mostr* imprim* escrib*
   rellen* firm* pierd* perd* viene* vien* sal* guard* recuerd* busc* persig* cola camin* conduc* envi* confirm* enlace*
   clic* cobr* cancel* reprogram* reserv* correo* avis* entend* entiend* comprend* dorm* consult* hac*`,
]);

/** Phrases that are said in every company and can be checked in none. */
export const stockPhrases: readonly RegExp[] = [
  /(?:improv|enhanc|elevat|optimi[sz]|transform|boost|better|great|best|excellent|seamless|smooth|amazing|outstanding)\w*\s+(?:\w+\s+){0,3}(?:customer\s+|user\s+|client\s+|overall\s+|service\s+)*(?:experience|satisfaction|journey|service|cx|happiness|engagement|relationship)s?\b/,
  /(?:customer|client)s?\s+(?:experience|satisfaction)\s+(?:\w+\s+){0,2}(?:improv|increas|better|higher|enhanc)\w*/,
  /\b(?:happy|happier|satisfied|more satisfied|delighted|loyal)\s+(?:customers?|clients?|users?)\b/,
  /\b(?:customer[- ]centric|customer[- ]focus|client[- ]centric|customer[- ]first|customer obsess)\w*/,
  /\b(?:add|adds|adding|create|creates|deliver|delivers|bring|brings)\s+(?:more\s+|real\s+)?value\b/,
  /\b(?:meet|meets|exceed|exceeds|exceeding|surpass)\s+(?:\w+\s+){0,3}expectations\b/,
  /\b(?:mejor|optimi[zc]|transform|potenci|excelente|buena|gran|optima)\w*\s+(?:\w+\s+){0,4}(?:experiencia|satisfaccion|servicio|atencion|relacion|calidad)s?\b/,
  /\b(?:experiencia|satisfaccion)\s+(?:\w+\s+){0,3}(?:mejor|aument|super|increment)\w*/,
  /\b(?:clientes?|usuarios?)\s+(?:mas\s+)?(?:felices|contentos?|satisfechos?|fieles|leales|encantados?)\b/,
  /\b(?:aport|cre|gener|anad)\w*\s+(?:mas\s+)?valor\b/,
  /\b(?:cumpl|super|exced)\w*\s+(?:\w+\s+){0,3}expectativas\b/,
];

/** Banners for a wall. */
export const slogans: readonly RegExp[] = [
  /\b(?:customers?|clients?)\s+(?:always\s+)?(?:come\s+)?first\b/,
  /\b(?:customer|client)s?\s+(?:is|are)\s+(?:king|always right|our (?:priority|purpose|reason|heart))\b/,
  /\bat the (?:heart|centre|center|core)\b/,
  /\b(?:go|goes|going) the extra mile\b|\bworld[- ]class\b|\bbest[- ]in[- ]class\b|\bnext level\b|\bwow\b/,
  /\bevery (?:customer|interaction|moment|touchpoint)s? (?:matters?|counts?)\b/,
  /\b(?:together|passion|excellence) (?:for|in|we)\b/,
  /\bel cliente (?:es lo )?(?:primero|siempre)\b|\bcliente en el centro\b|\bcentro de todo\b/,
  /\bmarcar la diferencia\b|\bmilla (?:extra|de mas)\b|\bsiguiente nivel\b|\bclase mundial\b|\bpasion por\b/,
];
