"""The gazetteer that ships: names checked by hand, regions in both languages, found at once."""

from __future__ import annotations

import pytest
from matplotlib.ft2font import FT2Font

from urbandesk import paths
from urbandesk.content.gazetteer import Place, former_names, gazetteer
from urbandesk.models.pinyin import has_chinese, simplified
from urbandesk.models.records.countries import COUNTRIES
from urbandesk.services.finding.names import plain

# The most populous Chinese cities of the gazetteer, and some that people will look for; by hand.
CHINESE = """
Shanghai=上海 Beijing=北京 Shenzhen=深圳 Guangzhou=广州 Chengdu=成都 Tianjin=天津 Wuhan=武汉
Dongguan=东莞 Xi'an=西安 Nanjing=南京 Hangzhou=杭州 Foshan=佛山 Chongqing=重庆 Wuzhong=吴忠
Qingdao=青岛 Shenyang=沈阳 Puxi=浦西 Pudong=浦东 Harbin=哈尔滨 Hefei=合肥 Dalian=大连
Changchun=长春 Xiamen=厦门 Bao'an=宝安 Wuxi=无锡 Jinan=济南 Taiyuan=太原 Zhengzhou=郑州
Shijiazhuang=石家庄 Kunming=昆明 Zhongshan=中山 Nanning=南宁 Shantou=汕头 Ningbo=宁波
Shiyan=十堰 Tangshan=唐山 Lüliang=吕梁 Changzhou=常州 Zibo=淄博 Guiyang=贵阳 Ürümqi=乌鲁木齐
Lanzhou=兰州 Huizhou=惠州 Haikou=海口 Linyi=临沂 Baoding=保定 Minhang=闵行 Bazhong=巴中
Wenzhou=温州 Yunfu=云浮 Huai'an=淮安 Nanchang=南昌 Hohhot=呼和浩特 Shaoxing=绍兴 Nantong=南通
Yantai=烟台 Zhuhai=珠海 Baotou=包头 Qingyang=庆阳 Kunshan=昆山 Weifang=潍坊 Zunyi=遵义
Lianyungang=连云港 Ganzhou=赣州 Ordos=鄂尔多斯 Jieyang=揭阳 Datong=大同 Guilin=桂林
Quanzhou=泉州 Luoyang=洛阳 Xuzhou=徐州 Jiaxing=嘉兴 Bengbu=蚌埠 Lu'an=六安 Lhasa=拉萨
Xining=西宁 Yinchuan=银川 Liuzhou=柳州 Anshan=鞍山 Weihai=威海 Yancheng=盐城
""".split()
CHINESE_IN = {
    ("Suzhou", "Jiangsu"): "苏州",
    ("Suzhou", "Anhui"): "宿州",
    ("Taizhou", "Zhejiang"): "台州",
    ("Taizhou", "Jiangsu"): "泰州",
    ("Fuzhou", "Fujian"): "福州",
    ("Fuzhou", "Jiangxi"): "抚州",
    ("Yichun", "Jiangxi"): "宜春",
    ("Changsha", "Hunan"): "长沙",
    ("Changzhi", "Shanxi"): "长治",
    ("Puyang", "Henan"): "濮阳",
    ("Puyang", "Zhejiang"): "浦阳",
    ("Jining", "Shandong"): "济宁",
    ("Yulin", "Guangxi"): "玉林",
    ("Baoshan", "Shanghai"): "宝山",
    ("Baoshan", "Yunnan"): "保山",
}
EUROPEAN = """
London=伦敦 Berlin=柏林 Madrid=马德里 Rome=罗马 Paris=巴黎 Hamburg=汉堡 Bucharest=布加勒斯特
Budapest=布达佩斯 Warsaw=华沙 Vienna=维也纳 Barcelona=巴塞罗那 Stockholm=斯德哥尔摩
Munich=慕尼黑 Milan=米兰 Prague=布拉格 Birmingham=伯明翰 Copenhagen=哥本哈根 Sofia=索菲亚
Oslo=奥斯陆 Köln=科隆 Dublin=都柏林 Brussels=布鲁塞尔 Pest=佩斯 Naples=那不勒斯
Marseille=马赛 Rotterdam=鹿特丹 Turin=都灵 Valencia=瓦伦西亚 Kraków=克拉科夫 Riga=里加
Amsterdam=阿姆斯特丹 Zaragoza=萨拉戈萨 Sevilla=塞维利亚 Wrocław=弗罗茨瓦夫 Athens=雅典
Zagreb=萨格勒布 Helsinki=赫尔辛基 Palermo=巴勒莫 Łódź=罗兹 Glasgow=格拉斯哥
Düsseldorf=杜塞尔多夫 Stuttgart=斯图加特 Gothenburg=哥德堡 Essen=埃森 Málaga=马拉加
Dortmund=多特蒙德 Genoa=热那亚 Manchester=曼彻斯特 Dresden=德累斯顿 Sheffield=谢菲尔德
Bremen=不来梅 Vilnius=维尔纽斯 Leeds=利兹 Poznań=波兹南 Antwerp=安特卫普 Lyon=里昂
Lisbon=里斯本 Nuremberg=纽伦堡 Hannover=汉诺威 Edinburgh=爱丁堡 Toulouse=图卢兹 Buda=布达
Leipzig=莱比锡 Duisburg=杜伊斯堡 Liverpool=利物浦 Gdańsk=格但斯克 Bristol=布里斯托尔
Murcia=穆尔西亚 Bratislava=布拉迪斯拉发 Bologna=博洛尼亚 Florence=佛罗伦萨 Utrecht=乌得勒支
Tallinn=塔林 Brno=布尔诺 Ljubljana=卢布尔雅那 Geneva=日内瓦 Porto=波尔图 Eindhoven=埃因霍温
Luxembourg=卢森堡 Reykjavík=雷克雅未克
""".split()
LARGEST = 60


