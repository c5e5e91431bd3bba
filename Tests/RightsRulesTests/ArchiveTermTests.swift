import Care
import Foundation
import RightsRules
import Testing
import WarningRules

/// Until when an archive is kept (rulebook H.8 [D]; the end of the school year is our default [D]).
@Suite struct ArchiveTermTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let born: String
        let begun: String
        let ended: String?
        let isPupil: Bool
        let left: String?
        let last: String?

        var record: ArchivedRecord {
            ArchivedRecord(
                bornMonth: born, begunOn: Day(begun) ?? Day(daysSince1970: 0), endedOn: ended.flatMap { Day($0) },
                isPupil: isPupil, leftOn: left.flatMap { Day($0) })
        }
    }

    private static func pupil(
        _ what: String, born: String, begun: String = "2026-10-01", ended: String? = "2026-12-01", left: String?,
        last: String?
    ) -> Case {
        Case(testDescription: what, born: born, begun: begun, ended: ended, isPupil: true, left: left, last: last)
    }

    private static func resident(
        _ what: String, born: String, begun: String = "2026-03-01", ended: String? = "2026-05-06", last: String?
    ) -> Case {
        Case(testDescription: what, born: born, begun: begun, ended: ended, isPupil: false, left: nil, last: last)
    }

    private static let cases: [Case] = [
        pupil("23 is later than five years", born: "2013-05", left: "2028-07-01", last: "2036-08-31"),
        pupil("five years are later than 23", born: "2008-09", begun: "2025-10-01", ended: "2025-12-01",
            left: "2028-09-15", last: "2034-08-31"),
        pupil("23 in the last month of a school year", born: "2013-08", left: "2028-07-01", last: "2036-08-31"),
        pupil("23 in the first month of a school year", born: "2013-09", left: "2028-07-01", last: "2037-08-31"),
        pupil("born in a February of 29 days", born: "2012-02", left: "2027-07-01", last: "2035-08-31"),
        pupil("came of age in care", born: "2008-12", ended: "2027-03-01", left: "2027-07-01", last: "2037-08-31"),
        pupil("perhaps of age and perhaps not", born: "2008-10", begun: "2026-10-15", ended: "2026-10-20",
            left: "2027-07-01", last: "2037-08-31"),
        pupil("of age and still there", born: "2004-03", left: nil, last: "2037-08-31"),
        pupil("still on the roster", born: "2013-05", left: nil, last: nil),
        pupil("still in care", born: "2013-05", ended: nil, left: "2028-07-01", last: nil),
        pupil("born nobody knows when", born: "2013", left: "2028-07-01", last: nil),
        resident("an adult", born: "1980-01", last: "2036-08-31"),
        resident("an adult on the last day", born: "1980-01", ended: "2026-08-31", last: "2036-08-31"),
        resident("an adult a day later", born: "1980-01", ended: "2026-09-01", last: "2037-08-31"),
        resident("a minor of no school", born: "2012-06", ended: "2027-02-01", last: "2035-08-31"),
        resident("an adult in care", born: "1980-01", ended: nil, last: nil),
    ]

    private func term() throws -> ArchiveTerm {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Content/Policies")
        let json = try Data(contentsOf: folder.appending(path: "archive-terms.json"))
        let region = try #require(Region("990102001000"))
        let day = try #require(Day("2026-11-23"))
        return try ArchiveTerms(json: json, file: "archive-terms.json").edition(for: region, on: day)
    }

    @Test(arguments: cases)
    func `an archive is kept until its last day and no day longer`(_ one: Case) throws {
        let term = try term()
        #expect(term.lastDay(of: one.record)?.description == one.last)
        guard let last = term.lastDay(of: one.record) else {
            #expect(!term.isOver(one.record, on: Day(daysSince1970: 80_000)))
            return
        }
        #expect(!term.isOver(one.record, on: last))
        #expect(term.isOver(one.record, on: last.adding(days: 1)))
    }

    /// What is passed over unread must not be over.
    @Test(arguments: cases)
    func `whoever is over is among those who are read`(_ one: Case) throws {
        let term = try term()
        guard let last = term.lastDay(of: one.record), let ended = one.record.endedOn else { return }
        let day = last.adding(days: 1)
        let hasLeft = one.record.leftOn.map { $0 < term.latestLeaving(on: day) } ?? !one.isPupil
        let isOld = one.born <= term.latestBirthMonth(on: day)
        #expect(ended < term.latestEnd(on: day) || (isOld && hasLeft))
    }

    @Test(arguments: [
        #""ofAge":18,"minor":{"untilAge":17,"yearsAfterLeaving":5},"adult":{"yearsAfterEnd":10},"#
            + #""endsOn":{"month":8,"day":31}"#,
        #""ofAge":18,"minor":{"untilAge":23,"yearsAfterLeaving":0},"adult":{"yearsAfterEnd":10},"#
            + #""endsOn":{"month":8,"day":31}"#,
        #""ofAge":18,"minor":{"untilAge":23,"yearsAfterLeaving":5},"adult":{"yearsAfterEnd":10},"#
            + #""endsOn":{"month":2,"day":29}"#,
        #""ofAge":18,"minor":{"untilAge":23,"yearsAfterLeaving":5},"endsOn":{"month":8,"day":31}"#,
        #""ofAge":18,"minor":{"untilAge":23,"yearsAfterLeaving":5},"adult":{"yearsAfterEnd":10},"#
            + #""endsOn":{"month":8,"day":31},"minorUntil":30"#,
    ])
    func `terms that make no sense are refused`(_ rest: String) {
        let json = #"[{"region":"*","validFrom":"2026-01-01","source":"x","# + rest + "}]"
        #expect(throws: PolicyFault.self) { try ArchiveTerms(json: Data(json.utf8), file: "x.json") }
    }
}
