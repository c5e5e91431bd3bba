import Access
import Consents

/// Consent: the guardian's own page, the notice that a planner writes, and what a psychology teacher does for a class.
enum ConsentRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        guardian(&routes)
        person(&routes)
        routes.page("consents", twin: ListConsentWork.self, ConsentWorkPage.show)
        routes.page("campaigns/{campaign}/notice", twin: ReadNotice.self) { visit in
            try await NoticePage.show(visit, problem: nil)
        }
        routes.post("campaigns/{campaign}/notice", WriteNotice.self, onProblem: NoticePage.again) { _, visit in
            .go("/campaigns/\(try visit.addressPart("campaign"))/notice")
        }
        routes.page("campaigns/{campaign}/consents", twin: CountConsents.self, ConsentCountsPage.show)
        classes(&routes)
        papers(&routes)
        aloud(&routes)
        sharing(&routes)
        return routes.list
    }()

    /// No account: whoever holds the link is the guardian.
    private static func guardian(_ routes: inout Routes) {
        routes.page("consent/{secret}", twin: ReadGuardianLink.self, GuardianSteps.show)
        let link = "consent/{secret}"
        routes.post("\(link)/agree", GiveGuardianConsent.self, onProblem: GuardianSteps.again, GuardianSteps.answered)
        routes.post(
            "\(link)/decline", DeclineGuardianConsent.self, onProblem: GuardianSteps.again, GuardianSteps.answered)
        routes.post(
            "\(link)/take-back", WithdrawGuardianConsent.self, onProblem: GuardianSteps.again, GuardianSteps.answered)
        routes.post(
            "\(link)/sharing", AnswerSharingAsGuardian.self, onProblem: GuardianSteps.again
        ) { _, visit in .go(try visit.guardianPath) }
        for step in ["agree", "decline", "take-back", "sharing"] {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("\(link)/\(step)") { visit in .go(try visit.guardianPath) }
        }
    }

    /// No account either: whoever holds the code is the person.
    private static func person(_ routes: inout Routes) {
        routes.words("s/consent") { visit in OwnConsentSteps.enter(visit) }
        routes.form("s/consent", twin: ReadOwnConsent.self, OwnConsentSteps.show)
        routes.form("s/consent/agree", twin: GiveOwnConsent.self, OwnConsentSteps.agree)
        routes.form("s/consent/decline", twin: DeclineOwnConsent.self, OwnConsentSteps.decline)
        routes.form("s/consent/take-back", twin: WithdrawOwnConsent.self, OwnConsentSteps.takeBack)
        routes.form("s/consent/sharing", twin: AnswerSharingForOneself.self, OwnConsentSteps.share)
        for step in ["agree", "decline", "take-back", "sharing"] {
            routes.words("s/consent/\(step)") { _ in .go("/s/consent") }
        }
    }

    private static func classes(_ routes: inout Routes) {
        let place = "campaigns/{campaign}/consents/classes/{unit}"
        routes.page(place, twin: ListSeats.self) { visit in try await SeatsPage.show(visit, problem: nil) }
        routes.post("\(place)/slips", MakeSlips.self, onProblem: SeatsPage.again, SlipsPage.show)
        routes.post("\(place)/remind", RemindClass.self, onProblem: SeatsPage.again) { _, visit in
            .go(try visit.classPath)
        }
        for step in ["slips", "remind"] {
            routes.words("\(place)/\(step)") { visit in .go(try visit.classPath) }
        }
        let child = "campaigns/{campaign}/consents/people/{participant}"
        routes.post("\(child)/slip", ReplaceSlip.self, onProblem: SeatsPage.again, SlipsPage.show)
        routes.post("\(child)/remind", RemindOnce.self, onProblem: SeatsPage.again) { _, visit in
            .go(try visit.classPath)
        }
        for step in ["slip", "remind"] {
            routes.words("\(child)/\(step)") { visit in .go(try visit.consentsPath) }
        }
    }

    private static func papers(_ routes: inout Routes) {
        routes.page("campaigns/{campaign}/consents/people/{participant}/paper", twin: ReadSeat.self) { visit in
            try await PaperPage.show(visit, problem: nil)
        }
        routes.post(
            "campaigns/{campaign}/consents/people/{participant}/paper", RecordPaperConsent.self,
            onProblem: PaperPage.again
        ) { _, visit in .go("\(try visit.consentsPath)/papers") }
        routes.page("campaigns/{campaign}/consents/papers", twin: ListPapers.self, PapersPage.show)
        routes.post("campaigns/{campaign}/consents/papers/{consent}/open", OpenPaper.self) { paper, _ in
            .file(Array(paper.content), type: paper.kind.mediaType, name: "consent.\(paper.kind.rawValue)")
        }
        routes.words("campaigns/{campaign}/consents/papers/{consent}/open") { visit in
            .go("\(try visit.consentsPath)/papers")
        }
    }
}

