#include "common/text/stop_words.h"

#include <array>
#include <mutex>

namespace dateline::text {
namespace {

struct StopList {
  std::string_view language;
  std::string_view words;  // folded, between spaces
};

constexpr std::array kStopLists = {
    // The 127 words of Snowball's classic English list as usually counted; the last lines are the same words
    // contracted.
    StopList{"en",
             "i me my myself we our ours ourselves you your yours yourself yourselves he him his "
             "himself she her hers herself it its itself they them their theirs themselves what which "
             "who whom this that these those am is are was were be been being have has had having do "
             "does did doing a an the and but if or because as until while of at by for with about "
             "against between into through during before after above below to from up down in out on "
             "off over under again further then once here there when where why how all any both each "
             "few more most other some such no nor not only own same so than too very s t can will "
             "just don should now "
             "i'm you're we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll "
             "you'll he'll she'll it'll we'll they'll isn't aren't wasn't weren't hasn't haven't "
             "hadn't doesn't don't didn't won't wouldn't shan't shouldn't can't cannot couldn't "
             "mustn't"},
    StopList{"de",
             "aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin "
             "bis bist da damit dann das dass dein dem den denn der des dich die dies diese diesem "
             "diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einige er es "
             "etwas euch fur gegen habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr "
             "ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jener jetzt "
             "kann kein keine konnen konnte man mehr mein mich mir mit muss nach nicht nichts noch nun "
             "nur ob oder ohne sehr sein seine seinem seinen seiner selbst sich sie sind so solche soll "
             "sollte sondern sonst uber um und uns unser unter vom von vor wahrend war waren was weg "
             "weil weiter welche welcher wenn wer werde werden wie wieder will wir wird wirst wo wollen "
             "wurde wurden zu zum zur zwar zwischen"},
    StopList{"fr",
             "a ai au aucun aussi autre aux avec avait avant avoir c car ce cela celle celles celui ces "
             "cet cette ceux chez comme d dans de depuis des deux donc du elle elles en encore entre est "
             "et etaient etait etre eu eux fait faire fut il ils j je l la le les leur leurs lors lui m "
             "ma mais me meme mes moi mon n ne ni nos notre nous on ont ou par pas peu plus pour pres qu "
             "quand que quel quelle quelles quels qui s sa sans se sera ses si son sont sous sur t ta te "
             "tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y"},
    StopList{"es",
             "a al algo algunas algunos ante antes aquel como con contra cual cuando de del desde donde "
             "dos durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba "
             "estado estan estas este esto estos estoy fue fueron ha habia habian han hasta hay la las "
             "le les lo los mas me mi mis mismo mucho muchos muy nada ni no nos nosotros nuestra nuestro "
             "o os otra otras otro otros para pero poco por porque pues que quien quienes se sea segun "
             "ser si sido sin sobre son su sus tambien tan tanto te tiene tienen toda todas todo todos "
             "tras tu tus un una uno unos usted y ya yo"},
    StopList{"it",
             "a ad agli ai al alla alle allo anche ancora avere aveva avevano c che chi ci co coi col "
             "come con contro cosa cui da dagli dai dal dalla dalle dallo degli dei del della delle "
             "dello di dopo dove due e ed era erano essere fa fino fra gli ha hai hanno ho i il in io la "
             "le lei li lo loro lui ma me mentre mi mia mie miei mio ne negli nei nel nella nelle nello "
             "no noi non nostra nostro o ogni per pero perche piu poi quale quando quanto quella quelle "
             "quelli quello questa queste questi questo sara se sei senza si sia sono sopra sta stata "
             "stati stato su sua sue sugli sui sul sulla sulle sullo suo suoi tra tu tua tuo tutti tutto "
             "un una uno vi voi"},
    StopList{"pt",
             "a ao aos aquela aquelas aquele aqueles aquilo as ate com como contra da das de dela delas "
             "dele deles depois desde do dos durante e ela elas ele eles em entre era eram essa essas "
             "esse esses esta estao estas estava este estes eu foi foram ha isso isto ja lhe lhes mais "
             "mas me mesmo meu meus minha muito na nas nao nem no nos nossa nosso num numa o os ou para "
             "pela pelas pelo pelos por porque qual quando que quem sao se seja sem ser sera seu seus so "
             "sob sobre sua suas tambem te tem ter teve tinha toda todas todo todos tu um uma umas uns "
             "voce"},
    StopList{"nl",
             "aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus "
             "een eens en er ge geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun "
             "iemand iets ik in is ja je kan kon kunnen maar me meer men met mij mijn moet na naar niet "
             "niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot u uit uw van "
             "veel voor want waren was wat we wel werd werden wezen wie wij wil word worden wordt zal ze "
             "zelf zich zij zijn zo zonder zou zouden"},
    StopList{"sv",
             "alla allt an att av bara blev bli blir blivit da de dem den denna deras dess dessa det "
             "detta dig din dina ditt du dar efter ej eller en er era ett fran for ha hade han hans har "
             "henne hennes hon honom hur i icke ingen inom inte jag ju kan kunde man med mellan men mig "
             "min mina mitt mot mycket ni nu nar nagon nagot nagra och om oss pa samma sedan sig sin "
             "sina sitt skulle som sa sadan till under upp ut utan vad var vara varfor varit vem vi vid "
             "vilka vilken vilket vart over ska"},
    StopList{"no",
             "alle at av bare begge ble blei bli blir blitt bade da de deg dei dem den denne der dere "
             "deres det dette di din disse ditt du eller en enn er et ett etter for fordi fra ha hadde "
             "han hans har henne hennes her hun hva hvem hvilken hvis hvor hvordan hvorfor i ikke ingen "
             "inn ja jeg kan kom kun kunne man mange med meg mellom men mer min mitt mot mye na nar ned "
             "noe noen nok og ogsa om opp oss over pa sa samme seg selv sin sine sitt skal skulle slik "
             "som til under ut uten var vaere vaert ved vi vil ville"},
    StopList{"da",
             "ad af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din "
             "disse dog du efter eller en end er et for fordi fra ha havde han hans har hende hendes her "
             "hos hun hvad hvis hvor i ikke ind jeg jer jo kan kunne man mange med meget mellem men mig "
             "min mine mit mod matte ned nogen noget nogle nok nu nar og ogsa om op os over pa samt selv "
             "sig sin sine sit skal skulle som sadan til ud uden under var ved vi vil ville vor vaere "
             "vaeret"},
    StopList{"fi",
             "alla ei eivat eli emme en ennen etta han hane hanen hanet heidan heille heita he hyvin "
             "ilman itse ja jo jos jossa joka joita joiden jolla jonka josta jota jotka kanssa kaikki "
             "kuin kuinka kun mika mita missa minun mina me meidan meita minut mukaan mutta myos myoskin "
             "muu muut nama ne niiden niin niita noin nuo nyt naiden ole olen oli olisi olla ollut on "
             "ovat pitkin poikki se seka sen siella siina sille silti sina sita sitten tai te tassa tata "
             "tahan tama taman tuo tuon vaan vaikka vain viela voi yli"},
    StopList{"ru",
             "а без бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для "
             "до его ее если есть еще же за здесь и из или им их к как какой когда кто ли либо меня мне "
             "может мы на надо нас не него нее нет ни них но ну о об однако он она они оно от очень по "
             "под после потом потому при про с сам свое свои себя сейчас со так также такой там тебя тем "
             "то того тоже только том ты у уже хотя чего чей чем через что чтобы чье эта эти это этого "
             "этой этом этот эту я"},
    StopList{"ar",
             "ان او اي اما الا الي اذا انه انها التي الذي الذين اللذين ايضا بان بعد بعض بل به بها بين "
             "تحت تكون تلك ثم حتي حول حيث حين خلال دون ذلك سوف ضد عبر عليه عليها علي عن عند عندما غير "
             "فان فقط في فيه فيها فيما قبل قد كان كانت كل كما كي لا لان لدي لقد لكن لكنه لم لما لن له "
             "لها لهم لو ليس ما ماذا مع من منذ منه منها نحو نفس هذا هذه هل هم هناك هنا هو هؤلاء هي وان "
             "وفي وقد وكان وكانت وقال ولا ولم ومن وهو وهي يكون و"},
    StopList{"fa",
             "از است اگر اما ان انان انچه انها اند او اي اين اينكه با بايد بر براي بود بودند بودن باشد "
             "باشند بي به بين پس پيش تا تمام تو چند چه چون چيزي حتي خواهد خواهند خود خويش در درباره دارد "
             "دارند داشت داشته دو ديگر را روي زير سوي شد شده شدن شود شما شان طي عليه كرد كرده كردند كردن "
             "كند كنند كنيد كه كسي گفت گفته ما مانند من مورد مي ميان نمي نه نيز نيست وي و ها هاي هر هم "
             "همان همه همچنين همين هنوز هيچ يا يك يكي"},
    StopList{"hi",
             "अपना अपनी अपने अब आदि आप इन इस इसका इसकी इसके इसी इसे उन उनका उनकी उनके उनको उन्हें उस "
             "उसका उसकी उसके उसे एक एवं और कई कर करता करते करना करने का किया की किसी कुछ के को कोई कौन "
             "क्या गई गए गया जब जहाँ जा जाता जाती जाते जाना जिस जैसे जो तक तथा तब तो था थी थे दिया दो "
             "द्वारा न नहीं ना ने पर फिर बहुत बाद भी मगर में मैं यदि यह यहाँ यही या ये रहा रही रहे लिए "
             "लेकिन व वह वहाँ वही वाली वाले वे सब सभी साथ से हम ही हुआ हुई हुए है हैं हो होता होती होते "
             "होना होने"},
};

std::unordered_set<std::string_view> split(std::string_view words) {
  std::unordered_set<std::string_view> set;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    set.insert(words.substr(0, space));
    if (space == std::string_view::npos) break;
    words.remove_prefix(space + 1);
  }
  return set;
}

struct LazySet {
  std::once_flag split;
  std::unordered_set<std::string_view> words;
};

}  // namespace

const std::unordered_set<std::string_view>& stop_words(std::string_view language) {
  static std::array<LazySet, kStopLists.size()> sets;
  static const std::unordered_set<std::string_view> none;
  for (std::size_t i = 0; i < kStopLists.size(); ++i) {
    if (kStopLists[i].language != language) continue;
    std::call_once(sets[i].split, [i] { sets[i].words = split(kStopLists[i].words); });
    return sets[i].words;
  }
  return none;
}

std::vector<std::string_view> languages_with_stop_words() {
  std::vector<std::string_view> languages;
  for (const StopList& list : kStopLists) languages.push_back(list.language);
  return languages;
}

}  // namespace dateline::text
