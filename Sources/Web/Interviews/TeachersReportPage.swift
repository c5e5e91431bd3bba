import Access
import Care
import InterviewRules
import Interviews
import ScreeningRules
import Screenings

/// What one person's sheets came to, for the psychology teacher or counsellor alone: bands and parts, quality, flags,
/// the talks, and how the same scale came out before.
struct TeachersReportPage {
    let report: ReadTeachersReport.Outcome
    let name: String
    let scales: [String: Questionnaire]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let report = try await visit.perform(try await visit.input(ReadTeachersReport.self))
        var names = try await visit.namesInCare(of: [report.member])
        // Of a pupil who is well the name is the roster's; nobody else opens the report of somebody who is well.
        if names.isEmpty, visit.holds(.seeRosters) { names = try await visit.names(of: [report.member]) }
        var scales: [String: Questionnaire] = [:]
        for sheet in report.sheets { scales[sheet.questionnaire] = try await scale(sheet, visit) }
        let page = TeachersReportPage(
            report: report, name: names[report.member] ?? visit.say(Phrase("interviews.notOnRoster")),
            scales: scales, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private static func scale(_ sheet: ReadTeachersReport.Sheet, _ visit: Visit) async throws -> Questionnaire? {
        let shelved = visit.house.library.questionnaire(sheet.questionnaire, version: sheet.version)
        if let shelved { return shelved }
        do {
            return try await visit.perform(
                ReadAnsweredScale(questionnaire: sheet.questionnaire, version: sheet.version)
            ).questionnaire
        } catch Refusal.notFound {
            return nil
        }
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("interviews.teacher.title", ["name": name])
        let back: HTML = report.finding.map { "<a href=\"/care/findings/\($0.rawValue)\">‹ \(name)</a>" }
            ?? "<a href=\"/care\">‹ \(say: "interviews.list.title")</a>"
        return Page(
            title: title, frame: .staff, waiting: waiting,
            main: """
                <p class="no-print">\(back)</p><div class="head"><div><h1>\(say: title)</h1>
                <p>\(report.unitNames.map { "\(visit.choose($0)) · " } ?? "")\(visit.choose(report.titles))\
                \(report.handedInAt.map { " · \(visit.date($0))" } ?? "")</p></div></div>
                <p class="note">\(say: "interviews.teacher.possible")</p>\(hidden)
                \(each: report.sheets.map { sheet($0, visit) })\(talks(visit))
                \(visit.watermark)
                """)
    }

    /// What is not shown because the plan of the campaign says so.
    private var hidden: HTML {
        let words: Phrase? = switch (report.showsScores, report.showsBands) {
        case (true, true): nil
        case (false, true): Phrase("interviews.plan.noScores")
        case (true, false): Phrase("interviews.plan.noBands")
        case (false, false): Phrase("interviews.plan.noResults")
        }
        return words.map { "<p class=\"note\">\(say: $0)</p>" } ?? .empty
    }

    private func sheet(_ sheet: ReadTeachersReport.Sheet, _ visit: Visit) -> HTML {
        let scale = scales[sheet.questionnaire]
        let title = scale?.title[visit.language] ?? sheet.questionnaire
        let id = "sheet-\(sheet.questionnaire)\(sheet.isSetAside ? "-before" : sheet.isOpen ? "-open" : "")"
        return """
            <section class="card" aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>
            \(result(sheet, scale, visit))\(each: remarks(sheet))
            \(if: !sheet.parts.isEmpty, parts(sheet, scale, visit))
            \(if: !sheet.earlier.isEmpty, trend(sheet, scale, visit))</section>

            """
    }

    private func result(_ sheet: ReadTeachersReport.Sheet, _ scale: Questionnaire?, _ visit: Visit) -> HTML {
        guard sheet.hasScore else {
            // Whoever still answers has left nothing open.
            if sheet.isOpen { return .empty }
            return "<p>\(say: "interviews.teacher.noScore", ["count": "\(sheet.missing ?? 0)"])</p>"
        }
        guard report.showsScores || report.showsBands else { return .empty }
        let points = sheet.total.map { scale?.scoring.text(of: $0) ?? "\($0)" } ?? "–"
        let band = name(of: sheet.band, scale, visit) ?? "–"
        let total: HTML = "<dt>\(say: "interviews.teacher.total")</dt><dd><b>\(points)</b></dd>"
        return """
            <dl class="pairs">\(if: report.showsScores, total)
            \(if: report.showsBands, "<dt>\(say: "interviews.teacher.band")</dt><dd>\(band)</dd>")</dl>
            """
    }

    /// What the file of the scale calls a band; its code where the file is gone.
    private func name(of band: String?, _ scale: Questionnaire?, _ visit: Visit) -> String? {
        band.flatMap { scale?.band($0, drawnBy: nil)?.title[visit.language] } ?? band
    }

    private func remarks(_ sheet: ReadTeachersReport.Sheet) -> [HTML] {
        var remarks: [HTML] = []
        if sheet.isSetAside { remarks.append("<p class=\"note\">\(say: "interviews.teacher.setAside")</p>\n") }
        if sheet.isOpen { remarks.append("<p class=\"note\">\(say: "interviews.teacher.open")</p>\n") }
        if sheet.worstRank > 0 { remarks.append("<p class=\"note warn\">\(say: "interviews.teacher.flag")</p>\n") }
        if sheet.isMarked { remarks.append("<p class=\"note\">\(say: "interviews.teacher.marked")</p>\n") }
        return remarks
    }

    private func parts(_ sheet: ReadTeachersReport.Sheet, _ scale: Questionnaire?, _ visit: Visit) -> HTML {
        let rows: [HTML] = sheet.parts.map { part in
            let known = scale?.subscales.first { $0.id == part.scale }
            let points = part.total.map { known?.text(of: $0) ?? "\($0)" } ?? ""
            return """
                <li><span>\(known?.title?[visit.language] ?? part.scale)\
                \(if: part.isPositive == true, " · \(say: "interviews.teacher.closer")")</span>\
                <span class="count">\(points)</span></li>

                """
        }
        return "<h3>\(say: "interviews.teacher.parts")</h3><ul class=\"tally\">\(each: rows)</ul>"
    }

    private func trend(_ sheet: ReadTeachersReport.Sheet, _ scale: Questionnaire?, _ visit: Visit) -> HTML {
        let rows: [HTML] = sheet.earlier.map { earlier in
            let points = earlier.total.map { scale?.scoring.text(of: $0) ?? "\($0)" }
            let result = [points, name(of: earlier.band, scale, visit)].compactMap { $0 }.joined(separator: " · ")
            return """
                <li><span>\(visit.date(earlier.at.day)) · \(visit.choose(earlier.titles))</span>\
                <span class="count">\(result)</span></li>

                """
        }
        return """
            <h3>\(say: "interviews.teacher.trend")</h3><p class="small">\(say: "interviews.teacher.trendHint")</p>
            <ul class="tally">\(each: rows)</ul>
            """
    }

    private func talks(_ visit: Visit) -> HTML {
        guard !report.interviews.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="talks"><h2 id="talks">\(say: "interviews.story.talks")</h2>
            \(each: report.interviews.map { HeldTalk(talk: $0, levels: report.levels).html(visit) })</section>

            """
    }
}
