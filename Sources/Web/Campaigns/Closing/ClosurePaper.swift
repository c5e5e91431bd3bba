import CampaignRules
import Campaigns
import Care
import Files

/// A closure report on A4, as it is handed in: the same words and figures as on the page, and two lines to sign.
struct ClosurePaper {
    let found: ReadClosure.Outcome

    func paper(for visit: Visit) -> PDFPaper {
        let name = visit.choose(found.card.titles)
        let title = visit.say(Phrase("closure.of", ["name": name]))
        let state = visit.say(found.card.state.phrase)
        return visit.paper(
            title, header: name, footer: visit.say(Phrase("closure.footer")),
            [.title(title), .paragraph("\(visit.say(found.card.window(visit))) · \(state)")]
                + gaps(visit) + about(visit) + found.sections.flatMap { part($0, visit) }
                + [.small(visit.say(Phrase("closure.elsewhere")))] + end(visit))
    }

    private func gaps(_ visit: Visit) -> [PDFPart] {
        guard !found.gaps.isEmpty else { return [] }
        let open = found.gaps.map { visit.say($0.phrase) }.joined(separator: " ")
        return [.note("\(visit.say(Phrase("closure.gaps", ["count": "\(found.gaps.count)"]))) \(open)")]
    }

    private func about(_ visit: Visit) -> [PDFPart] {
        let reach = found.isOwned ? "closure.reach.whole" : "closure.reach.own"
        let scales = found.battery.map { visit.scaleTitle($0.questionnaire) }.joined(separator: " · ")
        let people: [(String, String?)] = [
            ("closure.planned", found.plannedBy), ("closure.approved", found.approvedBy),
            ("closure.carriedOut", found.carriedOutBy.isEmpty ? nil : found.carriedOutBy.joined(separator: " · ")),
        ]
        let rows = [
            [visit.say(Phrase("closure.reach")), visit.say(Phrase(reach, ["count": "\(found.units)"]))],
            [visit.say(Phrase("campaigns.field.purpose")), found.purpose],
            [visit.say(Phrase("closure.scales")), scales],
        ] + people.compactMap { words, name in name.map { [visit.say(Phrase(words)), $0] } }
        return [.table(PDFTable([PDFColumn(""), PDFColumn("", share: 2)], rows: rows))]
    }

    private func part(_ section: ClosureSection, _ visit: Visit) -> [PDFPart] {
        guard !section.lines.isEmpty else { return [] }
        guard section.isTold else {
            return [.heading(visit.say(section.phrase)), .small(visit.say(Phrase("closure.fewPeople")))]
        }
        let column = visit.say(Phrase("closure.column.\(section.name.rawValue)"))
        let columns = [PDFColumn("", share: 2), PDFColumn(column, .trailing)]
        let rows = section.lines.map { [visit.say($0.phrase), $0.value(visit)] }
        return [.heading(visit.say(section.phrase)), .table(PDFTable(columns, rows: rows)),
            .small(visit.say(section.hint))]
    }

    private func end(_ visit: Visit) -> [PDFPart] {
        let kept = visit.say(Phrase("closure.kept.answers", ["day": visit.date(found.answersUntil)]))
        let statement: [PDFPart] = [.heading(visit.say(Phrase("closure.statement")))]
            + [.paragraph(found.statement?.words ?? visit.say(Phrase("closure.statement.none")))]
        let referral: [PDFPart] = found.statement?.referral.map {
            [.heading(visit.say(Phrase("closure.referral"))), .paragraph($0)]
        } ?? []
        let written = found.statement.map { [$0.writtenBy, visit.date($0.writtenAt), ""] } ?? ["", "", ""]
        let ended = [found.statement?.endedBy ?? "", found.statement?.endedAt.map { visit.date($0) } ?? "", ""]
        let signs = PDFTable(
            [
                PDFColumn(""), PDFColumn(visit.say(Phrase("closure.sign.name"))),
                PDFColumn(visit.say(Phrase("closure.sign.when"))), PDFColumn(visit.say(Phrase("closure.sign.sign"))),
            ],
            rows: [
                [visit.say(Phrase("closure.statement.by"))] + written, [visit.say(Phrase("closure.endedBy"))] + ended,
            ])
        return [.heading(visit.say(Phrase("closure.kept"))), .paragraph(kept),
            .small(visit.say(Phrase("closure.kept.evidence")))] + statement + referral + [.table(signs)]
    }
}
