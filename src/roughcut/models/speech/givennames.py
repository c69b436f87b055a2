"""Given names and the sex that they usually tell; a small list, for cast without a description."""

from __future__ import annotations

import re
from typing import Literal


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEMALE = _names(
    """
    ada agnes akane akiko alice alison amanda amber amelia amy ana andrea angela anita ann anna
    anne annie anri aria asuka ava aya ayaka ayumi barbara beatrice bella beth betty bianca bonnie
    brenda bridget camila camille carla carmen carol caroline catherine cathy cecilia celia
    charlotte chihiro chloe christina claire clara claudia cora cynthia daisy dana daphne deborah
    delia diana donna dora doris dorothy edith elaine eleanor elena elinor elisa elise eliza
    elizabeth ella ellen elsa emi emily emma eri erica erin esther eva eve evelyn faith fatima
    felicia fiona flora florence frances freya gabriela gemma georgia gina gloria grace greta gwen
    hana hannah harriet haruka hazel heather heidi helen helena hikari himari hinata holly honoka
    hope ida ines ingrid irene iris isabel isabella isla ivy jane janet jasmine jean jenna
    jennifer jenny jessica jill joan joanna josephine joy joyce judith judy julia julie juliet
    june junko kana kaori karen kasumi kate katherine kathleen kathryn katie kayla keiko kelly kim
    kira kristen kyoko laila lara laura lauren layla lea leah leila lena lihua lila lilian lily
    linda lisa liv liz lola lorna lotte louise lucia lucy luna lydia mabel maddie madeleine
    madison mae maeve maggie mai maisie maki mara margaret margot maria marie mariko marina marion
    marlene marta martha mary matilda maud maya megan megumi mei meimei melanie melissa mia
    michelle michiko midori mika miki mila mildred millie mina mira miranda miriam misaki mitsuki
    miyu mizuki molly momoka mona monica na nadia nana nanami nancy naoko naomi natalia natalie
    natasha natsuki nell nina nora norah olga olive olivia ophelia paige pam pamela patricia paula
    pauline pearl penelope penny petra phoebe piper polly priya rachel rebecca reiko rika riko rin
    rita robin rosa rosalind rose rosemary rosie ruby ruth sabrina sachiko saki sakura sally
    samantha sandra sara sarah satsuki sayaka scarlett selma serena sharon sheila shiori shirley
    silvia simone sofia sonia sophia sophie sora stella stephanie sue susan susie sylvia tamara
    tanya tara teresa tess tessa thea theresa tina tomoko trudy una ursula valerie vanessa vera
    veronica victoria viola violet virginia vivian wanda wendy willa winifred winnie xiaomei xiu
    yasmin yoko yolanda yui yuka yuki yukiko yuko yumi yuna yvonne zara zelda zoe
    """
)
_MALE = _names(
    """
    aaron abdul abe adam adrian ahmed akira alan albert alejandro alex alexander alfred ali andre
    andrew andy angus anthony antonio archie arnold arthur barry ben benjamin bernard bert bill
    billy bob boris brad brandon brian bruce bruno bryan caleb callum carl carlos cedric charles
    charlie chester chris christian christopher clarence clark claude clement clive colin connor
    craig cyril cyrus daichi daiki daisuke dale dan daniel danny darren dave david dean dennis
    derek desmond diego dimitri dmitri dominic don donald doug douglas duncan dylan earl ed eddie
    edgar edmund eduardo edward edwin eiji eli elias elijah elliot elliott emil enzo eric ernest
    ethan eugene evan ezra felix fernando finn floyd francis francisco frank franklin fred
    frederick gabriel gary gavin gene genji geoffrey george gerald gilbert giles glen glenn gordon
    goro graham grant greg gregory gus guy hajime hamlet hank hans harold harry haru haruto harvey
    hassan hayato hector henry herbert herman hideo hiro hiroki hiroshi hiroto homer horace howard
    hubert hugh hugo hunter ian ibrahim ichiro igor isaac isamu itsuki ivan ivo jack jackson jacob
    jake jamal james jamie jared jason jasper javier jay jeff jeffrey jeremy jerome jerry jesse
    jianguo jim jimmy jiro joe joel john johnny jon jonah jonas jonathan jordan jorge jose joseph
    josh joshua juan julian julius jun junichi justin kaito karl katsuo kazuki kazuo kei keita
    keith ken kenji kenneth kenta kevin kohei koji kota kurt kyle lance larry lars laurence
    lawrence lee lei leo leon leonard leopold leroy lewis liam lloyd logan louis lucas luis luke
    magnus makoto malcolm manabu manuel marc marco marcus mario mark martin marvin masao masaru
    mason mateo matt matthew maurice max maxwell michael miguel mike miles milo minoru mohamed
    mohammed morgan morris mortimer moses naoki naoto nathan nathaniel ned neil nelson nicholas
    nick nigel noah noboru noel norman oliver omar orlando osamu oscar oskar otis otto owen pablo
    patrick paul pedro percy perry pete peter phil philip pierre qiang quentin rafael raj ralph
    ramon randy raul ravi ray raymond reginald ren rex richard rick ricky riku rob robert roberto
    rodney roger roland roman romeo ron ronald rory ross roy rudolf rufus rupert russell ryan ryo
    ryota ryu saburo salim sam samuel satoru satoshi scott sean sebastian sergei seth shane shin
    shinji shota shun sid sidney silas simon spencer stan stanley stefan stephen steve steven
    stuart sven taichi takashi takeshi taku takumi taro tatsuya ted terence terry theo theodore
    thomas tim timothy tobias toby todd tom tommy tony toru toshio travis trevor tristan tsubasa
    tyler victor viktor vincent vladimir wade wallace walter warren wayne wesley wilbur wilfred
    will william winston xavier yamato yasuo yoshi yuri yusuf yusuke yuta yuto zach zachary zack
    """
)
_FEMALE_ZH = (
    "芳娜娟婷丽莉静敏雪梅玲霞红燕妮媛倩怡琳琴兰菊莲花香月秀珍珠蓉薇娥婉淑惠慧萍瑶莎茜露嫣姗妍娇梦雅欣悦晴"
)
_MALE_ZH = "强刚勇伟军磊涛斌超鹏杰峰辉龙虎雄武国建志浩宇轩豪毅健飞彪海山东阳博凯力松柏福贵财富生根柱栋梁诚"
_WORD = re.compile(r"[a-z]+")


def usual_sex(name: str) -> Literal["female", "male"] | None:
    """The usual sex of somebody of this name; None when the list does not know it."""
    for word in _WORD.findall(name.lower()):
        if word in _FEMALE:
            return "female"
        if word in _MALE:
            return "male"
    for sign in reversed(name):
        if sign in _FEMALE_ZH:
            return "female"
        if sign in _MALE_ZH:
            return "male"
    return None
