"""What people call the same thing in tables of their own, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

# By field of a kind, else by field alone. Headers are compared without blanks, signs and case.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "title", "名称", "姓名", "全称", "名字"),
    "city.name": ("city", "city name", "municipality", "town", "城市", "城市名称", "市", "市名"),
    "city.country": ("country", "state", "nation", "国家", "所在国", "国别"),
    "city.region": ("region", "province", "county", "department", "land", "省份", "省", "地区"),
    "city.level": ("level", "administrative level", "type of city", "级别", "城市级别"),
    "city.romanisation": ("pinyin", "romanised name", "transliteration", "拼音", "汉语拼音"),
    "city.other_names": ("other names", "former names", "aliases", "别名", "曾用名"),
    "city.latitude": ("lat", "latitude", "纬度", "北纬"),
    "city.longitude": ("lon", "lng", "long", "longitude", "经度", "东经"),
    "organisation.name": (
        *("organisation", "organization", "institution", "company", "stakeholder", "body"),
        *("name of organisation", "name of institution", "organisation name"),
        *("单位", "单位名称", "机构", "机构名称", "企业名称", "公司名称", "组织名称"),
    ),
    "organisation.actor_type": (
        *("type", "kind", "category", "sector", "actor type", "type of organisation"),
        *("类型", "类别", "性质", "单位性质", "机构类型", "单位类别"),
    ),
    "organisation.influence": ("influence", "power", "影响", "影响程度"),
    "organisation.interest": ("interest", "关注", "关注程度", "利益相关度"),
    "organisation.position": ("position", "attitude", "stance", "态度", "立场"),
    "organisation.capacity": ("contribution", "capacity", "offers", "可提供支持", "贡献", "优势"),
    "organisation.concerns": ("concerns", "worries", "risks", "顾虑", "关切", "担忧"),
    "city": ("city", "municipality", "location", "town", "城市", "所在城市", "所在地", "市"),
    "web": ("website", "web", "url", "homepage", "link", "网址", "官网", "网站地址"),
    "note": ("notes", "remarks", "remark", "comment", "comments", "备注", "说明", "附注"),
    "source": ("source", "sources", "reference", "来源", "出处", "资料来源"),
    "summary": ("summary", "description", "profile", "introduction", "简介", "概况", "介绍"),
    "description": ("description", "details", "content", "描述", "内容", "具体内容", "介绍"),
    "title": ("title", "name", "heading", "标题", "名称", "题目"),
    "need_offer.title": ("title", "topic", "need", "offer", "需求", "供给", "需求名称", "项目名称"),
    "need_offer.direction": ("type", "need/offer", "direction", "类型", "供需", "供需类型"),
    "need_offer.theme": ("theme", "topic", "field", "area", "主题", "领域", "专题"),
    "need_offer.maturity": ("maturity", "stage", "readiness", "成熟度", "阶段"),
    "need_offer.contact": ("contact", "contact person", "联系人", "联络人"),
    "person.name": ("name", "full name", "contact", "contact person", "姓名", "联系人", "联络人"),
    "person.family_name": ("surname", "last name", "family name", "姓", "姓氏"),
    "person.given_name": ("first name", "given name", "名"),
    "person.organisation": ("organisation", "institution", "company", "单位", "工作单位", "机构"),
    "person.function": (
        "function",
        "position",
        "job title",
        "role",
        "post",
        "职务",
        "职位",
        "岗位",
    ),
    "person.phone": ("phone", "tel", "telephone", "mobile", "电话", "手机", "联系电话", "手机号"),
    "person.email": ("email", "mail", "e-mail address", "邮箱", "电子邮件", "电子邮箱", "邮件"),
    "person.messenger": ("wechat", "whatsapp", "im", "微信", "微信号"),
    "person.language": ("language", "working language", "语言", "工作语言", "语种"),
    "starts": ("start", "begin", "from", "start date", "开始日期", "开始时间", "起始时间"),
    "ends": ("end", "until", "to", "end date", "deadline", "结束日期", "结束时间", "截止时间"),
    "lead": ("lead", "responsible", "lead organisation", "牵头单位", "负责单位", "责任单位"),
    "budget": ("budget", "cost", "amount", "预算", "经费", "金额", "资金"),
    "action.title": ("action", "measure", "project", "activity", "行动", "项目", "措施", "任务"),
    "objective.title": ("objective", "goal", "目标"),
    "risk.title": ("risk", "风险", "风险点"),
    "risk.likelihood": ("likelihood", "probability", "可能性", "概率", "发生概率"),
    "risk.effect": ("effect", "impact", "severity", "影响", "影响程度", "后果"),
    "risk.answer": ("response", "mitigation", "measures", "应对措施", "对策"),
    "position": ("no", "nr", "number", "order", "序号", "编号", "顺序"),
    "value": ("value", "figure", "amount", "数值", "值", "数据"),
    "year": ("year", "reference year", "年份", "年度", "年"),
    "unit": ("unit", "units", "单位", "计量单位"),
    "figure.indicator": ("indicator", "measure", "指标", "指标名称"),
    "state": ("state", "status", "状态", "进展"),
    "status": ("status", "state", "状态"),
    "themes": ("theme", "themes", "topics", "fields", "领域", "合作领域", "主题"),
    "partnership.signed_on": ("signed", "date of signature", "签署时间", "签约时间", "结好时间"),
    "partnership.instrument": ("agreement", "document", "协议", "合作协议", "备忘录"),
}

LANGUAGE_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("english", "en", "eng", "英文", "英语", "外文"), "en"),
    **dict.fromkeys(("chinese", "zh", "cn", "chn", "中文", "汉语", "中文版"), "zh"),
}
SIDE_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("eu", "europe", "european", "european side", "欧方", "欧洲", "欧盟"), "eu"),
    **dict.fromkeys(("cn", "china", "chinese", "chinese side", "中方", "中国"), "cn"),
}


def synonyms_of(kind: str, field: str) -> tuple[str, ...]:
    """Return what people call a field of a kind."""
    return SYNONYMS.get(f"{kind}.{field}") or SYNONYMS.get(field, ())
