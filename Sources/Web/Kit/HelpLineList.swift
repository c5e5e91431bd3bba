import Care
import WarningRules

/// The lines a person can call, as large buttons that dial.
enum HelpLineList {
    static func lines(_ visit: Visit, for region: Region? = nil) -> [HTML] {
        visit.house.helpLines.lines(for: region, on: visit.now.day).enumerated().map { place, line in
            """
            <li><a class="line\(if: place == 0, " first")" href="tel:\(line.dialled)"><span>\
            <b>\(line.name(in: visit.language))</b>\
            <span class="why">\(line.description(in: visit.language))</span></span>\
            <span class="number">\(line.number)</span></a></li>

            """
        }
    }
}
