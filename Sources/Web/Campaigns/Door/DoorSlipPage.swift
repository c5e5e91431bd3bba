import Access
import CampaignRules
import Campaigns
import Care

/// The code of somebody who was met, and the ways on: on their own telephone, or read aloud here and now.
struct DoorSlipPage {
    let found: OpenDoorSlip.Outcome
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = OpenDoorSlip(campaign: try visit.campaign, member: try visit.addressPart("member"))
        let page = DoorSlipPage(
            found: try await visit.perform(asked), waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private var campaign: String { "/campaigns/\(found.card.id.rawValue)" }
    private var person: String { "\(campaign)/consents/people/\(found.participant.rawValue)" }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("door.slip.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(campaign)/door">‹ \(visit.choose(found.card.titles))</a></p>
                <div class="head"><div><h1>\(say: "door.slip.title")</h1>
                <p>\(visit.choose(found.card.titles)) · \(visit.placeName(found.region))</p></div></div>
                <section class="card narrow" aria-labelledby="code"><h2 id="code">\(say: "door.slip.code")</h2>
                <p class="secret code">\(found.code)</p><p>\(say: "door.slip.words")</p>
                \(visit.linkToSend(toCode: found.code))</section>
                <section class="card narrow no-print" aria-labelledby="next"><h2 id="next">\(say: "door.slip.next")</h2>
                <p>\(say: asks)</p>\(ways)\(if: visit.holds(.enterAnswers), interview(visit))
                <div class="actions">
                <a class="btn small quiet" href="\(campaign)/door">\(say: "door.slip.another")</a></div></section>
                """)
    }

    private var asks: Phrase {
        let isChild = !found.asked.contains(.person)
        if isChild { return Phrase("door.slip.asksGuardian") }
        return Phrase(found.asked.contains(.guardian) ? "door.slip.asksBoth" : "door.slip.asksPerson")
    }

    private var ways: HTML {
        """
        <ul><li>\(say: "door.slip.own")</li>
        <li><a href="\(person)/paper">\(say: "door.slip.paper")</a></li>
        \(if: found.saidAloud, "<li><a href=\"\(person)/aloud\">\(say: "door.slip.aloud")</a></li>")</ul>
        """
    }

    private func interview(_ visit: Visit) -> HTML {
        """
        <form method="post" action="\(campaign)/entry/interview">\(Form.token(visit))\(Form.hidden("code", found.code))
        <div class="actions"><button class="btn">\(say: "door.slip.read")</button></div></form>
        """
    }
}
