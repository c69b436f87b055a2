"""The usual gender of common given names, English, Chinese and Japanese."""

from __future__ import annotations

import re
from typing import Literal

Sex = Literal["female", "male"]

_WOMEN_WORDS = """
    akane akiko alice amelia amy angela anna anne annie anri aria asuka ava aya ayaka ayumi barbara bella
    beth betty bonnie camille carla carol caroline catherine charlotte chihiro chloe christina claire
    clara cora daisy daphne diana dorothy eleanor elena elise elizabeth ella ellen elsa emi emily emma eri
    erin esther eva eve evelyn faith fang fatima fiona flora florence frances freya gloria grace greta
    hana hannah harriet haruka hazel heather heidi helen helena hikari himari hinata honoka hope ida ines
    irene iris isabel isabella ivy jane janet jasmine jean jennifer jenny jessica jill joan joanna
    josephine joy joyce judith judy julia julie juliet june junko kana kaori karen kasumi kate katherine
    kathryn keiko kelly kim kyoko laura lauren layla leah leila lena li lihua lily linda lisa liz lola
    lotte louise lucia lucy luna lydia mabel maddie madeleine maeve maggie mai maisie maki mara margaret
    maria marie mariko marion marlene martha mary matilda maud maya megan megumi mei meimei melissa mia
    michelle michiko midori mika miki mila mildred millie mina mira miriam misaki mitsuki miyu mizuki
    molly momoka mona na nadia nana nanami nancy naoko naomi natalie natasha natsuki nina nora norah olive
    olivia pam pamela patricia paula pauline penelope penny petra phoebe piper polly priya rachel rebecca
    reiko rika riko rin rita rosa rose rosemary rosie ruby ruth sachiko saki sakura sally samantha sandra
    sara sarah satsuki sayaka scarlett selma serena sheila shiori silvia simone sofia sonia sophia sophie
    sora stella stephanie sue susan sylvia tara teresa tess tessa thea theresa tina tomoko ursula valerie
    vanessa vera veronica victoria viola violet virginia vivian wanda wendy willa winnie xiaomei yan
    yasmin ying yoko yui yuka yuki yukiko yuko yumi yuna yvonne zara zoe
"""
_WOMEN = frozenset(_WOMEN_WORDS.split())
_MEN_WORDS = """
    aaron adam adrian ahmed akira alan albert alex alexander alfred ali andrew andy anthony archie arnold
    arthur barry ben benjamin bernard bert bill billy bo bob boris brad brian bruce bruno carl carlos
    cedric chao charles charlie chris christopher clark clive colin connor craig cyril daichi daiki
    daisuke dan daniel danny david dean dennis derek diego dmitri dominic donald doug douglas duncan dylan
    earl ed eddie edgar edmund edward edwin eiji eli elias elliot emil eric ernest ethan eugene evan felix
    finn francis frank fred frederick gabriel gang gary gavin genji geoffrey george gerald gilbert giles
    glen gordon goro graham greg gregory gus hajime hamlet hank hans hao harold harry haru haruto harvey
    hassan hayato henry herbert herman hideo hiro hiroki hiroshi hiroto horace howard hubert hugh hugo ian
    ichiro igor isaac isamu itsuki ivan ivo jack jackson jacob jake james jamie jason jasper jeff jeremy
    jerome jerry jesse jianguo jim jimmy jiro joe joel john johnny jon jonas jonathan jordan jose joseph
    josh joshua juan julian julius jun junichi kaito karl katsuo kazuki kazuo kei keita keith ken kenji
    kenneth kenta kevin kohei koji kota kurt kyle larry lars laurence lee lei leo leon leonard leopold
    lewis liam lloyd long louis lucas luis luke magnus makoto malcolm manabu marc marco marcus mario mark
    martin marvin masao masaru mateo matt matthew maurice max michael miguel mike miles milo ming minoru
    mohamed mortimer moses naoki naoto nathan ned neil nicholas nick nigel noah noboru norman oliver omar
    osamu oscar oskar otto owen pablo patrick paul pedro peng pete peter phil philip pierre qiang quentin
    raj ralph ravi ray raymond reginald ren rex richard rick riku rob robert robin rodney roger roland
    roman romeo ron ronald rory ross roy rudolf rufus rupert russell ryan ryo ryota ryu saburo salim sam
    samuel satoru satoshi sebastian sergei seth shane shin shinji shota shun sidney silas simon stan
    stanley stefan stephen steve steven stuart taichi takashi takeshi taku takumi tao taro tatsuya ted
    terence terry theo theodore thomas tim timothy tobias toby tom tommy tony toru toshio trevor tsubasa
    victor vincent vladimir wallace walter warren wei wilfred will william winston xavier yamato yasuo
    yong yoshi yusuf yusuke yuta yuto zach
"""
_MEN = frozenset(_MEN_WORDS.split())
_WOMEN_SIGNS = frozenset(
    "娜婷芳娟英丽莉雅静淑惠珠翠玉萍红娥玲芬燕彩菊勤珍莲雪荣爱妹霞香月莺媛艳凤琴素云蕾薇菲婉娴瑶怡婵蓉"
    "眉君澜纯毓悦昭琬茗羽希倩柔梅兰妍妮姗婧媚娇嫣嫂妈娘姑姨奶婆姐姬妃后惜晓晴美子樱"
)
_MEN_SIGNS = frozenset(
    "伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺"
    "信子杰涛昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲"
    "江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠"
    "策腾楠榕风航弘爷叔伯爸父哥弟公郎"
)


def usual_sex(name: str) -> Sex | None:
    """The gender that a name usually belongs to; None where it tells nothing."""
    for word in re.findall(r"[a-z]+", name.lower()):
        if word in _WOMEN:
            return "female"
        if word in _MEN:
            return "male"
    han = "".join(c for c in name if "一" <= c <= "鿿")
    given = han[1:] if 2 <= len(han) <= 3 else han[-2:]
    score = sum((c in _WOMEN_SIGNS) - (c in _MEN_SIGNS) for c in given)
    if score:
        return "female" if score > 0 else "male"
    return _by_ending(name)


def _by_ending(name: str) -> Sex | None:
    words = re.findall(r"[a-z]+", name.lower())
    if (
        words
        and len(words[0]) > 3
        and words[0].endswith(("ella", "ina", "etta", "ette", "ia", "issa", "elle"))
    ):
        return "female"
    return None
