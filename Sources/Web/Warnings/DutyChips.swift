import Care
import WarningRules
import Warnings

/// The filters of the duty list, with how much each would show.
struct DutyChips {
    let figures: AlertFigures
    let rank: Int?
    let isMine: Bool

    var html: HTML {
        let all = figures.open.values.reduce(0, +)
        return """
            <nav id="duty-chips" aria-label="\(say: "warnings.chips.title")"><ul class="chips">
            \(chip("/duty", isHere: rank == nil && !isMine, "\(say: "warnings.chips.all") \(all)"))
            \(each: Severity.allCases.reversed().map(chip))
            \(chip("/duty?mine=yes", isHere: isMine, "\(say: "warnings.chips.mine")"))
            </ul></nav>
            """
    }

    private func chip(_ severity: Severity) -> HTML {
        let count = figures.open[severity.rawValue] ?? 0
        return chip(
            "/duty?rank=\(severity.rawValue)", isHere: rank == severity.rawValue,
            "<span aria-hidden=\"true\">\(severity.sign)</span>&nbsp;\(say: severity.phrase) \(count)")
    }

    private func chip(_ address: String, isHere: Bool, _ words: HTML) -> HTML {
        "<li><a href=\"\(address)\"\(if: isHere, " aria-current=\"true\"")>\(words)</a></li>"
    }
}
