import Access
import CampaignRules
public import Care
public import RightsRules
import Storage
import WarningRules

/// What somebody has in hand who has asked: the receipt opens how the request stands, and with the person's own code
/// what was granted.
public struct Receipt: Codable, Sendable, Equatable {
    static let purpose = "rights receipt"

    /// `K7Q4-2M9X-0TBC-5RWH`; of it only a mark is kept.
    public let receipt: String
    public let kind: RightKind
    public let askedAt: Moment
    public let dueAt: Moment
}

/// What is asked, by whom, and how it came.
struct NewRequest {
    let kind: RightKind
    let applicant: RightsApplicant
    let manner: RightsManner
    let field: RightsField?
    let wish: Private<String>?
    /// The form's own word: the same form sent twice is one request.
    let request: String
}

extension Session {
    /// Takes a request in. Everybody who may ask is asked for the same, and nobody for a reason.
    func keep(_ new: NewRequest, about person: AskedPerson) throws -> Receipt {
        guard !new.request.isEmpty else { throw RightsProblem.noRequest }
        guard new.applicant != .guardian || isChild(person) else { throw RightsProblem.notAChild }
        guard new.kind != .correct || new.field != nil else { throw RightsProblem.noField }
        let wish = try RightsWords.checked(new.wish, "wish")
        about("participant \(person.participant)", region: person.region)
        // A guardian's form and the child's own never come to the same receipt, whatever words programs give them.
        let form = "\(person.participant) \(new.manner.rawValue) \(new.applicant.rawValue) \(new.request)"
        let code = lastingCode(belongingTo: form, for: Receipt.purpose)
        if let known = try receipt(code) { return known }
        try refuseTooMany(new.applicant, about: person)
        return try write(new, wish, code, about: person)
    }

    /// Under 14, so that a guardian asks and reads.
    func isChild(_ person: AskedPerson) -> Bool {
        (BirthMonth(person.bornMonth)?.age(on: today)).map { $0 < ConsentRule.guardianAge } ?? false
    }

    private func receipt(_ code: String) throws -> Receipt? {
        try row(
            """
            SELECT kind, asked_at, due_at FROM rights_request
            WHERE mark IN \(list: fingerprints(of: code, for: Receipt.purpose))
            \(unscoped: "the receipt belongs to the very form that was sent")
            """
        ).map {
            Receipt(receipt: code, kind: try $0("kind"), askedAt: try $0("asked_at"), dueAt: try $0("due_at"))
        }
    }

    /// Of each of those who may ask: what a guardian asks neither keeps the child from asking nor tells of it.
    private func refuseTooMany(_ applicant: RightsApplicant, about person: AskedPerson) throws {
        let open: Int = try row(
            """
            SELECT COUNT(*) AS open FROM rights_request
            WHERE participant = \(person.participant) AND applicant = \(applicant) AND answer IS NULL
            \(unscoped: "the participant was found by their own secret or by the scope")
            """)?("open") ?? 0
        guard open < RightsProblem.mostOpen else { throw RightsProblem.tooMany }
    }

    private func write(
        _ new: NewRequest, _ wish: String?, _ code: String, about person: AskedPerson
    ) throws -> Receipt {
        let id = newID(RightsRequest.self)
        let sealed = wish.map { seal(Private($0), for: RightsRequest.sealing("wish", of: id)) }
        let enteredBy: ID<Caller>? = new.manner == .counter ? caller.id : nil
        let due = try dueAt(in: person.region)
        try run(
            """
            INSERT INTO rights_request (id, mark, participant, member, campaign, region, house, keeper, kind, applicant,
                manner, field, wish, entered_by, asked_at, due_at)
            VALUES (\(id), \(fingerprint(code, for: Receipt.purpose)), \(person.participant), \(person.member),
                \(person.campaign), \(person.region), CAST(\(person.house) AS TEXT),
                CAST(\(person.keeper) AS TEXT), \(new.kind), \(new.applicant), \(new.manner), \(new.field), \(sealed),
                \(enteredBy), \(now), \(due))
            ON CONFLICT (mark) DO NOTHING
            \(unscoped: "the participant was found by their own secret or by the scope")
            """)
        return Receipt(receipt: code, kind: new.kind, askedAt: now, dueAt: due)
    }

    private func dueAt(in region: Region) throws -> Moment {
        let calendar = try book(WorkingCalendars.self).edition(for: region, on: today)
        return try book(RightsPolicies.self).edition(for: region, on: today).answer.end(from: now, in: calendar)
    }
}
