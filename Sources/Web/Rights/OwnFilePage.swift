import Access
import Care
import Interviews
import Rights
import Rosters
import Screenings

/// A person's own file in plain words: the numbers that help first, because some of it may be hard to read.
struct OwnFilePage {
    let file: OwnFile
    let receipt: String
    let code: String

    static func open(_ visit: Visit) async throws -> Reply {
        try await answer(visit) { file in
            .page(
                OwnFilePage(file: file, receipt: visit.fields["receipt"] ?? "", code: visit.fields["code"] ?? "")
                    .page(for: visit))
        }
    }

    /// The same for programs (PIPL art. 45: to take it elsewhere).
    static func take(_ visit: Visit) async throws -> Reply {
        try await answer(visit) { file in
            .file(try JSONText.bytes(file), type: "application/json", name: "my-data.json")
        }
    }

    private static func answer(_ visit: Visit, _ shown: (OwnFile) throws -> Reply) async throws -> Reply {
        do {
            return try shown(try await OwnFile.open(visit))
        } catch let problem as RightsProblem {
            return try await OwnRequestPage.reply(visit, problem: problem)
        }
    }

    func page(for visit: Visit) -> Page {
        let who: HTML = file.identity.map { identity($0, visit) } ?? .empty
        return Page(
            title: Phrase("rights.file.title"),
            main: """
                <div class="calm"><h1>\(say: "rights.file.title")</h1>
                <p class="lead">\(say: "rights.file.lead")</p></div>
                <ul class="lines">\(each: HelpLineList.lines(visit, for: file.region))</ul>
                \(who)\(screenings(visit))
                \(OwnAnswers(sheets: file.answers.sheets).html(visit))\
                \(OwnCare(care: file.care).html(visit))\(looks(visit))
                <p class="small">\(say: "rights.file.leftOut")</p>
                <p><a class="link" href="/receivers/\(file.region.code)">\(say: "rights.receivers.title")</a></p>
                <form class="actions no-print" method="post" action="/s/rights/file/take">\(Form.token(visit))\
                \(Form.hidden("receipt", receipt))\(Form.hidden("code", code))
                <button class="btn small quiet">\(say: "rights.file.take")</button>
                <a class="btn plain" href="/s/rights/receipt">\(say: "rights.file.close")</a></form>
                """)
    }

    private func identity(_ identity: TellOwnIdentity.Outcome, _ visit: Visit) -> HTML {
        let facts: [(String, String?)] = [
            ("name", identity.name), ("born", visit.date(identity.born)),
            ("sex", identity.sex == nil ? nil : visit.say(identity.sex.phrase)), ("idNumber", identity.idNumber),
            ("number", identity.number), ("phone", identity.phone),
            ("guardian", identity.hasGuardian ? visit.say(Phrase("rights.file.guardianNoted")) : nil),
        ]
        return """
            <section class="card" aria-labelledby="who"><h2 id="who">\(say: "rights.file.who")</h2>
            <dl class="pairs">\(each: facts.compactMap { name, value in
                value.map { "<dt>\(say: Phrase("rights.field.\(name)"))</dt><dd>\($0)</dd>\n" }
            })</dl></section>

            """
    }

    private func screenings(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="invited"><h2 id="invited">\(say: "rights.file.screenings")</h2>
        <ul>\(each: file.facts.screenings.map { screening($0, visit) })</ul>
        <p class="small">\(archive)</p>
        \(if: !file.facts.consents.isEmpty, consents(visit))\
        \(if: !file.facts.sharing.isEmpty, sharing(visit))</section>

        """
    }

    /// Said to everybody alike: who has an archive and who has none read the same.
    private var archive: HTML {
        let years = file.facts.archive
        return """
            \(say: "rights.file.archive", [
                "age": "\(years.untilAge)", "leaving": "\(years.afterLeaving)", "end": "\(years.afterEnd)",
                "month": "\(years.endMonth)", "day": "\(years.endDay)",
            ])
            """
    }

    private func screening(_ screening: TellOwnFacts.Screening, _ visit: Visit) -> HTML {
        let begun = screening.begunAt.map { visit.date($0) } ?? visit.say(Phrase("rights.file.notBegun"))
        return """
            <li>\(visit.choose(screening.titles))\(screening.unitNames.map { " · \(visit.choose($0))" } ?? "")
            <span class="sub">\(begun)</span>
            <span class="sub">\(say: "rights.file.kept", ["day": visit.date(screening.keptUntil)])</span></li>

            """
    }

    private func consents(_ visit: Visit) -> HTML {
        """
        <h3>\(say: "rights.file.consents")</h3><ul>\(each: file.facts.consents.map { consent in
            """
            <li>\(say: Phrase("rights.giver.\(consent.giver)")) · \(say: Phrase("rights.said.\(consent.standing)"))
            <span class="sub">\(visit.date(consent.at)) · \(visit.choose(consent.titles))</span></li>

            """
        })</ul>
        """
    }

    /// What was said of third parties, each by itself.
    private func sharing(_ visit: Visit) -> HTML {
        """
        <h3>\(say: "rights.file.sharing")</h3><ul>\(each: file.facts.sharing.map { said in
            """
            <li>\(ToldRecipientWords.spoken(said.names, visit)) · \(say: Phrase("rights.giver.\(said.giver)")) · \
            \(say: Phrase("rights.shared.\(said.standing)"))<span class="sub">\(visit.date(said.at))</span></li>

            """
        })</ul>
        """
    }

    /// Who has looked, by their post and not by their name.
    private func looks(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="looks"><h2 id="looks">\(say: "rights.file.looks")</h2>
        <p class="small">\(say: "rights.file.looksHint")</p>
        <ol class="story">\(each: file.facts.looks.map { look in
            """
            <li><time datetime="\(look.at.machineText)">\(visit.date(look.at))</time>
            <p>\(say: Phrase("accounts.deed.\(look.useCase)"))\
            <span class="sub">\(say: look.who)\(look.why)</span></p></li>

            """
        })</ol></section>

        """
    }
}

extension TellOwnFacts.Look {
    fileprivate var who: Phrase {
        role.map { Phrase("accounts.role.\($0)") } ?? Phrase("rights.file.byCode")
    }

    /// People can ask why somebody has looked (rulebook H.1).
    fileprivate var why: HTML {
        guard let reason else { return .empty }
        return " · \(say: Phrase("rosters.reason.\(reason)"))"
    }
}