def every_place() -> list[Place]:
    shipped = gazetteer()
    return [shipped.place(number) for number in range(len(shipped))]


@pytest.fixture(scope="module")
def places() -> list[Place]:
    return every_place()


def chinese_by_name(places: list[Place], *, in_china: bool) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for place in places:
        if (place.country == "CN") is in_china:
            found.setdefault(place.name, set()).add(place.chinese)
    return found


@pytest.mark.parametrize("pair", CHINESE)
def test_a_chinese_city_has_its_simplified_name(places: list[Place], pair: str) -> None:
    name, chinese = pair.split("=")
    assert chinese in chinese_by_name(places, in_china=True)[name]


@pytest.mark.parametrize("pair", EUROPEAN)
def test_a_european_city_has_its_simplified_name(places: list[Place], pair: str) -> None:
    name, chinese = pair.split("=")
    assert chinese in chinese_by_name(places, in_china=False)[name]


@pytest.mark.parametrize(("where", "chinese"), CHINESE_IN.items())
def test_places_that_are_romanised_alike_are_told_apart_by_province(
    places: list[Place], where: tuple[str, str], chinese: str
) -> None:
    name, province = where
    found = {place.chinese for place in places if (place.name, place.region) == (name, province)}
    assert found == {chinese}


def test_the_largest_cities_of_both_sides_are_among_those_checked_by_hand(
    places: list[Place],
) -> None:
    checked = {pair.split("=")[0] for pair in CHINESE} | {name for name, _region in CHINESE_IN}
    checked |= {"Hong Kong"}
    chinese = [place.name for place in places if place.country == "CN"][:LARGEST]
    assert [name for name in chinese if name not in checked] == []
    checked = {pair.split("=")[0] for pair in EUROPEAN} | {"Frankfurt am Main", "The Hague"}
    european = [place.name for place in places if place.country != "CN"][:LARGEST]
    assert [name for name in european if name not in checked] == []


def test_no_chinese_name_has_a_traditional_character(places: list[Place]) -> None:
    assert [place.chinese for place in places if simplified(place.chinese) != place.chinese] == []


def test_every_place_lies_in_a_country_of_the_two_sides(places: list[Place]) -> None:
    assert {place.country for place in places} == {choice.code for choice in COUNTRIES}


def test_every_chinese_place_names_its_province_in_both_languages(places: list[Place]) -> None:
    chinese = [place for place in places if place.country == "CN"]
    unnamed = [one for one in chinese if not one.region or not has_chinese(one.region_chinese)]
    assert len(unnamed) <= 2  # GeoNames says of two townships in no province where they are
    assert all(place.region_chinese == "" for place in places if place.country != "CN")


def test_nearly_every_european_place_names_its_region(places: list[Place]) -> None:
    small = {"CY", "LI", "LU", "LV", "MT", "SI"}  # whose regions are single municipalities
    european = [place for place in places if place.country not in {"CN", *small}]
    assert [place.name for place in european if not place.region] == ["Újszeged"]


def test_every_place_has_a_position_and_a_size(places: list[Place]) -> None:
    assert all(-23 < place.latitude < 82 for place in places)
    assert all(-65 < place.longitude < 136 for place in places)
    assert all(place.population >= 0 for place in places)
    assert [one.population for one in places] == sorted(
        (one.population for one in places), reverse=True
    )


def test_every_name_can_be_drawn_with_the_fonts_that_ship(places: list[Place]) -> None:
    fonts = [
        FT2Font(str(paths.resources() / "fonts" / f"{name}-Regular.ttf"))
        for name in ("NotoSans", "NotoSansSC")
    ]
    drawn = {code for font in fonts for code in font.get_charmap()}
    said = {
        letter
        for place in places
        for text in (place.name, place.chinese, place.region, place.region_chinese, *place.former)
        for letter in text
    }
    assert {letter for letter in said if ord(letter) not in drawn} == set()


def test_every_former_name_belongs_to_a_place_that_is_there(places: list[Place]) -> None:
    known = {plain(name) for place in places for name in (place.name, place.chinese)}
    strange = [now for now in former_names() if not {plain(name) for name in now} <= known]
    assert strange == []
