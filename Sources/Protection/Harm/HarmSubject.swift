import Access
import CampaignRules
import Care
import Storage

/// Somebody about whom a report can be written.
struct HarmSubject {
    /// `nil` for whom nobody has to talk with.
    let finding: String?
    let member: String
    let keeper: String?
    let region: Region
    /// Years completed for certain; `nil` where no roster knows.
    let age: Int?

    init(_ row: Row, on day: Day) throws {
        finding = try row("finding")
        member = try row("member")
        keeper = try row("keeper")
        region = try row("region")
        age = try row("born_month", as: String?.self).flatMap { BirthMonth($0) }?.age(on: day)
    }
}

extension Session {
    /// Somebody whom the caller looks after.
    /// - Throws: `Refusal.notFound` for everybody else.
    func person(ofFinding finding: String) throws -> HarmSubject {
        let row = try row(
            """
            SELECT f.id AS finding, f.member, f.keeper, f.region, m.born_month
            FROM published_finding_person f LEFT JOIN published_member m ON m.id = f.member
            WHERE f.id = \(finding) AND \(scope, region: "f.region", house: "f.keeper")
            """)
        return try subject(row, "finding \(finding)")
    }

    fileprivate func subject(_ row: Row?, _ subject: String) throws -> HarmSubject {
        guard let row else { throw Refusal.notFound }
        let person = try HarmSubject(row, on: today)
        about(subject, region: person.region)
        return person
    }
}

extension Session where Case == RaiseHarmReport {
    /// Whom a report is about: named once, by one of three.
    /// - Throws: `Refusal.notFound` for whom the caller could not open there, and where nobody or two are named.
    func subject(of new: RaiseHarmReport) throws -> HarmSubject {
        switch (new.finding, new.member, new.alert) {
        case (let finding?, nil, nil): try person(ofFinding: finding)
        case (nil, let member?, nil): try person(ofMember: member)
        case (nil, nil, let alert?): try person(ofAlert: alert)
        default: throw Refusal.notFound
        }
    }

    /// Somebody on the roster of the own unit. Staff of a school is looked after by the place, and no colleague writes
    /// about them from a list (decision 0040). Where there is a care record, the report stands in it.
    private func person(ofMember member: String) throws -> HarmSubject {
        let row = try row(
            """
            SELECT m.id AS member, m.house AS keeper, m.region, m.born_month, (SELECT MAX(f.id)
                FROM published_finding_person f WHERE f.member = m.id AND f.keeper = m.house) AS finding
            FROM published_member m JOIN published_unit h ON h.code = m.house
            WHERE m.id = \(member) AND NOT (m.kind = 'staff' AND h.kind IN \(list: Counselling.schoolKinds.sorted()))
                AND \(scope, region: "m.region", house: "m.house")
            """)
        return try subject(row, "member \(member)")
    }

    /// Whose red flag an alert is. The same may write who may open it (`OpenFlagged`, decision 0038): whoever keeps the
    /// person, and the duty lead of the place who has taken the alert up. They may when it was closed as well: the
    /// report is about the child, and a colleague may close the alert while it is being written.
    private func person(ofAlert alert: String) throws -> HarmSubject {
        guard let me = caller.id else { throw Refusal.notSignedIn }
        let row = try row(
            """
            SELECT f.id AS finding, f.member, f.keeper, f.region, m.born_month
            FROM published_alert_hand a JOIN published_flagged_sheet g ON g.sheet = a.sheet
            JOIN published_finding_person f ON f.participant = g.participant
            LEFT JOIN published_member m ON m.id = f.member
            WHERE a.id = \(alert) AND (\(scope, region: "f.region", house: "f.keeper")
                OR (a.handler = \(me) AND \(scope, region: "a.region")))
            """)
        return try subject(row, "person of alert \(alert)")
    }
}
