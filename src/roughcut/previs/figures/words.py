"""The words of descriptions, English and Chinese, for age, build, hair, clothes and colours."""

# ruff: noqa: E501  (the tables read better unbroken)

from __future__ import annotations

from roughcut.previs.schema import Colour

# Every table maps a value to a pattern; the first value in a table that is found wins. English
# patterns match whole words; Chinese ones anywhere.

AGES = {
    "old": r"elderly|old (?:wo)?m[ae]n|old lady|aged|ageing|aging|senior|grey-haired|"
    r"gray-haired|white-haired|silver-haired|"
    r"grandmother|grandfather|grandma|grandpa|granny|wrinkled|retired|ancient|(?:in (?:his|her|their) )?"
    r"(?:late fifties|sixties|seventies|eighties|nineties)|old|veteran|"
    r"老人|老年|年迈|老太|老头|老汉|老妇|爷爷|奶奶|外婆|外公|婆婆|白发|苍老|[六七八九]十多?岁|[六七八九]旬|花甲|古稀",
    "teen": r"teen\w*|adolescent|school ?(?:girl|boy)|high[- ]school\w*|pupil|student|youth|"
    r"少年|少女|(?<![二三四五六七八九])十(?:几|多|[一二三四五六七八九])岁|高中生|初中生|中学生|学生|青少年",
    "child": r"child|kid|little (?:girl|boy)|small (?:girl|boy)|toddler|young (?:girl|boy)|boy|girl of \w+|"
    r"小男孩|小女孩|男孩|儿童|孩童|小孩|孩子|幼童|男童|女童|[五六七八九]岁",
    "adult": r"adult|grown|middle-aged|(?:in (?:his|her|their) )?(?:\w+ )?(?:twenties|"
    r"thirties|forties|fifties)|young (?:wo)?m[ae]n|"
    r"young lady|成年|中年|青年|年轻|[二三四五]十多?岁",
}  # fmt: skip
BUILDS = {
    "stout": r"stout|heavy(?:-?set)?(?! (?:coat|beard|bag))|fat|big man|big woman|barrel-chested|thickset|"
    r"rotund|chubby|plump|overweight|round(?:ed)? (?:build|figure|"
    r"body)|burly|broad|stocky|portly|"
    r"large build|big-bodied|胖|丰满|魁梧|壮硕|肥|圆滚滚|健壮|微胖",
    "slim": r"slim|thin(?! (?:hair|beard|moustache|smile|lips))|slender|skinny|lean|lanky|petite|slight|gaunt|wiry|bony|scrawny|willowy|frail|瘦|苗条|纤细|清瘦|消瘦|娇小",
    "average": r"average build|medium build|athletic|fit|中等身材|匀称",
}
HEIGHTS = {
    "very_tall": r"very tall|towering|giant|extremely tall|高大|很高",
    "short": r"short (?:wo)?m[ae]n|short lady|short person|short in stature|short stature|"
    r"small stature|tiny|petite|diminutive|"
    r"short(?=,| and| with)|矮|个子不高|娇小",
    "tall": r"tall|lanky|long-legged|高个|个子高|身材高|高挑|修长",
}
HAIR_STYLES = {
    "bald": r"bald(?:-headed)?|shaved head|shaven[- ]head(?:ed)?|clean-shaven head|hairless|no hair|光头|秃头|秃顶|没有头发",
    "balding": r"balding|receding|thinning(?: [\w-]+)? hair|half bald|谢顶|头发稀疏|发际线|半秃|地中海",
    "afro": r"afro|爆炸头",
    "braids": r"braids?|braided|plaits?|plaited|pigtails?|cornrows|dreadlocks|locs|麻花辫|辫子|双辫",
    "twin_tails": r"twin ?-?tails?|bunches|双马尾",
    "ponytail": r"pony ?-?tail|hair (?:is )?tied back|tied-back hair|马尾|束发|扎起|扎着头发",
    "bun": r"bun|topknot|chignon|updo|hair (?:tied |pinned |put |swept )?up|knot of hair|丸子头|发髻|盘发|盘起|挽起",
    "long_curly": r"long[\w, -]{0,16}curl(?:y|s)|curl(?:y|s)[\w, -]{0,12} long|长卷发|卷曲的?长发",
    "long_wavy": r"long[\w, -]{0,16}wavy|wavy[\w, -]{0,16}hair|waves|波浪|大卷|卷发披肩",
    "curly": r"curl(?:y|s)|frizzy|卷发|卷毛|自然卷",
    "buzz": r"buzz ?-?cut|crew ?-?cut|cropped hair|shaven|military cut|寸头|平头|板寸",
    "long_fringe": r"long[\w, -]{0,20}(?:bangs|fringe)|齐刘海[^，。,]*长发|长发[^，。,]*齐刘海|姬发",
    "bob": r"bob(?: ?cut|bed)?(?= |$|,|\.)(?! \w+ing)(?<!name is bob)|chin-length|page ?boy|"
    r"波波头|齐耳|学生头",
    "shoulder": r"shoulder[- ]length|medium[- ]length hair|及肩|中长发|齐肩|披肩",
    "messy": r"messy|tousled|unkempt|dishevelled|disheveled|spiky|scruffy|wild hair|凌乱|蓬乱|刺猬头|乱糟糟",
    "swept": r"swept[- ]back|slicked|quiff|pompadour|side-?swept|背头|油头|大背头",
    "neat": r"neat(?:ly)?[\w -]{0,14} hair|combed|tidy hair|neat haircut|整齐的?短发|利落的?短发",
    "long": r"long[\w, -]{0,24}hair|hair[\w ,]{0,10} long|flowing hair|waist-length|长发|长直发|长头发",
    "short": r"short[\w, -]{0,24}hair|cropped|pixie|短发|短头发|短直发",
}  # fmt: skip
FACIAL_HAIR = {
    "stubble": r"stubbl[ey]|unshaven|designer stubble|three-day beard|five o'clock shadow|胡茬|胡渣|胡子拉碴",
    "long_beard": r"long[\w, -]{0,16}beard|flowing beard|wizard'?s? beard|长胡子|长须|长髯|美髯",
    "beard": r"beard(?:ed)?|goateed?|sideburns|whiskers|胡子|胡须|络腮|大胡",
    "moustache": r"m(?:o)?ustache|八字胡|小胡子|髭",
}
HATS = {
    "headscarf": r"head ?-?scarf|hijab|veil|shawl over|kerchief|bandana|turban|wimple|babushka|头巾|面纱",
    "helmet": r"helmet|hard hat|头盔|安全帽",
    "crown": r"crown|tiara|王冠|皇冠|冠冕",
    "beanie": r"beanie|wool(?:ly|en)? (?:hat|cap)|knit(?:ted)? (?:hat|cap)|bobble hat|watch cap|毛线帽|针织帽",
    "cap": r"caps?|baseball cap|beret|flat cap|peaked cap|newsboy|鸭舌帽|棒球帽|贝雷帽|警帽|军帽|帽子",
    "brimmed": r"hat|fedora|bowler|straw hat|top hat|sun ?hat|stetson|panama|trilby|sombrero|bonnet|礼帽|草帽|斗笠|宽檐帽",
}
SCRUBS = r"scrubs|手术服|护士服"
TOPS = {
    "apron": r"apron|围裙",
    "hoodie": r"hoodie|hooded (?:sweatshirt|top|jumper)|sweatshirt|卫衣|帽衫|连帽衫",
    "coat": r"(?:over|trench|rain|lab|great|winter |duffel |pea|frock ?|fur )?coats?|oilskins?|mackintosh|mac|poncho|cloak|cape|mantle|parka|大衣|风衣|外衣|"
    r"斗篷|雨衣|白大褂|长袍大衣|棉袄",
    "suit": r"suits?(?!case)|tuxedo|blazer|business attire|formal (?:wear|attire|clothes|dress code)|"
    r"three-piece|tie|dinner jacket|tailcoat|中山装|西装|西服|礼服|正装|燕尾服",
    "uniform": r"uniform(?:ed)?|sailor (?:suit|dress)|fatigues|dungarees|overalls|police (?:officer|woman|man)|policeman|policewoman|soldier|guardsman|conductor|firefighter|校服|制服|军装|警服|水手服|工装|迷彩服|警察|士兵|军人",
    "sweater": r"sweater|jumper|pullover|turtle ?neck|polo ?neck|roll ?neck|knitwear|jersey|cardigan|毛衣|针织衫|高领衫|羊毛衫|线衣",
    "robe": r"robes?|kurta|kaftan|kimono|hanfu|gown(?= of)|habit|toga|sari|bathrobe|yukata|"
    r"长袍|汉服|和服|道袍|僧袍|袍子|古装",
    "dress": r"(?:sun|evening |summer |night)?dress|(?:night|ball )?gown|qipao|cheongsam|frock|连衣裙|婚纱|晚礼服|旗袍|长裙|裙子|洋装|裙装",
    "jacket": r"jackets?|leathers?|vest|denim|anorak|windbreaker|bomber|tracksuit|waistcoat|fleece|夹克|外套|皮衣|皮夹克|马甲|开衫|运动服|牛仔衣|冲锋衣|羽绒服|棉服",
    "tshirt": rf"{SCRUBS}|t-?shirt|tee|tank top|singlet|undershirt|football shirt|t恤|T恤|背心|短袖|汗衫|体恤",
    "shirt": r"shirt|blouse|polo|tunic|top|flannel|衬衫|"
    r"衬衣|上衣|衣服|布衫|衬衫|短衫",
}  # fmt: skip
BOTTOMS = {
    "shorts": r"shorts|短裤",
    "skirt": r"skirt|半身裙|短裙|百褶裙",
    "trousers": r"trousers|pants|jeans|slacks|chinos|leggings|overalls|裤子|长裤|牛仔裤|裤",
}
SUSPENDERS = r"suspenders|braces(?! on (?:his|her|their) teeth)|背带"
GLASSES = r"(?:eye|sun)?glasses|spectacles|bespectacled|specs|monocle|goggles|pince-nez|horn-rims|shades|眼镜|墨镜|镜片|近视镜|老花镜"
MIDDLE_AGED = r"middle-aged|in middle age|(?:in (?:his|her|their) )?(?:late forties|fifties|mid-?forties)|greying|graying|中年|[四五]十多岁"
WEATHERED = r"weather-?beaten|weathered|wrinkled|lined face|careworn|haggard|gaunt|craggy|furrowed|饱经风霜|沧桑|满脸皱纹|皱纹"
STREAKED = r"(?:gr[ae]y|silver|white)[- ]streak(?:ed|s)|streaks? of (?:gr[ae]y|silver|white)|streaked with|gr[ae]y at the temples|gr[ae]ying|flecked with gr[ae]y|salt[- ]and[- ]pepper|花白|斑白|几缕白发|鬓角"
SKINS: dict[str, Colour] = {
    r"robots?|androids?|droids?|cyborgs?|automatons?|机器人|仿生人": (178, 186, 196),
    r"green[- ]skin(?:ned)?|绿皮肤|绿色皮肤": (140, 186, 122),
    r"blue[- ]skin(?:ned)?|蓝皮肤|蓝色皮肤": (128, 168, 214),
    r"black (?:wo)?m[ae]n|african|dark[- ]skin(?:ned)?|ebony|dark complexion|黑皮肤|黑人|"
    r"肤色黝黑": (112, 74, 52),
    r"brown[- ]skin(?:ned)?|indian|south asian|tanned|bronzed|sun-?burnt|weather-?beaten|"
    r"olive[- ]skin(?:ned)?|latin[ao]|hispanic|"
    r"晒黑|古铜|小麦色|棕色皮肤|黝黑": (196, 142, 102),
    r"pale|fair[- ]skin(?:ned)?|porcelain|light skin|freckled|苍白|白皙|皮肤白": (247, 217, 196),
}  # fmt: skip
COLOURS: dict[str, Colour] = {
    r"dark blue|navy(?: blue)?|midnight blue|deep blue|深蓝|藏青|海军蓝|藏蓝": (40, 54, 98),
    r"light blue|sky blue|pale blue|baby blue|浅蓝|天蓝|淡蓝": (138, 184, 226),
    r"dark green|forest green|bottle green|深绿|墨绿": (40, 84, 62),
    r"light green|mint|pale green|浅绿|淡绿|嫩绿": (150, 204, 160),
    r"dark red|maroon|burgundy|wine|crimson|深红|酒红|暗红": (134, 36, 50),
    r"dark grey|dark gray|charcoal|深灰|炭灰": (68, 72, 80),
    r"light grey|light gray|silver|浅灰|银色|银": (196, 200, 206),
    r"light brown|tan|camel|浅棕|驼色": (184, 140, 96),
    r"dark brown|chocolate|深棕|深褐": (74, 48, 36),
    r"off-white|ivory|cream|米白|奶白|象牙": (240, 232, 212),
    r"blue|azure|cobalt|denim|蓝": (62, 108, 182),
    r"green|emerald|绿": (66, 132, 88),
    r"olive|khaki|橄榄|卡其|军绿": (124, 122, 76),
    r"red|scarlet|红": (200, 54, 56),
    r"pink|rose|粉红|粉": (236, 146, 170),
    r"purple|violet|lilac|lavender|plum|紫": (126, 82, 160),
    r"yellow|mustard|黄": (238, 198, 70),
    r"orange|橙|橘": (232, 134, 52),
    r"brown|棕|褐|咖啡": (126, 84, 56),
    r"beige|sand|米色|杏色": (218, 200, 168),
    r"teal|turquoise|cyan|青": (52, 142, 144),
    r"gold(?:en)?|金": (216, 174, 70),
    r"gr[ae]y|ash|灰": (134, 138, 144),
    r"black|黑": (44, 44, 52),
    r"white|白": (244, 244, 242),
}  # fmt: skip
HAIR_COLOURS: dict[str, Colour] = {
    r"salt[- ]and[- ]pepper|greying|graying|花白|斑白": (146, 146, 148),
    r"dark brown|chestnut|brunette|深棕|深褐|栗色": (72, 46, 34),
    r"light brown|浅棕|亚麻": (150, 106, 66),
    r"strawberry blonde?": (214, 142, 86),
    r"blonde?|fair|golden|gold|金|黄": (226, 184, 104),
    r"auburn|copper|ginger|red|红": (164, 76, 42),
    r"white|snowy|雪白|白": (238, 237, 234),
    r"silver|gr[ae]y|银|灰": (178, 180, 186),
    r"black|dark|raven|jet|乌黑|黑": (34, 30, 36),
    r"brown|棕|褐": (98, 62, 40),
    r"blue|蓝": (70, 110, 190), r"pink|粉": (232, 140, 172), r"purple|violet|"
    r"紫": (130, 92, 170), r"green|绿": (88, 150, 104),
}  # fmt: skip
NEGATIONS = r"(?:no|not|without|never|isn't|lacks?|hates?|没有|没|不戴|不穿|无|不)"
