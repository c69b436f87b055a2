"""Given names and the sex that they usually tell, for a cast that nothing else tells of."""

from __future__ import annotations

import re
from typing import Literal

from roughcut.script.naming import given_name


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEMALE = _names(
    """
    abby abigail ada adaeze adele aditi adriana agnes agnieszka aida aiko aisha akane akiko alba
    alejandra alessandra alexa alexandra alexia alexis alice alicia alina alison alyssa amanda
    amara amber amelia amina amy ana anastasia anastasiya andrea angela anika anisha anita ann
    anna annabel annabelle anne annie anouk anri antonia anya araceli aria ariana ariel arya
    asha ashley astrid asuka audrey aurora ava aya ayaka ayesha ayumi barbara beata beatrice
    becky belinda bella bernadette beth bethany betty bianca birgit blanca bonnie brenda brianna
    bridget brigitte bronwyn brooke callie camila camille candice cara carina carla carly carmen
    carol carolina caroline cassandra cassie catalina catherine cathy cecilia celia charlene
    charlotte chiamaka chiara chihiro chioma chloe christina christine ciara claire clara
    claudia claudine colette constance consuela cora cordelia corinne cristina cynthia daisy
    dana daniela daphne darya deborah deepa deirdre delia delilah denise destiny diana divya
    dolores dominique donna dora doris dorota dorothy ebony edith edna eileen ekaterina elaine
    eleanor elena elin elinor elisa elise eliza elizabeth ella ellen ellie eloise elsa elvira
    emi emilia emily emma emmeline eri erica erika erin ernestine esme esmeralda estella estelle
    esther etta eugenia eunice eunji eva evangeline eve evelyn evie ewa faith fangfang farah
    fatima fatou fay faye felicia fiona flora florence frances freya frida funmi gabriela
    gabrielle gail galina gemma genevieve georgia georgina gina ginny giovanna giulia gladys
    gloria golda grace graciela greta guadalupe gudrun gwen gwendolyn halima hallie hana hanna
    hannah harmony harriet haruka hazel heather hedwig heidi helen helena helga henrietta hettie
    hikari hilary hilda himari hinata hiroko holly honoka hope hyejin ida ifeoma ilana ilse
    imani imogen ines inga ingeborg ingrid irene irina iris isabel isabella isadora isla itzel
    ivana ivy jackie jacqueline jada jana jane janelle janet janice jasmine jean jeanette jemima
    jenna jennifer jenny jess jessica jill jiwoo jiyeon jo joan joanna jocelyn jodie joelle
    johanna jolene josefina josephine josie joy joyce juana juanita judith judy julia juliana
    julie juliet julieta june junko justine jutta kamala kana kaori kara karen karina karla
    kasumi kate katherine kathleen kathryn kathy katie katja katrina katya kavita kayla kayleigh
    keiko kelly kelsey kendra kerry kerstin keziah khadija kim kimberly kira kirsten kirsty
    kitty kristen kristin kristina kylie kyoko laila lakshmi lana lara larissa latoya laura
    laurel lauren lavinia layla lea leah leela leila lena leonie leonora lesley leticia liesel
    lihua lila lilian liliana lilith lillian lily lina linda lindsay ling lingling lisa liv liz
    lola loretta lorna lorraine lotte louisa louise luana lucia lucinda lucy ludmila luisa luna
    lupe lydia lyra mabel mackenzie maddie maddy madeleine madison mae maeve magda magdalena
    maggie mai maia maisie maki malika mandy manuela mara marcela marcia margaret margarita
    margery margot marguerite maria mariam mariana maribel maricela marie marigold mariko
    marilyn marina marion marisa marisol marjorie marlena marlene marta martha mary matilda maud
    maureen mavis maya meera meg megan megumi mei meiling meimei melanie melissa mercedes
    meredith mia michelle michiko midori mika miki mila mildred milena millicent millie mina
    minji minnie mira mirabel miranda miriam misaki mitsuki miyoko miyu mizuki moira molly
    momoka mona monica monique muriel myra myrtle mythili na nadia nadine nadja naima nana
    nanami nancy naoko naomi natalia natalie natasha natsuki neha nell nellie nerys ngozi nia
    niamh nicola nicole nicolette nikki nina nisha noelle noemi noor nora norah noreen nuria
    odette odile ofelia oksana olga olive olivia ophelia orla padma paige paloma pam pamela
    parvati patience patricia paula pauline pearl penelope penny perla petra petunia philippa
    philomena phoebe pilar piper pippa polina polly pooja poppy portia precious prisca priscilla
    priya priyanka prudence queenie rachel radha raisa ramona raquel reba rebecca regina reiko
    renata renee rhea rhiannon rhoda rika riko rin rita robin rochelle rosa rosalie rosalind
    rosalyn rosamund rosario rose rosemary rosie rowena roxana roxanne ruby rukmini ruth sabrina
    sachiko sadie saffron saga saira saki sakura sally salma samantha samira sandra sandy
    sanjana saoirse sapphire sara sarah saskia satsuki savannah sayaka sayuri scarlett selena
    selma senna seraphina serena shanice shanti sharon sheila sheryl shiori shirley shivani
    shreya shruti sigrid silvia simone simran sinead siobhan siri sita siv skye sofia soledad
    solveig sonia sonja soojin sooyoung sophia sophie sora soraya stacey stacy stella stephanie
    sue sunita susan susanna susannah susie suzanne svetlana swati sybil sylvia sylvie tabitha
    talia tamar tamara tammy tanya tara tatiana tatyana temperance teresa tess tessa thea thelma
    theresa tilda tilly tina tomoko toni tori tricia trinity trudy tuva ulrike uma una ursula
    ute valentina valeria valerie vanessa vasilisa vera verity verna veronica vicki vicky
    victoria viola violet virginia vivian vivien vivienne wanda wendy wilhelmina willa wilma
    winifred winnie winona xenia xiaohong xiaoli xiaomei xiu xochitl yara yasmin yasmine yejin
    yekaterina yelena yesenia yetunde yingying ylva yoko yolanda yui yuka yuki yukiko yuko yulia
    yumi yumiko yuna yvette yvonne zadie zahra zainab zara zelda zeynep zhanna zoe zofia zora
    zuri
    """
)
_MALE = _names(
    """
    aaron abdul abe abel abraham adam adebayo aditya adolfo adrian agustin ahmed akash akira
    alan albert alejandro aleksander aleksei alessandro alex alexander alexandre alexei alfred
    ali alistair alonso alvaro alvin amadou amir amit anand anatoly anders andre andreas andrei
    andreu andrew andy angelo angus ansel anthony antoine anton antonin antonio aram arash
    archie ari arjun arman armando arnav arne arnold artem arthur arturo asher ashok august
    augustus axel ayaan bao barnaby barry bart bartholomew bashir basil beau ben benedict benito
    benjamin benny bernard bernhard bert bertrand bilal bill billy bjorn blake bob bobby bogdan
    boris boyd brad brandon brendan brett brian brody bruce bruno bryan byron cal caleb callum
    calvin carl carlo carlos cary cedric cesar chad chandra charles charlie chester chidi
    chinedu chris christian christopher chuck clarence clark claude clay clayton clement
    clifford clint clive clyde cody cole colin connor conrad constantine cooper cormac cornelius
    cory craig cristian curtis cyril cyrus daichi daiki daisuke dale damian damien damon dan
    daniel danny dante darius darnell darrell darren daryl dave david davide davit dean declan
    deepak denis dennis denzel derek deshawn desmond dev devin dex dexter diego dieter dimitri
    dinesh dirk dmitri dmitriy dominic dominik don donald donghyun donovan dorian doug douglas
    drake duane duncan dwayne dwight dylan eamon earl earnest ed eddie edgar edgardo edison
    edmund eduardo edvard edward edwin efrain egon eiji einar eitan eli elias elijah elliot
    elliott ellis elmer elvis emanuel emeka emil emile emilio emmanuel emmett enrique enzo eric
    erich erik ernest ernesto erwin esteban ethan eugene evan evander everett ezra fabian fabio
    faisal farhan felipe felix ferdinand fergus fernando fidel filip finn florian floyd flynn
    forrest francis francisco frank franklin fred freddie freddy frederick friedrich fritz
    fyodor gabriel gael gareth garrett gary gaston gavin gavriel gene genji geoff geoffrey
    george gerald gerard gerardo gerhard gianni gideon gilbert gilberto giles gino giorgio
    giovanni giuseppe glen glenn gonzalo gopal gordon goro graham grant greg gregory griffin
    grigori guido guillaume guillermo gunnar gunther gus gustav gustavo guy hajime hakeem hakim
    hamid hamish hamlet hank hans haoran hari harish harlan harold harry haru haruto harvey
    hassan hayato hector heinrich helmut hendrik henrik henry herbert herman hernan hideo hiram
    hiro hiroki hiroshi hiroto hitoshi hoang homer horace horatio hossein howard hubert hugh
    hugo humphrey hunter hussein iain ian ibrahim ichiro idris ignacio igor ilya imran ingmar
    irving isaac isaiah isamu ismael ismail israel itsuki ivan ivo jabari jack jackson jacob
    jacques jaehyun jake jakob jalen jamal james jamie jan janek janos jared jarvis jason jasper
    javi javier jay jayden jed jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jerzy
    jesse jethro jianguo jianjun jiho jihoon jim jimmy jin jinho jiri jiro joachim joaquin
    jochen joe joel joey johan johann john johnny jon jonah jonas jonathan jonny jordan jorge
    jorgen jose josef joseph josh joshua juan juergen jules julian julius jun junichi justin
    kabir kadir kaito kareem karim karl kaspar kasper katsuo kaveh kazuki kazuo keanu kei keita
    keith kelvin kemal ken kendrick kenji kenneth kenny kenta kermit kevin khalid kian kieran
    kirk klaus kofi kohei koji konrad konstantin kota krishna kristof krzysztof kumar kurt kwame
    kyle kyrie lachlan lamar lance larry lars laszlo laurence laurent lawrence lazarus leander
    lee lei leif leland lennart lennox leo leon leonard leopold leroy lev levi lewis liam liang
    lincoln linus lionel lloyd logan lorenzo lothar louis luca lucas lucian luciano lucien
    ludovic ludwig luigi luis luka lukas luke lyle magnus mahesh mahmoud makoto malachi malcolm
    malik manabu manfred manny manu manuel marc marcel marcelo marco marcus marek mario marius
    mark marlon marshall martin marty marvin masao masaru mason mateo mateus matt matthew
    matthias maurice mauricio maurizio max maximilian maxwell mehmet melvin merlin micah michael
    michel miguel mike mikhail milan miles milo minho minoru mitch mitchell mohamed mohammed
    mohan mohit morgan morris mortimer moses muhammad mustafa myron nadir naoki naoto nasir nate
    nathan nathaniel naveen ned neil nelson nestor nicholai nicholas nick nicolas niels nigel
    nikhil nikola nikolai nikos nils noah noboru noel nolan norbert norman octavio olaf oleg
    oliver olivier omar omari orion orlando orson osamu oscar oskar osman ossie oswald otis otto
    owen pablo pascal pat patrick paul pavel peder pedro percy perry pete peter phil philip
    pierre piotr prakash pranav preston qiang quentin quincy quinton rafael rahul raj rajesh
    ralph ramon randy raoul raphael rashid rasmus raul ravi ray raymond reggie reginald reinhold
    remy ren rene reuben rex rhys ricardo richard rick ricky rico riku rob robert roberto
    roderick rodney rodrigo roger rohan rohit roland rolf romain roman romeo ron ronald ronan
    ronnie rory roscoe ross roy ruben rudolf rudy rufus rune rupert rurik russell ryan ryo ryota
    ryu saburo sai said salim salvador salvatore sam samir samuel sandeep sanjay sanjeev
    santiago santos satoru satoshi saul sayed scott seamus sean sebastian sebastien seojun
    sergei sergio seth shaan shane shankar shaun shawn sheldon shin shinji shota shun sid sidney
    siegfried sigmund silas silvio simon skip sol solomon soren spencer spike stan stanley
    stefan stefano stephan stephen steve steven stewart stuart sungmin sunil suresh sven
    sylvester taddeo tadeo tadeusz taichi takashi takeshi taku takumi talib tariq taro tate
    tatsuya ted terence terry thaddeus theo theodore thiago thomas thor thorsten tibor tim
    timofey timothy tito tobias tobin toby todd tom tomas tomasz tomek tommaso tommy tony tor
    torsten toru toshio travis trevor tristan tsubasa tucker tunde ty tyler tyrone ulrich
    ulysses umar umberto uriel vaclav vadim valentin vasily vaughn vernon vic victor vijay
    vikram viktor vince vincent vinny virgil vito vlad vladimir volker wade waldo wallace walter
    warren wayne wesley weston wilbur wilfred wilfredo wilhelm will william willie winston
    wolfgang wyatt xander xavier xiaoming yamato yann yannick yasuo yosef yoshi yousef yuan yuri
    yusuf yusuke yuta yuto yves zach zachary zack zaid zane zayn zeke zev zoltan
    """
)
_FEMALE_ZH = frozenset(
    "芳娜娟婷丽莉静敏雪梅玲霞红燕妮媛倩怡琳琴兰菊莲花香月秀珍珠蓉薇娥婉淑惠慧萍瑶莎茜露嫣姗妍娇梦雅欣悦晴雯英洁颖颜菲佳莹晚曼"
    "柔芸芷妙念依伊若黛蕾蕊璐璇韵缨绮纤素灵凝凤卉宛巧彤愫樱歆沁沫澜漪滢爱玫玥珊琪琼瑛甜盈箐紫芊芝苗茵荷菁萱葵蓓蔓蝶诗贞荔霏馨"
    "雨春桃杏棠棉绣绒绫翠碧娴娅娆媚姝妤姣好奴嫦嬛囡丫妞姬"
)
_MALE_ZH = frozenset(
    "强刚勇伟军磊涛斌超鹏杰峰辉龙虎雄武国建志浩宇轩豪毅健飞彪海山东阳博凯力松柏福贵财富生根柱栋梁诚明亮林洋坤波承牧辰寒川泽渊"
    "霆骁煜煊烨昊旭晟景朗墨默铭锋钧铮锐鑫钟震霖靖驰骏翰翔羿祁祥禹程策腾航舜荣衡贺赫迟远逸野铠长闯阔隽岩峻岳崇巍帆康弘彦德忠恒"
    "慎战振擎攀昂朝权桓洲淮湛潮灏炎焕煌熊琛璋盛砚硕祖稷竞纲维群聪胜良莽蒙裕谦贤跃轲达迪逊雷霄韬魁齐珩珏冬刀铁石牛奎"
)
_WORD = re.compile(r"[a-z]+")


def usual_sex(name: str) -> Literal["female", "male"] | None:
    """The usual sex of somebody of this name; None when the list does not know it."""
    for word in _WORD.findall(name.lower()):
        if word in _FEMALE:
            return "female"
        if word in _MALE:
            return "male"
    for sign in reversed(given_name(name)):
        if sign in _FEMALE_ZH:
            return "female"
        if sign in _MALE_ZH:
            return "male"
    return None
