"""How far a plan is: the state of each step, what is open, and the texts by language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from urbandesk.content.method import Method, Step
from urbandesk.i18n import Bilingual
from urbandesk.models.field import SIDES, TEXT_LANGUAGES
from urbandesk.planning.facts import Facts, Row, rows_of, texts_of
from urbandesk.planning.finding import Finding
from urbandesk.planning.rules import RULES
from urbandesk.planning.text_status import OUTDATED, REVIEWED

COMPLETE = "complete"
IN_PROGRESS = "in_progress"
NOT_STARTED = "not_started"
NOT_APPLICABLE = "not_applicable"
STATES = (COMPLETE, IN_PROGRESS, NOT_STARTED, NOT_APPLICABLE)


@dataclass(frozen=True)
class StepState:
    """One step of a plan.

    Attributes:
        step: the step as the method describes it.
        state: one of ``STATES``.
        by_hand: whether a person set it; ``reason`` then says why.
        findings: what is open in it, also before it is begun; none when it is not applicable.
    """

    step: Step
    state: str
    findings: tuple[Finding, ...] = ()
    by_hand: bool = False
    reason: str = ""

    @property
    def key(self) -> str:
        """Return the key of the step."""
        return self.step.key

    @property
    def number(self) -> int:
        """Return the number of the step, from 1."""
        return self.step.number

    @property
    def title(self) -> Bilingual:
        """Return the title of the step."""
        return self.step.title

    @property
    def available(self) -> bool:
        """Return whether this edition of the program can fill it in."""
        return self.step.available

    @property
    def gaps(self) -> int:
        """Return how many gaps are flagged: none before the step is begun."""
        return 0 if self.state == NOT_STARTED else len(self.findings)


@dataclass(frozen=True)
class TextCount:
    """How many texts there are in a language, how many are reviewed, how many outdated."""

    all: int = 0
    reviewed: int = 0
    outdated: int = 0


@dataclass(frozen=True)
class Readiness:
    """A plan as the method sees it."""

    steps: tuple[StepState, ...] = ()
    texts_en: TextCount = TextCount()
    texts_zh: TextCount = TextCount()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything that is open, in the order of the steps."""
        return tuple(found for step in self.steps for found in step.findings)

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """Return what is open in the steps that are begun."""
        return tuple(found for step in self.steps if step.gaps for found in step.findings)

    @property
    def states(self) -> tuple[str, ...]:
        """Return the states of all steps, for a bar."""
        return tuple(step.state for step in self.steps)

    def step(self, key: str) -> StepState:
        """Return the state of a step.

        Raises:
            KeyError: there is none of that key.
        """
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    def current(self) -> StepState | None:
        """Return the first step that is neither complete nor set aside; None when all are."""
        open_steps = (
            s for s in self.steps if s.available and s.state in (IN_PROGRESS, NOT_STARTED)
        )
        return next(open_steps, None)

    def texts(self, language: str) -> TextCount:
        """Return how far the texts in ``en`` or ``zh`` are."""
        return self.texts_zh if language == "zh" else self.texts_en


def readiness_of(facts: Facts, method: Method) -> Readiness:
    """Return how far a plan is.

    A step with nothing in it is not started, with something open in progress, else complete. A
    mark set by hand wins over what is computed.
    """
    steps: list[StepState] = []
    for step in method.steps:
        computed = _review(step, steps) if step.editor == "review" else _computed(facts, step)
        steps.append(_marked(facts, computed))
    return Readiness(
        tuple(steps),
        *(_count(facts, method, language) for language in TEXT_LANGUAGES),
    )


def _computed(facts: Facts, step: Step) -> StepState:
    if not step.available:
        return StepState(step, NOT_STARTED)
    findings = tuple(found for rule in step.rules for found in RULES[rule](facts, step))
    if not is_begun(facts, step):
        return StepState(step, NOT_STARTED, findings)
    return StepState(step, IN_PROGRESS if findings else COMPLETE, findings)


def is_begun(facts: Facts, step: Step) -> bool:
    """Return whether a step holds anything that a person put there."""
    if any(spot.text.en or spot.text.zh for spot in texts_of(facts, step)):
        return True
    table = rows_of(facts, step)
    if table is not None:
        return bool(table[1])
    if step.editor == "frame":
        return any(facts.plan.values.get(name) is not None for name in ("starts", "ends", "rate"))
    if step.editor == "money":
        return any(_has_money(action) for action in facts.actions)
    sided = {
        "partners": facts.organisations,
        "diagnosis": facts.figures,
        "needs_offers": facts.needs_offers,
    }
    return any(sided.get(step.editor, {}).values())


def _has_money(action: Row) -> bool:
    return any(action.values.get(f"budget_{side}") is not None for side in SIDES)


def _review(step: Step, before: Sequence[StepState]) -> StepState:
    """Return the state of the last step, which collects what the others left open."""
    available = [state for state in before if state.available]
    if all(state.state == NOT_STARTED for state in available):
        return StepState(step, NOT_STARTED)
    done = all(state.state in (COMPLETE, NOT_APPLICABLE) for state in available)
    return StepState(step, COMPLETE if done else IN_PROGRESS)


def _marked(facts: Facts, computed: StepState) -> StepState:
    mark = facts.marks.get(computed.key)
    if mark is None:
        return computed
    state = str(mark.values.get("state") or computed.state)
    findings = () if state == NOT_APPLICABLE else computed.findings
    reason = str(mark.values.get("reason") or "")
    return StepState(computed.step, state, findings, by_hand=True, reason=reason)


def _count(facts: Facts, method: Method, language: str) -> TextCount:
    """Count the texts of a language among those that stand in any language."""
    spots = [spot for step in method.steps for spot in texts_of(facts, step)]
    statuses = [spot.text.status_of(language) for spot in spots if spot.text.en or spot.text.zh]
    return TextCount(len(statuses), statuses.count(REVIEWED), statuses.count(OUTDATED))
