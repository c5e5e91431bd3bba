import Care
import Storage

/// What one person has kept of their own results, opened by a code that only they have.
///
/// Without a name and without an account: of the code only a keyed fingerprint is kept, so that nobody, not even
/// who runs the platform, can tell whose it is or open it.
public struct History: Sendable {
    /// How long a history stays open on a device after its code was given. Long enough to look around and to fill
    /// in a sheet, short enough for a shared telephone.
    public static let minutesOpen = 60
    /// More than anybody will want to look through: one result a week for almost six years.
    public static let mostResults = 300

    static let codePurpose = "history code"

    let id: ID<History>
    let usedAt: Moment
    /// When it closes by itself on this device; `nil` where it was opened by its code just now.
    let closesAt: Moment?
}
