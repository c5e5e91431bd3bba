import Care
import Foundation
import Storage
import Vault

/// One line of the audit log: who did what to what, when, and how it ended. Never a name, never an answer.
///
/// The line carries a keyed checksum from the moment it is written, so that a line changed or invented before it
/// is sealed into the chain is found too.
struct AuditLine: Sendable {
    let id: ID<AuditLine>
    let at: Moment
    let callerKind: String
    let callerID: String?
    let callerName: String
    let useCase: String
    let region: String?
    let subject: String
    let outcome: String
    /// A code that says for what somebody's identity was opened; empty where nothing was.
    let reason: String

    enum Outcome: String {
        case done, notSignedIn, forbidden, notFound, conflict, invalid, failed

        init(of error: any Error) {
            switch (error as? any Problem)?.kind {
            case .notSignedIn: self = .notSignedIn
            case .forbidden, .tooMany: self = .forbidden
            case .notFound: self = .notFound
            case .conflict: self = .conflict
            case .invalid, .tooLarge: self = .invalid
            case .busy, .full, nil: self = .failed
            }
        }
    }

    init(_ useCase: String, on desk: Desk, outcome: Outcome) {
        self.init(
            useCase, by: desk.caller, at: desk.now, id: desk.newID(), outcome: outcome, subject: desk.subject,
            region: desk.region, reason: desk.reason)
    }

    init(
        _ useCase: String, by caller: Caller, at now: Moment, id: ID<AuditLine>, outcome: Outcome,
        subject: String = "", region: Region? = nil, reason: String = ""
    ) {
        self.id = id
        self.at = now
        self.callerKind = caller.kind.rawValue
        self.callerID = caller.id?.rawValue
        self.callerName = caller.name
        self.useCase = useCase
        self.region = region?.code
        self.subject = subject
        self.outcome = outcome.rawValue
        self.reason = reason
    }

    init(_ row: Row) throws {
        id = try row("id")
        at = try row("at")
        callerKind = try row("caller_kind")
        callerID = try row("caller_id")
        callerName = try row("caller_name")
        useCase = try row("use_case")
        region = try row("region")
        subject = try row("subject")
        outcome = try row("outcome")
        reason = try row("reason")
    }

    func put(on connection: any Connection, keys: KeyRing) throws {
        try connection.send(
            """
            INSERT INTO audit_line
                (id, at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, reason, mac)
            VALUES (\(id), \(at), \(callerKind), \(callerID), \(callerName), \(useCase), \(region), \(subject),
                \(outcome), \(reason), \(keys.mac(text, for: AuditLine.macPurpose)))
            """)
    }

    static let macPurpose = "audit line"

    /// The line as the bytes that are checked: each field with its length, so that no two lines read alike. A line
    /// without a reason reads as it did before there were any, so that what is sealed stays sealed.
    var text: [UInt8] {
        let fields = [
            id.rawValue, "\(at.milliseconds)", callerKind, callerID ?? "\u{0}", callerName, useCase, region ?? "\u{0}",
            subject, outcome,
        ] + (reason.isEmpty ? [] : [reason])
        return fields.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
    }
}
