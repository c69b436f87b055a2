"""Given names and the sex that they usually tell; a small list, for cast without a description."""

from __future__ import annotations

import re
from typing import Literal


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEMALE = _names(
    """
    ada agnes alice alison amanda amber amelia amy ana andrea angela anita ann anna anne annie aria
    ava barbara beatrice bella beth betty bianca brenda bridget camila carla carmen carol caroline
    catherine cathy cecilia celia charlotte chloe christina claire clara claudia cora cynthia daisy
    dana daphne deborah delia diana donna dora doris dorothy edith elaine eleanor elena elinor elisa
    elise eliza elizabeth ella ellen elsa emily emma erica esther eva eve evelyn fatima felicia
    fiona flora frances freya gabriela gemma georgia gina gloria grace greta gwen hana hannah
    harriet hazel heather heidi helen helena holly ida ingrid irene iris isabel isabella isla ivy
    jane janet jasmine jean jenna jennifer jenny jessica jill joan joanna josephine joy joyce judith
    judy julia julie juliet june karen kate katherine kathleen katie kayla keiko kelly kim kira
    kristen laila lara laura lauren layla lea leah lena leila lila lilian lily linda lisa liv liz
    lola lorna louise lucia lucy luna lydia mabel madison mae maggie mara margaret margot maria
    marie marina marion marta martha mary maya megan mei melanie melissa mia michelle mildred mina
    mira miranda miriam molly mona monica nadia nancy naomi natalia natalie nell nina nora norah
    olga olive olivia ophelia paige pamela patricia paula pauline pearl penelope penny phoebe polly
    priya rachel rebecca rita robin rosa rosalind rose rosemary rosie ruby ruth sabrina sally
    samantha sandra sara sarah selma serena sharon sheila shirley sofia sonia sophia sophie stella
    stephanie susan susie sylvia tamara tanya tara teresa tess tessa theresa tina trudy una ursula
    valerie vanessa vera veronica victoria viola violet vivian wanda wendy willa winifred xiu yasmin
    yoko yolanda yuki yvonne zara zelda zoe
    """
)
_MALE = _names(
    """
    aaron abdul abe adam adrian ahmed akira alan albert alejandro alex alexander alfred ali andre
    andrew andy angus anthony antonio archie arnold arthur barry ben benjamin bernard bill billy bob
    boris brad brandon brian bruce bruno bryan caleb callum carl carlos cedric charles charlie
    chester chris christian christopher clarence claude clement clive colin connor craig cyrus dale
    dan daniel danny darren dave david dean dennis derek desmond diego dimitri dmitri dominic don
    donald douglas duncan dylan ed eddie edgar edmund eduardo edward edwin eli elijah elliot elliott
    emil enzo eric ernest ethan eugene evan ezra felix fernando finn floyd francis francisco frank
    franklin fred frederick gabriel gary gavin gene geoffrey george gerald giles gilbert glenn
    gordon graham grant greg gregory gus guy hank hans harold harry harvey hassan hector henry
    herbert hiro hiroshi homer horace howard hubert hugh hugo hunter ian ibrahim igor isaac ivan
    jack jackson jacob jake jamal james jared jason javier jay jeff jeffrey jeremy jerome jerry jim
    jimmy joe joel john johnny jonah jonas jonathan jorge jose joseph josh joshua juan julian julius
    justin karl keith ken kenji kenneth kevin kurt kyle lance larry lars lawrence lee leo leon
    leonard leroy lewis liam lloyd logan louis lucas luis luke magnus malcolm manuel marc marco
    marcus mario mark martin marvin mason mateo matt matthew maurice max maxwell michael miguel mike
    miles milo mohammed morgan morris moses nathan nathaniel ned neil nelson nicholas nick nigel
    noah noel norman oliver omar orlando oscar otis otto owen pablo patrick paul pedro percy perry
    pete peter phil philip pierre quentin rafael ralph ramon randy raul ravi ray raymond rex richard
    rick ricky robert roberto rodney roger roland roman ron ronald rory ross roy rudolf rupert
    russell ryan sam samuel scott sean sebastian sergei seth shane sid sidney simon spencer stan
    stanley stefan stephen steve steven stuart sven ted terry theo theodore thomas tim timothy
    tobias toby todd tom tommy tony travis trevor tristan tyler victor vincent viktor vladimir wade
    wallace walter warren wayne wesley wilbur will william winston xavier yuri yusuf zachary zack
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
