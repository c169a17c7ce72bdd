// Longer than a file should be, because it is a list of words to be read and amended side by side, not code.

/**
 * Words that do one job in what customers tell, in English and Spanish side by side: what is learnt of "waited … weeks"
 * then holds for "espero … meses" too. Folded as the readers fold words; * = whatever follows. A word may do several
 * jobs. Written for this project; not taken from any list.
 */
export const families: Readonly<Record<string, Readonly<Record<'en' | 'es', string>>>> = {
  negation: {
    en: 'no not nt never none nothing nobody noone neither nor without cant cannot dont doesnt didnt wont wouldnt isnt arent wasnt werent havent hasnt hadnt couldnt shouldnt aint hardly barely zero nowhere',
    es: 'no ni nunca jamas nada nadie ningun ninguna ninguno sin tampoco cero apenas',
  },
  nobody: {
    en: 'nobody noone none neither',
    es: 'nadie ninguno ninguna ningun',
  },
  company: {
    en: 'company companies firm provider supplier bank insurer insurance council hospital hotel airline shop store landlord branch office surgery clinic airport station operator carrier broker agency',
    es: 'empresa compania banco aseguradora seguro ayuntamiento hospital hotel aerolinea tienda casero oficina sucursal clinica aeropuerto estacion operadora proveedor gestoria mutua cafeteria',
  },
  staff: {
    en: 'agent agents staff assistant advisor adviser clerk manager boss supervisor driver nurse doctor waiter waitress receptionist reception engineer technician fitter plumber operator rep representative colleague colleagues crew team porter guard conductor teacher officer pharmacist physio dentist lady chap bloke guy gentleman cashier steward',
    es: 'agente agentes personal empleado empleada empleados asesor gestor gestora encargado encargada jefe jefa supervisor chofer conductor enfermera enfermero doctor doctora medico camarero camarera recepcion recepcionista tecnico fontanero electricista operador operadora teleoperador* companero companera equipo portero vigilante guardia revisor profesor* farmaceutic* fisio dentista senora senor senorita chica chico muchacho dependient* azafata* cajera instalador perito',
  },
  department: {
    en: 'department departments dept team teams desk counter window line level tier office offices',
    es: 'departamento departamentos ventanilla ventanillas mostrador oficina oficinas seccion nivel despacho mesa',
  },
  contact: {
    en: 'call called calls calling phone phoned phoning rang ring ringing rung email emailed emails emailing mail mailed mails write wrote written writing letter letters message messages messaged text texted chat chats contacted contact voicemail voicemails tweet dm dmed dial dialled redial* spoke speak spoken',
    es: 'llam* telefon* correo correos mail mails email emails escrib* escrito carta cartas mensaje mensajes whatsapp chat contact* marcar marque marco buzon hablar hable burofax wasap',
  },
  report: {
    en: 'reported report complain complained complaint complaints raised raise flagged flag mentioned mention told tell asked ask requested request claim claims ticket tickets case incident pointed logged notified informed warned',
    es: 'avis* report* quej* reclam* pedi pedido pedimos pido dije dijimos comente comentado incidencia incidencias parte siniestro expediente caso denunci* inform* notifi* solicit* pregunt* adverti*',
  },
  answer: {
    en: 'answer answered answers reply replied replies respond responded response responses react reacted reaction acknowledg* pick picks picked',
    es: 'contest* respond* respuesta respuestas replica acuse reaccion* cogen cogio coge atiend* atendio atendieron',
  },
  silence: {
    en: 'silence silent ignored ignore ignores ignoring unanswered unread crickets dead bounced blocked hung cuts cut deaf dismissed brushed shrug shrugged fob fobbed stonewall* blanked ghosted',
    es: 'silencio ignor* colg* cortan corto corta callados mudo mudos oidos sordos caso omiso largas pared encogi* bloque* desaparec* deso* devuelto pasan pasotas',
  },
  apology: {
    en: 'sorry apologised apologized apology apologise apologies apologising regret regrets sympathetic understanding sympathised',
    es: 'disculp* perdon lament* siento sienten sintio comprensiv*',
  },
  listened: {
    en: 'listened listen heard understand understood noted note notes wrote took statement logged registered recorded acknowledged assured explained explains explanation admitted confirmed promised promise promises said says passed forwarded',
    es: 'escuch* entend* anot* apunt* nota tomo tomaron registr* asegur* explic* admit* confirm* promet* dijo dijeron dicen quedaron trasladar* recog*',
  },
  'look into': {
    en: 'look looking looked investigat* check checking checked review reviewing process pending progress examined assess assessing',
    es: 'mira* investig* revis* comprob* tramit* proceso estudi* pendiente valor*',
  },
  act: {
    en: 'sent send sends engineer technician visit visited came booked ordered order swapped replaced replacement changed escalated opened arranged scheduled issued credited posted shipped reset resetted transferred started begun installed tightened cleaned disconnected removed waived part partial half voucher temporary lent',
    es: 'mand* envi* vino vinieron cambi* pidieron pieza tecnico repuesto sustituy* reset* reinici* escal* abier* abrieron program* inici* instal* limpi* quitaron retir* mitad parte vale provisional prestaron recambio empezado obras pusieron peritar taller podaron asfaltaron',
  },
  solve: {
    en: 'sorted sort solved solve resolved resolve fixed fix repaired mended corrected refunded refund returned settled works working restored cured cleared reimbursed repaid credited received arrived delivered found recovered reconnected unblocked unlocked put right',
    es: 'resuel* resolv* solucion* arregl* repar* correg* corrig* devuelto devolvieron devolucion reembols* abon* funciona funcionando va lleg* aparec* recuper* restable* desbloque* zanjad* listo anul* encontr* quedo',
  },
  'now ok': {
    en: 'finally eventually end last now already since again back',
    es: 'fin final ya ahora menos mal vuelto volvio hoy',
  },
  again: {
    en: 'again back second third fourth once more another still repeat repeatedly twice keeps keep anew recurr* relapsed reappear* returned returns resumed',
    es: 'vez veces nuevo nuevamente vuelve vuelto vuelta volvio volvieron volver segunda tercera cuarta sigue siguen seguimos siempre repet* reaparec* mismo misma mismos andadas otra otro',
  },
  'many times': {
    en: 'times twice thrice three four five six seven eight nine ten dozen dozens hundred several countless endless every each repeatedly keep keeps constantly multiple',
    es: 'veces tres cuatro cinco seis siete ocho nueve diez mil cien docena varias varios infinitas cada continuamente muchas multiples dos',
  },
  ordinal: {
    en: 'second third fourth fifth sixth seventh 2nd 3rd 4th 5th',
    es: 'segunda tercera cuarta quinta sexta segundo tercer cuarto quinto',
  },
  wait: {
    en: 'wait waited waiting waits queue queued queues queuing queueing line hold delay delayed delays late pending stood stuck overdue lag',
    es: 'esper* cola colas fila filas tarda* tardo retraso retrasos demora* musica musiquita pendiente aguant*',
  },
  'long time': {
    en: 'hour hours hrs day days week weeks month months year years ages forever age january february march april may june july august september october november december easter winter spring summer christmas minutes mins morning afternoon',
    es: 'hora horas dia dias semana semanas mes meses ano anos eternidad siglo siglos enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre minutos manana tarde invierno primavera verano',
  },
  'short time': {
    en: 'minute seconds second instant instantly immediately quick quickly quicker fast straight jiffy flash moment once promptly',
    es: 'minuto segundo segundos instante acto rapid* momento enseguida seguida pronto volando pispas ratito periquete santiamen inmediat*',
  },
  still: {
    en: 'still yet since ongoing',
    es: 'todavia aun sigo sigue seguimos siguen desde',
  },
  transfer: {
    en: 'transferred passed bounced sent referred redirected shunted pillar post fobbed',
    es: 'pasan pasaron pasado deriv* mandan mandaron marean mareando pelota ping rebot* ceca peregrin*',
  },
  retell: {
    en: 'explain explained repeat repeated retell retold story recite scratch beginning chapter same details again',
    es: 'explic* repet* repito contar contarlo conte contado historia pelicula cero principio mismos datos padrenuestro cuent*',
  },
  channel: {
    en: 'website web app online site branch counter fax post print printer printed scan form forms paper paperwork portal email phone',
    es: 'web app pagina internet oficina ventanilla fax correo imprim* impresora escane* formulario formularios impreso papel papeles papeleo portal certificado',
  },
  must: {
    en: 'had have need needed must to require required make makes forced',
    es: 'tuve tuvimos tengo tener tienes tiene toca toco hay obligan obliga piden',
  },
  work: {
    en: 'drive drove driven travel travelled trip trips errand photocopy borrow borrowed chase chasing chased search searched scroll spreadsheet fill filled typed type upload uploaded photos hoops jump click clicks clicked dig',
    es: 'conduc* viaj* desplaz* kilometros perseguir buscar busque rellen* teclear escribir fotos subir vueltas pelear pelearme ir volver perder perdi dia manana clics fotocopi* libre',
  },
  unclear: {
    en: 'confusing confused unclear contradictory different differ contradict understand understood figure clear misleading complicated complex degree riddle jargon martian greek knows know knew says one another lost maze labyrinth incomprehensible find',
    es: 'confus* claro aclara* aclaro contradic* distinta distinto entiend* entend* lio liosa laberinto complicad* complej* chino sabe saben dice pone encontrar ingenieria jeroglif* clara',
  },
  hard: {
    en: 'hard difficult impossible nightmare struggle struggled pain painful frustrating exhausting tiring hassle faff palaver battle fight fought ordeal tedious awkward cumbersome gave up begging drag dragged patience effort odyssey mission torture chore',
    es: 'dificil imposible calvario odisea pelea pelear* lucha infierno engorr* pesad* agot* harto harta desesper* suplicio lata paciencia cansad* rogar mendig* manera forma cost* martirio tedios*',
  },
  easy: {
    en: 'easy easier easily simple simply effortless smooth smoothly breeze doddle painless straightforward seamless convenient handy intuitive piece cake walk clear quick',
    es: 'facil facilisimo sencill* comod* fluid* agil pan comido coser cantar tonteria chupado intuitiv* pispas gusto simple volando clar*',
  },
  'only once': {
    en: 'one once single only just first go attempt step click tap clicks taps',
    es: 'una uno un solo sola unico primera tirada toque toques clic clics sentada',
  },
  spared: {
    en: 'without neednt already filled prepared automatic automatically handled everything themselves took care arranged',
    es: 'ellos encargaron todo solo automatic* hicieron necesidad hizo falta tener',
  },
  please: {
    en: 'please pls plz kindly could can would grateful appreciate',
    es: 'favor porfa porfavor porfi pfv podrian podria podrias podeis pueden puede puedes rogamos ruego agradeceria',
  },
  'ask verb': {
    en: 'send tell explain confirm check help call cancel move change refund remove resend clarify advise update inform arrange provide let',
    es: 'mand* digan digame decidme expliq* confirm* comprueb* ayud* llamen llamadme anulen anular cambi* devuelv* quiten reenv* aclar* avis* den facilit* envien pasadme pasen',
  },
  'question word': {
    en: 'what when where who which how why whose whats wheres whens hows',
    es: 'que cuando donde quien cual como por cuanto cuantos cuanta adonde',
  },
  'can i': {
    en: 'can could may is are do does am will would should',
    es: 'puedo podemos puede hay esta estan es son tengo tenemos sera debo admiten aceptan',
  },
  'need info': {
    en: 'know wondering wonder inquire enquire query information info news update status details receipt invoice copy statement certificate appointment',
    es: 'saber informacion info noticias estado detalle recibo factura copia justificante certificado cita duda pregunta consulta',
  },
  want: {
    en: 'want need like wish require looking expect hoping',
    es: 'quiero quisiera necesito deseo gustaria queria solicito exijo espero',
  },
  'my own': {
    en: 'my mine our me i we us im ive id',
    es: 'mi mis mio mia nuestro nuestra me yo nos',
  },
  you: {
    en: 'you your yours u ya yourselves',
    es: 'usted ustedes vosotros vuestro vuestra vuestros os su sus ud vos vuestras',
  },
  they: {
    en: 'they them their theyre he she',
    es: 'ellos ellas les le',
  },
  should: {
    en: 'should ought could would might may suggest suggestion recommend idea consider propose tip perhaps maybe',
    es: 'deberia deberian deberiais tendria tendrian podrian podria podriais suger* recomend* idea propongo consejo quiza quizas plantee* planteaos estaria',
  },
  'would be good': {
    en: 'would be better nice good great handy helpful useful lovely improve improvement perfect appreciated love',
    es: 'estaria seria vendria bien mejor util genial practico mejorar mejora ideal agradec* encantaria molaria',
  },
  'add more': {
    en: 'more add bring put open offer extend longer bigger larger another extra introduce provide include install less fewer stop reduce remove',
    es: 'mas anad* pon* abr* ofre* ampli* mayor otra incluy* menos quit* reduc* traed vuelvan volved volver agreg*',
  },
  'if only': {
    en: 'if only wish missing lack lacking needs',
    es: 'ojala falta faltan echa menos hace',
  },
  thanks: {
    en: 'thank thanks thankyou thx ty ta cheers grateful gratitude appreciate appreciated kudos credit shoutout bless props bravo',
    es: 'graci* agradec* aplauso enhorabuena felicid* bendi* bravo ole chapo chapeau',
  },
  good: {
    en: 'great excellent amazing fantastic brilliant wonderful lovely superb perfect awesome outstanding fab terrific best marvellous impeccable spotless delightful top professional exceptional flawless gem star stars angel angels treasure legend legends hero heroes',
    es: 'excelente genial fantastic* maravill* estupend* increible perfect* magnific* fenomenal mejor impecable extraordinari* encanto espectacular sobresaliente profesional* angel angeles crack cracks joya sol diez cana lujo ole',
  },
  kind: {
    en: 'kind friendly helpful polite patient caring warm welcoming attentive lovely sweet thoughtful respectful smile smiling human kinder cheerful',
    es: 'amable* amabilidad simpatic* atent* cercan* carinos* majo maja paciencia encantador* dulce educad* humano sonrisa trato',
  },
  love: {
    en: 'love loved loving enjoy enjoyed adore happy delighted pleased glad impressed satisfied recommend recommended trust grateful fan',
    es: 'encant* ador* disfrut* content* feliz satisfech* recomiend* recomend* enamor* gusta gusto confio alegr* impresion*',
  },
  beyond: {
    en: 'above beyond mile way trouble effort deserves raise pay rise hat hats',
    es: 'volc* desvi* merece sombrero suban detalle',
  },
  bad: {
    en: 'bad terrible awful horrible worst poor rubbish useless disgrace disgraceful shame shameful shambles joke pathetic appalling disappointing disappointed rude disgusting lousy garbage',
    es: 'mal malo mala pesim* terrible horrible peor fatal verguenza vergonz* desastre lamentable basura chapuza maleducad* asco asquer* penos* decepcion*',
  },
  irony: {
    en: 'great lovely brilliant wonderful fantastic bravo congratulations nice well done thanks',
    es: 'genial estupendo fantastico bravo enhorabuena bonito bien gracias ole maravilloso',
  },
  price: {
    en: 'price prices expensive cost costs charge charged fee fees bill cheap cheaper dear pricey rise hike interest rate pay paid',
    es: 'precio precios caro cara carisimo cuesta cobr* comision comisiones factura recibo barat* subida interes intereses pag* euros',
  },
  leave: {
    en: 'leave leaving left cancel cancelling cancelled cancellation switch switching switched quit close closing closed terminate end ending moving move moved port ported unsubscribe exit gone goodbye bye adios farewell done finished over drop dropping ditch ditching part parting',
    es: 'irme voy vamos marcho marchar* baja bajas cancel* cambi* cerrar cierro cerrando dejo dejar llev* portabilidad borr* abandon* despid* acab* termin* adios hasta rescind* paso pasarme quedais marchamos largo',
  },
  elsewhere: {
    en: 'elsewhere competitor competitors competition rival another other others else different switch provider somewhere cheaper',
    es: 'competencia otro otra sitio parte lado enfrente rival alternativ* compania',
  },
  'never again': {
    en: 'never again last longer anymore wont back return renew renewal',
    es: 'nunca mas ultima ultimo vuelvo volver volveremos renov* jamas pisar pienso pelo',
  },
  'customer of': {
    en: 'customer client subscription contract account membership member policy renewal loyalty business custom',
    es: 'cliente clienta suscripcion contrato cuenta permanencia poliza socio renovacion fidelidad abono',
  },
  ultimatum: {
    en: 'unless otherwise if or else one more another reason stay',
    es: 'como o motivo razon quedarme igual* si otra subid*',
  },
  'think about': {
    en: 'thinking considering think tempted close verge looking decided decide',
    es: 'pensando pienso plante* valor* tent* punto decid* mirando buscando',
  },
  law: {
    en: 'law legal legally illegal illegally lawyer solicitor attorney sue court tribunal rights gdpr ombudsman regulator police authorities consumer trading standards breach contract unlawful liability liable compensation damages negligence claim watchdog report prosecute statutory',
    es: 'ley leyes legal ilegal abogad* demand* juzgado* juicio tribunal derechos derecho rgpd defensor regulador policia guardia consumo omic denunci* incumpl* responsabilidad indemniz* negligen* judicial* burofax querella autoridad* comisaria notaria hoja reclamaciones',
  },
  fraud: {
    en: 'fraud fraudulent scam scammed scammer stolen stole theft steal thief hacked hack hacker unauthorised unauthorized authorised cloned identity phishing impersonat* pin password forged recognise recognize',
    es: 'fraude estaf* rob* ladron hacke* clon* suplant* phishing autoriz* falsific* timo timad* reconozco consta suena identidad contrasena contrasenas',
  },
  privacy: {
    en: 'data privacy leaked leak shared disclosed personal details address records medical confidential anothers stranger blood results exposed',
    es: 'datos privacidad filtr* compart* personales direccion historial confidencial ajenos desconocid* analisis expuest*',
  },
  discrimin: {
    en: 'discriminat* racist race racism black gay religion disability disabled wheelchair accent surname gender pregnant age skin foreigner muslim hijab',
    es: 'discrimin* racis* negro negra gitan* religion discapac* silla acento apellido embaraz* edad mayores extranjer* color genero gay moro',
  },
  harass: {
    en: 'harass* touched touching groped grabbed assault* threatened threatening abuse abused abusive hit pushed shouted screamed followed stalked insult* humiliat* bully bullied',
    es: 'acos* toco tocar tocaba manose* agarr* agred* amenaz* abus* peg* empuj* grito gritaron insult* humill* siguio',
  },
  injury: {
    en: 'hurt injured injury broke broken bled blood bleeding burn burned burnt cut fell fall slipped tripped fracture fainted collapsed unconscious ambulance hospital wound blisters bruise choked pain scalded stitches',
    es: 'herid* lesion* romp* sangr* quem* cort* cai cayo caida resbal* tropez* fractur* desmay* ambulancia hospital ampollas golpe* atragant* puntos urgencias lastim*',
  },
  illness: {
    en: 'sick ill poisoning poisoned vomiting vomit vomited allergic allergy allergies rash asthma inhaler breathing diabetic insulin reaction diarrhoea nausea fever throwing',
    es: 'enferm* vomit* intoxic* alerg* sarpullido urticaria asma inhalador respirar diabetic* insulina diarrea mareo fiebre gastroenteritis salmonel* celiac* indigest*',
  },
  medication: {
    en: 'medication medicine dose dosage tablets pills pill drug drugs prescription wrong injection pharmacist expired date',
    es: 'medicament* medicina dosis pastilla* receta inyec* farmac* caducad* tableta* comprimid*',
  },
  danger: {
    en: 'dangerous danger unsafe safety hazard risk fire smoke smoking sparks sparked shock gas burning smell melted explode exploded explosion overheated hot wire wires wiring exposed live brakes brake seatbelt emergency alarm exit blocked falling fall child kid baby toddler kids balcony railing drown mould mold asbestos carbon collapse electrocuted',
    es: 'peligr* insegur* seguridad riesgo fuego humo chispa* chisp* calambre corriente gas quemado olor huele derriti* explot* explosion recalent* cable* pelado frenos freno cinturon* emergencia alarma salida taponad* tapada caer nino nina bebe crio ninos balcon barandilla ahog* moho amianto incendi* ardio arde electrocut* quemando chamusc*',
  },
  'foreign body': {
    en: 'glass metal plastic insect cockroach hair mould mouldy worm rat rats mouse screw needle maggots spoiled rotten raw expired',
    es: 'cristal vidrio metal plastico insecto cucaracha* pelo moho gusano* rata* raton* tornillo aguja podrid* crudo caducad* bicho*',
  },
  selfharm: {
    en: 'suicide suicidal kill myself die dying dead death harm alive anymore wake live',
    es: 'suicid* mat* morir morirme muert* vivir despertar dano',
  },
  problem: {
    en: 'problem problems issue fault faulty error broken crash crashed down outage leak leaks leaking dripping drip stopped dead frozen blank noise damp wrong missing lost damaged trouble bug failed fails',
    es: 'problema problemas fallo falla error averia roto rota caid* cort* fuga gote* par* congel* ruido humedad mal perdid* dan* bug estrope* incidencia averiad*',
  },
  'as before': {
    en: 'same as before identical usual square one restart',
    es: 'mismo misma igual antes lado casilla lo',
  },
  but: {
    en: 'but however although though yet except unfortunately only',
    es: 'pero aunque sin embargo salvo lastima',
  },
  if: {
    en: 'if unless when would whether suppose hope',
    es: 'si cuando ojala espero como',
  },
};
