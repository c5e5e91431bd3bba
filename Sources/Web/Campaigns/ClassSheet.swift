import Access
import Campaigns
import Care
import Files
import Rosters

/// What somebody carries into a classroom: a list with names, to hand out by, and slips without names, to cut and give
/// away. Put together of two subjects, each with its own permission and its own line in the log (decision 0022).
struct ClassSheet {
    let printed: PrintCodes.Outcome
    let unitName: String
    /// What the rosters call somebody; empty for who may not see names.
    let names: [String: String]

    static func reply(_ printed: PrintCodes.Outcome, _ visit: Visit) async throws -> Reply {
        let names = try await namesInvited(printed, visit)
        let units = try await visit.unitNames([printed.unit])
        let sheet = ClassSheet(printed: printed, unitName: units[printed.unit] ?? printed.unit, names: names)
        return try .paper(sheet.paper(for: visit), name: "class-sheet")
    }

    /// Whoever may hand out codes and not see rosters gets the same sheet by numbers.
    private static func namesInvited(_ printed: PrintCodes.Outcome, _ visit: Visit) async throws -> [String: String] {
        guard visit.holds(.seeRosters) else { return [:] }
        let asked = NameInvited(campaign: printed.card.id.rawValue, unit: printed.unit)
        do {
            let found = try await visit.perform(asked)
            return Dictionary(found.map { ($0.member.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
        } catch Refusal.notFound {
            return [:]
        }
    }

    func paper(for visit: Visit) -> PDFPaper {
        let say = { (key: String) in visit.say(Phrase("campaigns.sheet.\(key)")) }
        let title = visit.say(Phrase("campaigns.sheet.title", ["class": unitName]))
        return visit.paper(
            title, header: visit.choose(printed.card.titles), footer: say("footer"),
            [.title(title), .note(say("note")), .table(table(visit)), .slips(slips(visit))])
    }

    private func table(_ visit: Visit) -> PDFTable {
        let column = { (key: String) in visit.say(Phrase("campaigns.sheet.column.\(key)")) }
        return PDFTable(
            [
                PDFColumn(column("number"), share: 0.5, .trailing), PDFColumn(column("seat"), share: 0.5, .trailing),
                PDFColumn(column("name"), share: 1.6), PDFColumn(column("code"), share: 1.2),
                PDFColumn(column("given"), share: 0.8),
            ],
            rows: printed.lines.map { line in
                [
                    "\(line.number)", line.seat.map { "\($0)" } ?? "–", names[line.member] ?? "–", line.code, "☐",
                ]
            })
    }

    /// No name: a slip that lies on the floor belongs to nobody.
    private func slips(_ visit: Visit) -> PDFSlips {
        PDFSlips(printed.lines.map { line in
            let number = visit.say(Phrase("campaigns.sheet.number", ["number": "\(line.number)"]))
            return PDFSlips.Slip(
                title: "\(unitName) · \(number)", big: line.code,
                lines: [
                    visit.say(Phrase("campaigns.sheet.how", ["address": "\(visit.origin)/s"])),
                    visit.say(Phrase("campaigns.sheet.free")),
                ],
                code: visit.link(toCode: line.code))
        })
    }
}

extension Visit {
    /// The way in that brings a personal code along. A browser keeps what stands behind the `#` to itself: no server
    /// and no log sees it (decision 0026).
    func link(toCode code: String) -> String { "\(origin)/s#\(code)" }

    /// The same, to be copied and sent to the person.
    func linkToSend(toCode code: String) -> HTML {
        "<p>\(say: "campaigns.code.link")</p><p class=\"secret\" id=\"link\">\(link(toCode: code))</p>"
    }
}

/// Where the codes of a class are printed, on the page of those who take part.
struct PrintCodesForm {
    let found: ListParticipants.Outcome
    let unit: String?
    let problem: (any Problem)?

    func html(_ visit: Visit) -> HTML {
        guard let unit else {
            return "<p class=\"note\">\(say: "campaigns.print.choose")</p>"
        }
        let fault = FieldFault(isFaulty ? problem?.phrase : nil, id: "reason", hint: "reason-hint")
        return """
            <details class="card fold" id="print"\(if: isFaulty, " open")>
            <summary><h2>\(say: "campaigns.print.title")</h2></summary><p>\(say: "campaigns.print.words")</p>
            <form method="post" action="/campaigns/\(found.card.id.rawValue)/class-sheet">\(Form.token(visit))\
            \(Form.request(visit))\(Form.hidden("unit", unit))
            <div class="field"><label for="reason">\(say: "campaigns.print.reason")</label>
            <span class="hint" id="reason-hint">\(say: "campaigns.print.reasonHint")</span>
            <input type="text" id="reason" name="reason" required maxlength="\(DeclineCampaign.longestReason)"\
            \(fault.attributes)>\(fault.words)</div>
            <button class="btn">\(say: "campaigns.print.do")</button></form>\(before(visit))</details>
            """
    }

    private var isFaulty: Bool {
        if case .invalid(field: "reason") = problem?.kind { true } else { false }
    }

    private func before(_ visit: Visit) -> HTML {
        guard !found.prints.isEmpty else { return .empty }
        return """
            <h3>\(say: "campaigns.print.before")</h3><ul>\(each: found.prints.map {
                "<li>\(visit.date($0.at)) · \($0.reason)</li>\n"
            })</ul>
            """
    }
}
