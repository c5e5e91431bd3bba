import Care
import Files
import InterviewRules
import Interviews

/// Somebody's way to help and back, in their own words: no place, no illness, nothing that was noted.
struct OwnPathCard {
    let path: OwnPath

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="own-path"><h2 id="own-path">\(say: "paths.own.title")</h2>
        <ol class="story">\(each: path.steps.map { step($0, visit) })</ol>\(if: !path.missing.isEmpty, missing)\
        \(next(visit))<p class="small">\(say: "paths.own.promise")</p></section>

        """
    }

    /// The same on paper, in the same order.
    func parts(_ visit: Visit) -> [PDFPart] {
        var parts: [PDFPart] = [.heading(visit.say(Phrase("paths.own.title")))]
        for step in path.steps {
            parts.append(.paragraph("\(visit.date(step.on))  \(visit.say(step.step.own))"))
        }
        parts += missingParts(visit)
        if let day = path.nextDay {
            parts.append(.note(visit.say(Phrase("paths.own.next", ["day": visit.date(day)]))))
        }
        return parts + [.small(visit.say(Phrase("paths.own.promise")))]
    }

    private func missingParts(_ visit: Visit) -> [PDFPart] {
        guard !path.missing.isEmpty else { return [] }
        var parts: [PDFPart] = [.heading(visit.say(Phrase("paths.own.missing")))]
        for fact in path.missing { parts.append(.paragraph("· \(visit.say(fact.phrase))")) }
        if let words = path.missingWords { parts.append(.paragraph(words)) }
        return parts
    }

    private func step(_ step: OwnPath.Step, _ visit: Visit) -> HTML {
        """
        <li><time datetime="\(step.on.description)">\(visit.date(step.on))</time> \(say: step.step.own)</li>

        """
    }

    private var missing: HTML {
        """
        <h3>\(say: "paths.own.missing")</h3>
        <ul class="facts-list">\(each: path.missing.map { "<li>\(say: $0.phrase)</li>\n" })</ul>\
        \(if: path.missingWords != nil, "<p>\(path.missingWords ?? "")</p>")
        """
    }

    private func next(_ visit: Visit) -> HTML {
        guard let day = path.nextDay else { return .empty }
        return "<p><b>\(say: "paths.own.next", ["day": visit.date(day)])</b></p>"
    }
}
