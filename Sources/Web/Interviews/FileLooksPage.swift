import Access
import Care
import Interviews

/// Who has opened whose file in a month. What stands in the files is not here; names only for whoever may read them.
struct FileLooksPage {
    let found: ListFileLooks.Outcome
    let asked: ListFileLooks
    let names: [String: String]

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListFileLooks.self)
        let found = try await visit.perform(asked)
        let members = Set(found.lines.compactMap(\.member)).sorted()
        let names = try await visit.holds(.holdInterviews) ? visit.namesInCare(of: members) : [:]
        return .page(FileLooksPage(found: found, asked: asked, names: names).page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        let none: HTML = "<div class=\"empty\"><h2>\(say: "paths.looks.none")</h2></div>"
        return Page(
            title: Phrase("paths.looks.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "paths.looks.title")</h1>
                <p>\(say: "paths.looks.lead")</p></div></div>\(form(visit))
                \(if: found.lines.isEmpty, none)\(if: !found.lines.isEmpty, readers)\
                \(if: !found.lines.isEmpty, table(visit))\(if: found.hasMore, more)
                \(visit.watermark)
                """)
    }

    private func form(_ visit: Visit) -> HTML {
        let latest = String("\(visit.now.day)".prefix(7))
        return """
            <form class="inline-form no-print" method="get" action="/care-looks"><label for="month">\
            \(say: "paths.looks.month")</label> <input type="month" id="month" name="month" value="\(found.month)" \
            max="\(latest)"> <button class="btn small plain">\(say: "paths.looks.show")</button></form>
            """
    }

    private var readers: HTML {
        let rows: [HTML] = found.readers.map { reader in
            let count = Phrase("paths.looks.count", ["looks": "\(reader.looks)", "files": "\(reader.files)"])
            return "<li><span>\(reader.by)</span><span class=\"count\">\(say: count)</span></li>\n"
        }
        return """
            <section class="card narrow" aria-labelledby="readers"><h2 id="readers">\(say: "paths.looks.readers")</h2>
            <ul class="tally">\(each: rows)</ul></section>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "paths.looks.title")</caption>
        <thead><tr><th scope="col">\(say: "paths.looks.who")</th><th scope="col">\(say: "paths.looks.what")</th>
        <th scope="col">\(say: "paths.looks.file")</th><th scope="col">\(say: "paths.looks.when")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListFileLooks.Line, _ visit: Visit) -> HTML {
        let isOthers = line.member != nil && !line.isTheirs
        return """
            <tr><th scope="row">\(line.by)\
            \(if: isOthers, "<span class=\"sub\">\(say: "paths.looks.notTheirs")</span>")</th>
            <td data-label="\(say: "paths.looks.what")"><span>\(deed(line, visit))</span></td>
            <td data-label="\(say: "paths.looks.file")"><span>\(file(line, visit))</span></td>
            <td data-label="\(say: "paths.looks.when")"><time datetime="\(line.at.machineText)">\
            \(visit.date(line.at))</time></td></tr>

            """
    }

    /// What this house no longer has is told by its name, so that no line is left out; and for what it was opened.
    private func deed(_ line: ListFileLooks.Line, _ visit: Visit) -> String {
        let what = Phrase("accounts.deed.\(line.useCase)")
        let known = visit.say(what)
        let deed = known == what.key ? visit.say(Phrase("accounts.deeds.other", ["name": line.useCase])) : known
        guard let reason = line.reason else { return deed }
        return "\(deed) · \(visit.say(Phrase("rosters.reason.\(reason)")))"
    }

    /// Without a name a file is told by its class and the end of its number, so that two looks into one are seen.
    private func file(_ line: ListFileLooks.Line, _ visit: Visit) -> String {
        guard let member = line.member else { return visit.say(Phrase("paths.looks.plans")) }
        let name = names[member] ?? visit.say(Phrase("paths.looks.number", ["number": String(member.suffix(4))]))
        return line.unitNames.map { "\(name) · \(visit.choose($0))" } ?? name
    }

    private var more: HTML {
        let next = "/care-looks?month=\(found.month)&page=\((asked.page ?? 1) + 1)"
        return """
            <p class="actions no-print"><a class="btn small plain" href="\(next)">\(say: "interviews.list.more")</a></p>
            """
    }
}
