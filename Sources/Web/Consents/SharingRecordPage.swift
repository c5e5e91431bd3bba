import CampaignRules
import Care
import Consents

/// What an answer about a third party that was said aloud stands on.
struct SharingRecordPage {
    let found: OpenSharing.Outcome
    let path: String

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("consents.aloud.record"), frame: .staff,
            main: """
                <p class="no-print"><a href="\(path)/papers">‹ \(say: "consents.papers.title")</a></p>
                <div class="head"><div><h1>\(say: "consents.aloud.record")</h1>
                <p>\(visit.choose(found.titles))</p></div></div>
                <section class="card narrow"><dl class="pairs">
                \(line("consents.aloud.giver", "\(say: Phrase("consents.giver.\(found.giver.rawValue)"))"))
                \(line("consents.aloud.standing", "\(say: Phrase("consents.standing.\(found.standing.rawValue)"))"))
                \(line("consents.aloud.at", "\(visit.date(found.at))"))
                \(line("consents.aloud.saidBy", "\(found.saidBy)"))
                \(each: given.map { line($0.0, "\($0.1)") })
                \(line("consents.aloud.recordedBy", "\(found.recordedBy)"))</dl>
                <p class="small">\(say: "consents.aloud.logged")</p></section>
                """)
    }

    private var given: [(String, String)] {
        let all = [
            ("consents.aloud.understood", found.understood), ("consents.aloud.witness", found.witness),
            ("consents.aloud.called", found.called),
        ]
        return all.compactMap { label, text in text.map { (label, $0) } }
    }

    private func line(_ label: String, _ value: HTML) -> HTML {
        "<dt>\(say: Phrase(label))</dt><dd>\(value)</dd>\n"
    }
}
