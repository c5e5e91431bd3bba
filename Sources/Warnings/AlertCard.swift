public import Care
import Foundation
import Storage
public import WarningRules

/// An alert as it stands on the duty list: what is known, and nothing more.
public struct AlertCard: Codable, Sendable, Equatable {
    public let id: ID<Alert>
    public let severity: Severity
    public let state: AlertState
    public let region: Region
    public let regionNames: [String: String]
    public let holder: Region
    public let holderNames: [String: String]
    /// Whether somebody is on duty where the alert is held.
    public let attended: Bool
    public let basis: AlertBasis
    public let raisedAt: Moment
    /// When it was answered, where the answer was brought in later, from where there is no network.
    public let answeredAt: Moment?
    public let clock: AlertClock?
    public let dueSince: Moment?
    public let due: Moment?
    public let handler: String?
    /// Whether a program sent the sheet, and not a person by themselves.
    public let isFromProgram: Bool
    public let wantsCall: Bool
    public let hasPhone: Bool
    /// The school, where it is one's.
    public let unitNames: [String: String]?
    /// Where the person sat; `nil` for a sheet that belongs to no sitting.
    public let sitting: AlertSitting?

    static let columns: SQL =
        """
        a.id, a.rank, a.state, a.region, COALESCE(r.name_zh, a.region) AS region_zh,
        COALESCE(r.name_en, a.region) AS region_en, a.holder, COALESCE(h.name_zh, a.holder) AS holder_zh,
        COALESCE(h.name_en, a.holder) AS holder_en, a.attended, a.basis, a.raised_at, a.answered_at, a.due_clock,
        a.due_since, a.due_at, w.display_name AS handler_name, a.raised_by IS NOT NULL AS from_program, a.wants_call,
        a.caller_phone IS NOT NULL AS has_phone, a.sheet, u.name_zh AS unit_zh, u.name_en AS unit_en
        """

    static let tables: SQL =
        """
        alert a LEFT JOIN published_region r ON r.code = a.region LEFT JOIN published_region h ON h.code = a.holder
        LEFT JOIN published_account w ON w.id = a.handler LEFT JOIN published_unit u ON u.code = a.unit
        """

    init(_ row: Row, sitting: AlertSitting?) throws {
        id = try row("id")
        severity = try row("rank")
        state = try row("state")
        region = try row("region")
        regionNames = ["zh-Hans": try row("region_zh"), "en": try row("region_en")]
        holder = try row("holder")
        holderNames = ["zh-Hans": try row("holder_zh"), "en": try row("holder_en")]
        attended = try row("attended")
        basis = try JSONDecoder().decode(AlertBasis.self, from: Data(row("basis", as: String.self).utf8))
        raisedAt = try row("raised_at")
        answeredAt = try row("answered_at")
        clock = try row("due_clock", as: String?.self).flatMap(AlertClock.init(rawValue:))
        dueSince = try row("due_since")
        due = try row("due_at")
        handler = try row("handler_name")
        isFromProgram = try row("from_program")
        wantsCall = try row("wants_call")
        hasPhone = try row("has_phone")
        unitNames = try row.names("unit_zh", "unit_en")
        self.sitting = sitting
    }
}
