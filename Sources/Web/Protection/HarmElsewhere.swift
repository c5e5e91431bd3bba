import Access
import CampaignRules
import Care
import Rosters
import Warnings

/// The way to a report of harm from a child's other records: the roster, and the red flag of an alert (rulebook H.4).
enum HarmElsewhere {
    static func member(_ visit: Visit) async throws -> ProtectedPerson {
        guard visit.holds(.raiseHarm) else { throw Refusal.forbidden }
        let card = try await visit.perform(ReadMember(member: ID(visit.fields["member"] ?? ""))).card
        return ProtectedPerson(path: visit.memberPath, back: card.nameMask)
    }

    /// Who writes from a roster may be nobody who reads reports: they are told that it is kept, and what happens now.
    static func kept(_ visit: Visit) async throws -> Reply {
        guard visit.holds(.raiseHarm) else { throw Refusal.forbidden }
        let card = try await visit.perform(ReadMember(member: ID(visit.fields["member"] ?? ""))).card
        let list: HTML = "<p><a href=\"/protection\">\(say: "protection.list.title")</a></p>"
        return .page(
            Page(
                title: Phrase("protection.kept.title"), frame: .staff,
                main: """
                    <p class="no-print"><a href="\(visit.memberPath)">‹ \(card.nameMask)</a></p>
                    <div class="head"><div><h1>\(say: "protection.kept.title")</h1>
                    <p>\(say: "protection.kept.lead")</p></div></div>
                    <div class="note warn"><p>\(say: "protection.form.first")</p></div>
                    <p>\(say: "protection.form.hidden")</p>\(if: visit.holds(.reportHarm), list)
                    """))
    }

    static func alert(_ visit: Visit) async throws -> ProtectedPerson {
        guard visit.holds(.reportHarm) else { throw Refusal.forbidden }
        _ = try await visit.perform(ReadAlert(alert: ID(visit.fields["alert"] ?? "")))
        return ProtectedPerson(
            path: try visit.alertPath, back: visit.say(Phrase("warnings.person.title")),
            waiting: try await visit.waitingAlerts())
    }

    /// The card on a member's page. Of an adult it says for whom the law asks it.
    static func card(of member: MemberCard, _ visit: Visit) -> HTML {
        guard visit.holds(.raiseHarm), member.kind != .staff else { return .empty }
        let age = BirthMonth(member.bornMonth)?.age(on: visit.now.day) ?? 0
        let lead = age < 18 ? Phrase("protection.card.lead") : Phrase("protection.card.leadAdult")
        return """
            <section class="card no-print" aria-labelledby="harm"><h2 id="harm">\(say: "protection.card.title")</h2>
            <p class="small">\(say: lead)</p>
            <p><a class="btn small quiet" href="\(visit.memberPath)/harm">\(say: "protection.card.write")</a></p>
            </section>

            """
    }
}
