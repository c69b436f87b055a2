"""The words that name places, hours, weather and props, in English and Chinese.

An English entry is a regular expression matched at word boundaries; a Chinese one is found
anywhere. Within a table the earlier entry wins a tie, so narrow places come before wide ones.
"""

# ruff: noqa: E501 - a table of words reads best with one entry a line

from __future__ import annotations

_OF_A = (
    r"(?:(?:airport|bank|castle|hospital|hotel|museum|office|police station|prison|restaurant|school|ship'?s|station"
    r"|theat(?:re|er)|train|university|village|town) )?"
)
"""What a room belongs to is less than what it is: a hospital corridor is a corridor."""

KINDS: dict[str, tuple[str, str]] = {
    "tv_studio": (
        r"(?:television|tv|news|interview|recording|radio|podcast|broadcast|film) studios?|talk show set|news ?desks?"
        r"|sound ?stages?|(?<!art )(?<!artist's )(?<!painter's )(?<!dance )(?<!yoga )studios?(?! apartment)(?! flat)",
        r"演播室|演播厅|直播间|录音棚|摄影棚|访谈节目",
    ),
    "interrogation": (
        r"(?:interrogation|interview|questioning|holding) rooms?",
        r"审讯室|询问室|讯问室|问讯室",
    ),
    "meeting_room": (
        r"(?:meeting|conference|board|briefing|war|situation|planning|control|command|operations) ?rooms?"
        r"|command (?:post|cent(?:er|re))s?|mission control",
        r"会议室|作战室|指挥室|指挥中心|简报室|控制室",
    ),
    "vault": (r"(?:bank|the|a|steel|underground) vaults?(?! over)|strong ?rooms?", r"金库|保险库"),
    "laboratory": (
        r"laborator(?:y|ies)|labs?(?! coat)(?! dog)|research (?:station|facility|cent(?:er|re))s?",
        r"实验室|研究所|化验室",
    ),
    "prison": (
        r"prisons?(?! guard)|jails?|jail ?houses?|(?:prison|jail|padded|police|holding) cells?|cell ?blocks?"
        r"|penitentiar(?:y|ies)|in (?:a|his|her|the) cell(?! phone)|behind bars",
        r"监狱|牢房|囚室|牢里|看守所|拘留室",
    ),
    "bathroom": (
        _OF_A + r"(?:bath ?rooms?|rest ?rooms?|wash ?rooms?|toilets?|lavator(?:y|ies)|shower rooms?)",
        r"浴室|洗手间|卫生间|厕所|盥洗室",
    ),
    "gym": (
        r"gyms?|gymnasiums?|boxing (?:ring|club|gym)s?|dojos?|fitness (?:club|studio|cent(?:er|re))s?|locker rooms?|weight rooms?",
        r"健身房|体育馆|拳馆|道场|武馆",
    ),
    "backstage": (
        r"back ?stage|dressing rooms?|green ?rooms?|theat(?:re|er) wings|in the wings|behind the (?:stage|curtain)",
        r"剧院后台|后台|化妆间|化妆室",
    ),
    "elevator": (_OF_A + r"elevators?(?! music)|in (?:a|the) lift|lift (?:car|cabin)s?", r"电梯"),
    "restaurant": (
        r"restaurants?|bistros?|dining (?:room|hall)s?|steak ?houses?|trattorias?|brasseries?|banquet halls?",
        r"餐厅|餐馆|饭馆|饭店|酒楼|宴会厅|火锅店",
    ),
    "airport": (
        r"airports?|departure (?:lounge|hall|gate)s?|arrivals? halls?|boarding gates?|terminal (?:building|[A-E1-9])",
        r"机场|候机|航站楼|登机口",
    ),
    "plane": (
        r"(?:in|inside|on|aboard) (?:a|the|an) (?:\w+ )?(?:air ?plane|plane|aircraft|jet|flight)|(?:air ?plane|aircraft|plane) cabins?"
        r"|(?:first|business)[- ]class cabins?|private jets?",
        r"机舱|飞机上|客舱",
    ),
    "ship": (
        r"(?:ship|boat|yacht|ferry)(?:'?s)? decks?|on deck|(?:on|aboard) (?:a|the) (?!space|star)(?:\w+ ){0,2}(?:ship|boat|yacht|ferry|vessel|trawler|schooner)"
        r"|decks? of (?:a|the) (?!space|star)(?:\w+ )?(?:ship|boat|ferry|yacht)|main deck",
        r"甲板|船上|轮船|游艇|渡轮|渔船",
    ),
    "graveyard": (
        r"grave ?yards?|cemeter(?:y|ies)|church ?yards?|burial grounds?|grave ?sides?|tomb ?stones?|(?:at|by) (?:a|the|his|her) grave",
        r"墓地|坟墓|公墓|陵园|墓园|坟前|墓前",
    ),
    "snowfield": (
        r"snow ?fields?|snowy (?:fields?|plains?|wastes?|wilderness)|tundra|glaciers?|ice ?fields?|arctic|antarctica?"
        r"|(?:frozen|icy) (?:wastes?|plains?|wilderness)",
        r"雪原|雪野|冰原|冰川|冻原|北极|南极",
    ),
    "garage": (
        r"garages?|(?:repair|auto|body) shops?|work ?shops?|car ?ports?",
        r"车库|修车厂|修理厂|汽修店|作坊",
    ),
    "warehouse": (
        r"ware ?houses?|hangars?|factor(?:y|ies)|store ?rooms?|stock ?rooms?|loading docks?",
        r"仓库|厂房|工厂|车间|货仓",
    ),
    "cellar": (
        r"cellars?|basements?|bunkers?|crypts?|underground (?:room|chamber|shelter)s?",
        r"地下室|地窖|酒窖|地堡|防空洞",
    ),
    "alley": (
        r"(?<!bowling )alleys?|(?<!bowling )alley ?ways?|back ?streets?|back lanes?",
        r"小巷|巷子|巷口|胡同|弄堂|后巷",
    ),
    "market": (
        r"(?<!stock )(?<!super )(?<!on the )markets?(?! share| price| research)|market ?(?:place|square|stall)s?|bazaars?|souks?|street (?:stalls?|markets?)",
        r"集市|市场|夜市|庙会",
    ),
    "camp": (
        r"camp ?sites?|camp ?grounds?|(?:base|army|military|summer) camps?|encampments?|tents?|(?:a)?round (?:a|the) camp ?fire",
        r"营地|帐篷|露营|军营|营帐",
    ),
    "bridge": (
        r"(?:foot|stone|river|wooden|iron|suspension|railway)[- ]?bridges?|bridges?(?! of)(?! the gap)(?! club)",
        r"大桥|桥上|石桥|桥头|桥边|桥下|小桥|天桥|断桥",
    ),
    "village": (
        r"villages?|cottages?(?! cheese)|farm ?houses?",
        r"村庄|村子|村口|小村|山村|村落|农舍",
    ),
    "courtroom": (r"court ?rooms?|tribunal|court of law", r"法庭|法院"),
    "classroom": (r"class ?rooms?|lecture (?:hall|theatre|theater)|school ?rooms?", r"教室|课堂|学堂"),
    "hospital": (
        r"hospitals?|hospital ward|clinics?|sick ?rooms?|emergency rooms?|intensive care|infirmary|operating theatre",
        r"医院|病房|诊所|急诊|手术室",
    ),
    "station": (
        r"(?:train|railway|rail|subway|metro|underground|tube) (?:station|stop|platform)s?"
        r"|(?<!gas )(?<!fire )(?<!petrol )(?<!power )(?<!radio )(?<!police )(?<!space )stations?(?! wagon)"
        r"|(?:railway|train) platforms?|platforms?|depot",
        r"车站|站台|月台|火车站|地铁站",
    ),
    "train": (
        r"(?:train|railway|subway|metro) (?:carriage|car|compartment|cabin)s?|(?:in|on|inside|aboard) (?:a|the) "
        r"(?:\w+ )?(?:train|subway|metro|bus|tram|coach)|carriages?|compartments?|train(?! of)|INT\.? (?:\w+ )?(?:bus|tram|coach)(?! s)",
        r"车厢|火车上|地铁上|列车|火车|公交车上|公交车里|巴士上|电车上",
    ),
    "spaceship": (
        r"space ?ships?|starships?|space ?stations?|space ?craft|airlocks?|bridge of the ship|cockpits?|shuttle",
        r"飞船|太空船|空间站|太空站|宇宙飞船|驾驶舱|星舰",
    ),
    "kitchen": (_OF_A + r"kitchens?|kitchenettes?|gal+ey", r"厨房"),
    "living_room": (
        r"living[- ]?rooms?|sitting[- ]?rooms?|lounge|parlou?rs?|drawing[- ]?rooms?|family rooms?|apartments?"
        r"|homes?|salon",
        r"客厅|起居室|公寓|家中|家里|屋里|屋内",
    ),
    "bedroom": (
        r"bed ?rooms?|bed ?chambers?|hotel rooms?|dorm(?:itory)?(?: rooms?)?|nursery",
        r"卧室|寝室|宿舍|睡房|旅馆房间|酒店房间",
    ),
    "office": (
        r"offices?|workplaces?|cubicles?|newsrooms?|police stations?",
        r"办公室|写字楼|警察局|公司",
    ),
    "cafe": (
        r"caf[eé]s?|coffee ?(?:shop|house|bar)s?|tea ?(?:house|room)s?|diners?|bakery|cafeterias?|canteens?",
        r"咖啡馆|咖啡厅|咖啡店|茶馆|食堂|面馆",
    ),
    "bar": (
        _OF_A + r"(?<!behind )bars?(?! of)(?! exam)|pubs?|taverns?|saloons?|night ?clubs?|inn",
        r"酒吧|酒馆|夜店|小酒馆|客栈",
    ),
    "shop": (
        r"shops?|stores?|super ?markets?|book ?(?:shop|store)s?|boutiques?|mall|pharmacy",
        r"商店|超市|书店|店铺|便利店|商场|药店",
    ),
    "corridor": (
        _OF_A + r"(?:corridors?|hall ?ways?|stair ?wells?|lobby|foyers?|passage ?ways?)",
        r"走廊|过道|楼道|大堂|门厅|楼梯间",
    ),
    "stage": (
        r"(?<!this )(?<!that )(?<!early )(?<!late )(?<!final )(?<!next )(?<!every )stages?(?! of)(?! fright)|theat(?:re|er)s?|auditoriums?|concert halls?|opera(?: house)?",
        r"舞台|剧院|剧场|音乐厅|戏台",
    ),
    "rooftop": (r"roof ?tops?|roofs?|roof terraces?", r"屋顶|天台|楼顶"),
    "ruins": (
        r"ruins?|ruined|relics?|remains of|ancient (?:site|city|temple)s?|crumbling",
        r"遗迹|废墟|遗址|残垣|断壁",
    ),
    "temple": (r"temples?|shrines?|pagodas?", r"寺庙|庙宇|神庙|神社|寺院|佛堂|祠堂|道观"),
    "church": (
        _OF_A + r"church(?:es)?|cathedrals?|chapels?|abbeys?|monaster(?:y|ies)",
        r"教堂|修道院|礼拜堂",
    ),
    "library": (
        r"librar(?:y|ies)|reading rooms?|archives?|(?:his|her|their|the) study",
        r"图书馆|书房|阅览室|藏书室",
    ),
    "castle": (
        r"castles?|fortress(?:es)?|citadels?|throne rooms?|great halls?|palaces?|dungeons?|ramparts?",
        r"城堡|宫殿|皇宫|大殿|王宫|城墙|宝座",
    ),
    "cave": (
        r"caves?|caverns?|grotto(?:es)?|mine ?shafts?|(?:coal|gold|abandoned|old) mines?|tunnels?",
        r"洞穴|山洞|岩洞|矿洞|洞窟|隧道",
    ),
    "desert": (r"deserts?|dunes?|wastelands?|sahara", r"沙漠|戈壁|沙丘|荒漠"),
    "beach": (
        r"beach(?:es)?|sea ?shores?|sea ?side|shores?|coast(?:line)?s?|harbou?rs?|piers?|docks?|by the sea|ocean",
        r"海滩|海边|沙滩|海岸|码头|海港",
    ),
    "forest": (
        r"forests?|woods|woodlands?|jungles?|groves?|glades?|bamboo",
        r"森林|树林|丛林|竹林|林间|林中",
    ),
    "mountain": (
        r"mountains?|mountain ?(?:top|side)s?|peaks?|cliffs?|summits?|hill ?(?:top|side)s?|ridge|valleys?",
        r"山顶|山峰|山巅|山坡|悬崖|高山|雪山|山间|山谷|群山",
    ),
    "garden": (
        r"gardens?|back ?yards?|court ?yards?|orchards?|green ?houses?|flower beds?|vineyard",
        r"花园|庭院|院子|后院|果园|园林|后花园",
    ),
    "park": (r"parks?(?! (?:the|his|her|their) )|play ?grounds?|campus", r"公园|操场|校园|游乐场"),
    "lake": (
        r"lakes?|lake ?(?:side|shore)s?|ponds?|rivers?|river ?(?:bank|side)s?|by the water",
        r"湖边|湖畔|湖面|河边|河畔|江边|池塘",
    ),
    "meadow": (
        r"meadows?|(?:open|wheat|corn|green|grassy|empty) fields?|fields? of|grass ?lands?|prairies?|farms?|pastures?|country ?side|lawns?",
        r"草地|草坪|田野|草原|麦田|农场|乡间",
    ),
    "car": (
        r"(?:in|inside) (?:a|the|his|her|their|an?) (?:\w+ ){0,2}(?:car|taxi|cab|van|truck|suv)|INT\.? (?:\w+ )?(?:car|taxi|cab|van)"
        r"|car interior|(?:back|driver'?s|passenger) seat|behind the wheel|dash ?board",
        r"车内|车里|出租车里|驾驶座|后座|轿车内",
    ),
    "street": (
        r"streets?|roads?|side ?walks?|pavements?|avenues?|lanes?|neighbou?rhoods?|cross ?walks?"
        r"|boulevards?|bus stops?|suburbs?|town squares?|down ?town",
        r"街道|街上|街头|马路|路边|人行道|大街|街区|小区|广场|街",
    ),
}

