import Access
import Care
import HouseKit
import Storage

/// A list of the north that waits for two people, and a certificate of one that is done.
struct NorthernRetention {
    static let waiting = "00000000-0000-7000-8000-00000000de1e"
    static let done = "00000000-0000-7000-8000-00000000d0de"
    let campaign: String

    init(_ town: Town, campaign: String) async throws {
        self.campaign = campaign
        for (list, kind, state) in [(Self.waiting, "answers", "proposed"), (Self.done, "evidence", "done")] {
            let isDone = state == "done"
            let (first, second): (String?, String?) = (isDone ? "first" : nil, isDone ? "second" : nil)
            let ended: Moment? = isDone ? town.clock.now : nil
            try await town.tamper(
                """
                INSERT INTO deletion_list (id, campaign, kind, region, title_zh, title_en, state, invited, sittings,
                    kept, proposed_at, first_by, first_at, second_by, second_at, ended_at)
                VALUES (\(list), \(campaign), \(kind), \(TownPlaces.north), \("\(Marker.north) 普查"),
                    \("\(Marker.north) week"), \(state), 2, 1, 0, 0, \(first), \(ended), \(second), \(ended), \(ended))
                """)
        }
        let text = """
            {"campaign":"\(campaign)","endedAt":0,"first":"\(Marker.north) 甲","firstAt":0,"invited":2,"kept":0,\
            "kind":"evidence","list":"\(Self.done)","number":1,"parts":[],"previous":"","proposedAt":0,\
            "second":"乙","secondAt":0,"sittings":1,"titles":{}}
            """
        try await town.tamper(
            """
            INSERT INTO deletion_certificate (list, number, text, mark, previous, made_at)
            VALUES (\(Self.done), 1, \(text), 'mark', '', 0)
            """)
    }

    var words: [String] { [Self.waiting, Self.done] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let administrator = town.caller(.northAdministrator)
        return [
            "ListDeletions": QueryExample(shows: Self.waiting, rightPerson: administrator, input: [:]),
            "ReadCertificate": QueryExample(
                shows: "\(Marker.north) 甲", rightPerson: administrator, input: ["list": Self.done]),
            "TakeCertificate": QueryExample(
                shows: "\(Marker.north) 甲", rightPerson: administrator, input: ["list": Self.done]),
            "ReadRetention": QueryExample(
                shows: Self.waiting, rightPerson: administrator, input: ["campaign": campaign]),
        ]
    }

    func commands() -> [String: CommandExample] {
        let list = CommandExample.refused(["list": Self.waiting])
        let forget = CommandExample.refused(["list": Self.waiting, "campaign": campaign])
        let hold = CommandExample.refused(["campaign": campaign, "reason": "x"])
        return [
            "AgreeToDeletion": list, "CarryOutDeletion": list.adding("step", 1), "ForgetCampaignMessages": forget,
            "ForgetCodes": forget, "ForgetConsents": forget, "ForgetLinks": forget, "ForgetParticipants": forget,
            "ForgetAftercare": forget, "ForgetCounts": forget, "ForgetSittings": forget,
            "ForgetAlertNotes": forget, "ForgetArchive": forget, "ForgetFlagged": forget,
            "NoteDeletionStopped": list, "RetryDeletion": list, "LiftHold": hold, "PlaceHold": hold,
            "ProposeDeletions": .refused([:]),
            "NoteForgotten": list.adding("part", "codes").adding("count", 1).adding("isDone", true),
        ]
    }
}
