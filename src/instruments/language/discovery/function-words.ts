// Words that carry no topic, written for this project. A theme's name neither begins nor ends with one.
const written: Readonly<Record<string, string>> = {
  en: `a about above after again against all almost already also although always am an and another any anyone anything are
    aren't around as at away back be because been before being between both but by came can can't cannot come could
    couldn't did didn't do does doesn't doing don't done down during each either else even ever every everything few
    finally for from get gets getting give given go goes going gone got had hadn't has hasn't have haven't having he her
    here him his how however i i'd i'll i'm i've if in into is isn't it it's its just keep keeps know last let like lot
    made make makes many may maybe me might more most much must my myself need needs never no nobody none nor not nothing
    now of off on once one only or other our out over own please put quite rather really said same say says see seem seems
    she should since so some someone something still such take than that that's the their them then there there's these
    they they're thing things think this those though through till to today together told too try trying two under until
    up upon us use used using very want wanted wants was wasn't way we we're well went were weren't what what's when where
    whether which while who whom whose why will with within without won't would wouldn't yes yet you you're you've your
    yours able find possible seems sure tell help bit later ago hi hello hey dear thanks thank regards sincerely greetings
    morning afternoon evening best kind cheers ok okay ask asked happened happen`,
  es: `a al algo alguien algún alguna algunas alguno algunos ante antes aquel aquella aquí así aún aunque bajo bien buen bueno
    buena buenas buenos cada casi como cómo con contra cosa cosas cual cuál cuando cuándo da dado dar de debe decir del
    desde después dice dicho dijeron dijo donde dónde dos durante e el él ella ellas ellos en entonces entre era eran es
    esa ese eso esos esta está estaba están estar estas este esto estos estoy fue fueron gracias ha había hace hacer hacia
    han hasta hay he hola hoy ir la las le les lo los luego más me mejor mi mis mismo mucho muchos muy nada nadie ni ningún
    ninguna no nos nosotros o os otra otras otro otros para pero poco por porque pude puede pueden puedo pues que qué quien
    quién quiero quiere se sea según ser si sí sido siempre sin sino sobre solo sólo son soy su sus tal también tampoco tan
    tanto te tener tengo tenía ti tiene tienen toda todas todavía todo todos tras tu tú tus un una unas uno unos usted
    ustedes va vamos van ver vez veces voy y ya yo saludos estimado estimada señor señora favor día días tarde`,
  fr: `a à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons beaucoup bien
    bonjour bonsoir c ça car ce cela celle celui ces cet cette ceux chaque chez chose comme comment d dans de depuis
    derrière des deux dit dois doit donc dont du elle elles en encore entre est et étaient était été être eu eux fait
    faire faut fois font hier ici il ils j jamais je jour jours l la là le les leur leurs lui m ma madame mais me même
    merci mes moi moins mon monsieur n ne ni non nos notre nous on ont ou où par parce pas pendant personne peu peut peux
    plus plusieurs pour pourquoi qu quand que quel quelle quelque qui quoi rien s sa sans se sera ses seulement si sien
    soit son sont sous suis sur t ta tant te tes toi ton toujours tous tout toute toutes très trop tu un une va vers veux
    voir vos votre vous y cordialement salutations`,
  de: `aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis bitte da dabei
    dadurch dafür damit danach danke dann das dass davon dazu dem den denn der des deshalb die dies diese diesem diesen
    dieser dieses doch dort du durch ein eine einem einen einer eines einfach einmal er erst es etwas euch euer für ganz
    gar geht gegen gemacht gerne gibt grüße guten hab habe haben hallo hat hatte hatten hier hin ich ihm ihn ihnen ihr
    ihre ihrem ihren ihrer im immer in ins ist ja jede jeder jedoch jemand jetzt kann kein keine keinen können könnte
    lassen leider machen man mehr mein meine meinem meinen meiner mich mir mit möchte muss müssen nach nicht nichts nie
    niemand noch nun nur ob oder ohne schon sehr sein seine seit selbst sich sie sind so sogar soll sollte sondern sonst
    tag um und uns unser unsere unter viel viele vom von vor war waren warum was weg weil welche wenn wer werde werden wie
    wieder will wir wird wirklich wo wollte wurde wurden zu zum zur zwei freundlichen`,
  pt: `a à acho agora ainda além algo alguém algum alguma ali ao aos apenas após aquela aquele aqui as às assim até bem bom
    boa cada caso coisa com como contra da das de dela dele depois desde deve dia dias disse do dois dos e é ela elas ele
    eles em entre era eram essa esse esta está estão estar estava este estou eu faz fazer fez foi foram há isso isto já la
    lá lhe mais mas me mesmo meu meus minha muito na nada não nas nem nenhum ninguém no nos nós nossa nosso num numa nunca
    o obrigada obrigado olá onde os ou outra outro para pela pelo per pode poder pois por porque porquê posso pra quais
    qual quando quanto que quê quem quer quero são se sem sempre ser será seu seus sim só sobre sou sua suas também tão
    te tem têm tenho ter teve tinha toda todo todos tudo um uma uns vai vamos vez vezes você vocês vou cumprimentos`,
  it: `a abbiamo ad adesso ai al alcuni alla alle allo allora altra altri altro anche ancora anni avere aveva avete avevo bene
    buongiorno buonasera c che chi ci ciao ciò come con cosa così cui d da dal dalla dalle dei del dell della delle dello
    dentro detto deve di dopo dove due e è ed era erano essere fa fare fatto fino fra fu gli già giorno grazie ha hai hanno
    ho i il in io l la le lei li lo loro lui ma mai me meno mentre mi mia mie miei mio molto ne nei nel nell nella nelle
    nessun nessuno niente no noi non nostra nostro o ogni ora per perché però più poco poi possibile posso prima proprio
    può qua qualche quale quando quanto quel quella quelle quelli quello questa queste questi questo qui quindi sarà se
    sei sempre senza si sia siamo siete solo sono sta state stato su sua sue sugli sul sulla suo suoi te ti tra tu tutta
    tutte tutti tutto un una uno va vi voi volta volte vorrei saluti cordiali`,
};

const sets = new Map(
  Object.entries(written).map(([language, list]) => [language, new Set(list.split(/\s+/))]),
);
const none: ReadonlySet<string> = new Set();

/** The function words of a language; none are known for others, where frequency must tell. */
export const functionWords = (language: string): ReadonlySet<string> => sets.get(language) ?? none;