INDOORS = frozenset({
    "courtroom", "classroom", "hospital", "train", "spaceship", "kitchen", "living_room", "bedroom", "office", "cafe",
    "bar", "shop", "corridor", "stage", "car", "cave", "castle", "church", "library", "temple", "plane", "airport",
    "restaurant", "bathroom", "gym", "backstage", "elevator", "laboratory", "prison", "interrogation", "meeting_room",
    "tv_studio", "vault", "warehouse", "garage", "cellar",
})  # fmt: skip

HOURS: dict[str, tuple[str, str]] = {
    "dusk": (
        r"dusk|sun ?sets?|twilight|evenings?|early evening|golden hour|magic hour|sundown|setting sun|day ?light fades|nightfall",
        r"黄昏|傍晚|日落|夕阳|暮色|晚霞|落日|薄暮",
    ),
    "dawn": (
        r"dawn|sun ?rise|day ?break|early morning|first light|rising sun",
        r"黎明|清晨|日出|拂晓|破晓|凌晨|晨曦|晨光",
    ),
    "night": (
        r"nights?|mid ?night|night ?time|moon ?lit|moon ?light|moon|late at night|starlit|stars|in the dark",
        r"夜晚|深夜|夜里|午夜|月光|夜色|晚上|半夜|星空|夜幕|夜间|夜",
    ),
    "day": (
        r"day|day ?time|mornings?|afternoons?|noon|midday|sunny|sun ?light|sun ?lit|sun ?shine|broad day",
        r"白天|上午|下午|中午|正午|早晨|早上|午后|阳光|日间|晴朗",
    ),
}