extension ConsentRoutes {
    private static func aloud(_ routes: inout Routes) {
        let place = "campaigns/{campaign}/consents/people/{participant}/aloud"
        routes.page(place, twin: ReadAloud.self) { visit in try await AloudPage.show(visit, problem: nil) }
        routes.post(place, RecordAloudConsent.self, onProblem: AloudPage.again) { _, visit in
            .go("\(try visit.consentsPath)/papers")
        }
        routes.post("campaigns/{campaign}/consents/aloud/{consent}/open", OpenAloud.self) { found, visit in
            .page(AloudRecordPage(found: found, path: try visit.consentsPath).page(for: visit))
        }
        routes.words("campaigns/{campaign}/consents/aloud/{consent}/open") { visit in
            .go("\(try visit.consentsPath)/papers")
        }
    }
}

extension ConsentRoutes {
    /// What somebody has said of third parties on paper or aloud.
    private static func sharing(_ routes: inout Routes) {
        let place = "campaigns/{campaign}/consents/people/{participant}/sharing"
        routes.page(place, twin: ReadSharing.self) { visit in try await SharingPage.show(visit, problem: nil) }
        routes.post("\(place)/paper", RecordPaperSharing.self, onProblem: SharingPage.again) { _, visit in
            .go(try visit.sharingPath)
        }
        routes.post("\(place)/aloud", RecordAloudSharing.self, onProblem: SharingPage.again) { _, visit in
            .go(try visit.sharingPath)
        }
        for step in ["paper", "aloud"] {
            routes.words("\(place)/\(step)") { visit in .go(try visit.sharingPath) }
        }
        let record = "campaigns/{campaign}/consents/sharing/{consent}/open"
        routes.post(record, OpenSharing.self) { found, visit in
            if let content = found.content, let kind = found.kind {
                return .file(Array(content), type: kind.mediaType, name: "consent.\(kind.rawValue)")
            }
            return .page(SharingRecordPage(found: found, path: try visit.consentsPath).page(for: visit))
        }
        routes.words(record) { visit in .go("\(try visit.consentsPath)/papers") }
    }
}

extension Visit {
    var sharingPath: String {
        get throws { "\(try consentsPath)/people/\(try addressPart("participant"))/sharing" }
    }
    var guardianPath: String { get throws { "/consent/\(try addressPart("secret"))" } }
    var consentsPath: String { get throws { "/campaigns/\(try addressPart("campaign"))/consents" } }
    var classPath: String { get throws { "\(try consentsPath)/classes/\(try addressPart("unit"))" } }

    /// - Throws: `Refusal.notFound` for what cannot be a name of ours, and must not get into a header.
    func addressPart(_ field: String) throws -> String {
        let isPlain = { (byte: UInt8) in
            (48...57).contains(byte) || (97...122).contains(byte) || (65...90).contains(byte) || [45, 95].contains(byte)
        }
        guard let name = fields[field], !name.isEmpty, name.utf8.allSatisfy(isPlain) else { throw Refusal.notFound }
        return name
    }
}
