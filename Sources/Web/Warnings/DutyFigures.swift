import Care
import Warnings

/// The four figures above the duty list. They go on after an idle sign-off, so they name nobody.
struct DutyFigures {
    let figures: AlertFigures

    func html(_ visit: Visit) -> HTML {
        """
        <ul class="figures" id="duty-counts">
        <li><span>\(say: "warnings.figures.waiting")</span><b data-count="waiting">\(figures.waiting)</b></li>
        <li\(if: figures.overdue > 0, " class=\"bad\"")><span>\(say: "warnings.figures.late")</span>
        <b data-count="late">\(figures.overdue)</b></li>
        <li><span>\(say: "warnings.figures.median")</span>
        <b>\(figures.medianMinutesToday.map(visit.length) ?? "–")</b></li>
        <li><span>\(say: "warnings.figures.closed")</span>
        <b>\(figures.closedThisWeek) / \(figures.raisedThisWeek)</b></li>
        </ul>
        """
    }
}