WEATHER: dict[str, tuple[str, str]] = {
    "snow": (r"snow(?:y|s|ing|fall|storm|flakes?)?|blizzards?", r"下雪|雪花|大雪|暴风雪|飘雪|积雪|雪地|雪中"),
    "rain": (
        r"rain(?:y|s|ing|fall|storm|drops?)?|drizzl(?:e|es|ing)|downpours?|thunder ?storms?|pouring",
        r"下雨|雨中|大雨|暴雨|细雨|雨夜|雨水|雨天|雷雨|雨",
    ),
    "fog": (r"fog(?:gy)?|mist(?:y|s)?|haz(?:e|y)", r"大雾|雾气|薄雾|迷雾|浓雾|雾"),
    "cloud": (r"cloud(?:y|s)?|overcast|gr[ae]y sky", r"多云|阴天|乌云|阴沉"),
    "clear": (r"clear (?:sky|skies|day|night)|sunny|sun ?lit|cloudless", r"晴朗|晴天|万里无云|阳光"),
}

PROPS: dict[str, tuple[str, str]] = {
    "bench": (r"bench(?:es)?", r"长椅|长凳|石凳|椅凳"),
    "streetlamp": (r"street ?lamps?|street ?lights?|lamp ?posts?", r"路灯|街灯"),
    "hanging_lamp": (
        r"(?:hanging|ceiling|pendant|overhead) (?:lamp|light)s?|chandeliers?|lamps? (?:that )?hang\w*(?: \w+)*|bare bulbs?",
        r"吊灯|吊着一盏灯|灯泡",
    ),
    "lamp": (
        r"(?<!street )(?<!hanging )(?<!ceiling )(?<!pendant )(?<!overhead )lamps?(?! hang)(?! that hang)(?! ?posts?)|lanterns?",
        r"台灯|灯笼|油灯|灯光|落地灯|一盏灯",
    ),
    "table": (r"(?<!operating )(?:tables?|desks?)", r"桌子|餐桌|书桌|圆桌|桌"),
    "armchair": (r"arm ?chairs?|easy chairs?|wing chairs?", r"扶手椅|单人沙发"),
    "chair": (r"chairs?|stools?|seats?", r"(?<!扶手)椅子|座椅|板凳|座位"),
    "gate": (
        r"(?:stone|carved|iron|great|castle|temple) (?:door|gate)s?|gates?|gate ?ways?|portals?",
        r"石门|城门|铁门|山门",
    ),
    "door": (r"(?<!stone )(?<!carved )doors?|door ?ways?", r"房门|大门|门口|木门|门前"),
    "window": (r"windows?", r"窗户|窗边|窗外|窗台|窗前|窗"),
    "tree": (r"trees?|oaks?|willows?|pines?|cherry blossoms?", r"大树|树下|柳树|松树|樱花|老树|树木"),
    "fire": (r"(?:camp|bon)?fires?|fire ?places?|hearths?|torch(?:es)?", r"篝火|壁炉|火堆|火把|火光|火焰"),
    "candle": (r"candles?|candle ?light|candle ?sticks?", r"蜡烛|烛光|烛台"),
    "phone": (r"(?:tele|cell|smart)?phones?|mobile", r"手机|电话"),
    "cup": (
        r"cups?|mugs?|tea ?cups?|glass(?:es)? of|tea ?pots?|coffee",
        r"杯子|茶杯|咖啡杯|酒杯|茶壶|水杯",
    ),
    "bottle": (r"bottles?|flasks?", r"瓶子|酒瓶|水瓶|药瓶"),
    "letter": (
        r"letters?|envelopes?|note|photographs?|scrolls?",
        r"信件|信封|一封信|照片|纸条|卷轴",
    ),
    "map": (r"maps?|floor plans?|blue ?prints?", r"地图|图纸|平面图|蓝图"),
    "book": (r"books?|diary|diaries|journals?|notebooks?|log ?books?", r"书本|日记|笔记本|一本书|书籍|古书"),
    "laptop": (r"laptops?|notebook computers?", r"笔记本电脑|手提电脑"),
    "gun": (r"guns?(?! fire)|pistols?|revolvers?|rifles?|hand ?guns?", r"手枪|枪支|步枪|左轮"),
    "sword": (r"swords?|daggers?|katanas?|sabres?", r"长剑|宝剑|佩剑|匕首|刀剑"),
    "money": (r"money|cash|bank ?notes?|coins?|gold bars?|stacks? of bills", r"钞票|现金|金币|金条|一沓钱"),
    "bag": (
        r"(?<!sleeping )bags?|back ?packs?|hand ?bags?|brief ?cases?|duffel",
        r"背包|提包|手提箱|公文包|书包",
    ),
    "umbrella": (r"umbrellas?|parasols?", r"雨伞|阳伞|一把伞"),
    "bicycle": (r"bicycles?|bikes?", r"自行车|单车"),
    "bed": (r"beds?(?! of)|mattress", r"床"),
    "sofa": (r"sofas?|couch(?:es)?|settees?", r"(?<!单人)沙发"),
    "car": (r"cars?|taxis?|cabs?|vans?|trucks?|vehicles?", r"汽车|轿车|出租车|车辆|卡车"),
    "sign": (r"signs?(?! of)|sign ?(?:posts?|boards?)|billboards?|posters?", r"招牌|路牌|告示牌|指示牌|海报"),
    "clock": (r"clocks?", r"时钟|钟表|挂钟|座钟"),
    "shelf": (r"shelf|shelves|book ?(?:cases?|shel(?:f|ves))|cupboards?", r"书架|货架|架子|柜子|书柜"),
    "flowers": (
        r"flowers?|roses?|bouquets?|blossoms?|tulips?|flower ?beds?",
        r"鲜花|花朵|玫瑰|花丛|花束|花坛|盛开",
    ),
    "fountain": (r"fountains?", r"喷泉|喷水池"),
    "stairs": (r"stairs?|stair ?cases?|steps of|stone steps", r"楼梯|台阶|阶梯"),
    "boxes": (r"box(?:es)?|crates?|suit ?cases?|luggage|chests?", r"箱子|纸箱|行李|木箱|行李箱|宝箱|货箱"),
    "screen": (
        r"screens?|monitors?|computers?|televisions?|tv|whiteboards?",
        r"电脑|屏幕|电视|显示器|白板",
    ),
    "piano": (r"pianos?", r"钢琴"),
    "statue": (r"statues?|sculptures?|monuments?|idols?", r"雕像|石像|塑像|神像"),
    "rock": (r"rocks|boulders?|stones", r"岩石|石头|巨石"),
    "plant": (
        r"(?:pot(?:ted)?|house) ?plants?|a plant|plants in pots|ferns?|cactus|cacti",
        r"盆栽|绿植|仙人掌",
    ),
    "picture": (r"paintings?|picture frames?|framed pictures?|portraits?", r"油画|画像|相框|壁画|挂画"),
}
