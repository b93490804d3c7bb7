"""Charts with seven actions and nineteen organisations, in the language in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from urbandesk import i18n
from urbandesk.reports.budget import BudgetData, SideBudget
from urbandesk.reports.sides import CN, EU, SideNames
from urbandesk.reports.stakeholders import MissingGroup, Stakeholder, StakeholderData
from urbandesk.reports.timeline import Holiday, Span, TimelineData, TimelineRow

LONG = (
    "Joint programme & <b>exchange</b> of apprentices costing $5 to $10 per head, with mutual "
    "recognition of certificates, joint examination boards and common teaching materials for the "
    "green building trades of both regions over several years of co-operation, reviewed each spring"
)
LONG_CHINESE = (
    "绿色建筑职业技能院校学徒、培训师及教材联合交流项目（含证书互认、联合考试委员会），" * 7
)

_ACTIONS = (
    ("Exchange on green trades", "绿色职业技能院校交流", (2026, 9), (2027, 6)),
    ("Organic waste at food markets", "农贸市场厨余垃圾分类", (2026, 6), (2027, 5)),
    ("Leak detection in water networks", "供水管网漏损检测", (2026, 7), (2027, 6)),
    ("Reuse of marine plastic", "海洋塑料再利用", (2026, 10), (2027, 9)),
    ("Smart tourism data sheet", "智慧旅游共用数据表", (2026, 9), (2027, 3)),
    ("Start-ups in circular design", "循环设计初创企业交流", (2027, 1), (2027, 9)),
    ("Exhibition of industrial design", "工业设计联合展览", (2027, 3), (2027, 12)),
)
_ORGANISATIONS = (
    (EU, "Region", "大区", "3.9", "9.0"),
    (CN, "Industry park", "化工园区", "2.9", "7.3"),
    (EU, "Chamber of commerce", "商会", "3.9", "5.9"),
    (CN, "Food market operators", "农贸市场经营方", "3.1", "3.4"),
    (EU, "Neighbourhood councils", "社区议事会", "3.7", "2.3"),
    (CN, "Development and Reform", "发展和改革委员会", "6.0", "9.2"),
    (EU, "Environment Department", "环境局", "7.1", "8.6"),
    (CN, "Foreign Affairs", "外事办公室", "9.3", "8.0"),
    (EU, "Water utility", "供水企业", "5.6", "7.6"),
    (CN, "Water Resources", "水利局", "7.3", "6.8"),
    (CN, "Urban Management", "城市管理局", "5.9", "6.2"),
    (EU, "International office", "国际事务办公室", "9.4", "5.8"),
    (CN, "Education Bureau", "教育局", "5.3", "5.4"),
    (EU, "Market traders", "市场商户协会", "5.4", "4.5"),
    (CN, "Marine institute", "海洋研究所", "8.2", "4.5"),
    (EU, "University, engineering", "大学工程学院", "6.8", "3.8"),
    (CN, "Vocational colleges", "职业学院", "7.8", "3.2"),
    (EU, "Vocational schools", "职业院校", "6.4", "2.8"),
    (EU, "Repair and reuse clubs", "维修与再利用团体", "9.7", "1.4"),
)


def said(english: str, chinese: str) -> str:
    """Return the text in the language in force."""
    return chinese if i18n.current() == i18n.CHINESE else english


def names() -> SideNames:
    return SideNames(said("Rome", "罗马"), said("Yantai", "烟台"))


def span(first: tuple[int, int], last: tuple[int, int]) -> Span:
    """Return the work from the first of one month to the 28th of another."""
    return Span(date(*first, 1), date(*last, 28))


def timeline() -> TimelineData:
    """Return seven actions: number 4 without a lead in Rome, number 6 without a first step."""
    rows = []
    for at, (english, chinese, first, last) in enumerate(_ACTIONS):
        whole = span(first, last)
        eu = Span(whole.starts, whole.ends, has_lead=at != 3)
        step = None if at == 5 else date(first[0], first[1], 20)
        rows.append(TimelineRow(at + 1, said(english, chinese), eu, whole, step))
    week = Holiday(CN, said("National Day", "国庆节"), date(2026, 10, 1), date(2026, 10, 7))
    return TimelineData(names(), tuple(rows), said("Source: plan.", "来源：计划。"), (week,))


def budget(rate: Decimal | None = Decimal("8.05")) -> BudgetData:
    """Return 84, 259 and 60 thousand EUR against 1,763, 652 and 580 thousand CNY."""
    eu = SideBudget("EUR", 6, 1, Decimal(84000), Decimal(259000), Decimal(60000))
    cn = SideBudget("CNY", 7, 0, Decimal(1763000), Decimal(652000), Decimal(580000))
    return BudgetData(names(), eu, cn, said("Source: plan.", "来源：计划。"), 7, rate)


def stakeholders() -> StakeholderData:
    organisations = tuple(
        Stakeholder(side, said(english, chinese), Decimal(influence), Decimal(interest))
        for side, english, chinese, interest, influence in _ORGANISATIONS
    )
    missing = (MissingGroup(CN, said("civil society", "社会组织")),)
    return StakeholderData(names(), organisations, said("Source: list.", "来源：登记表。"), missing)
