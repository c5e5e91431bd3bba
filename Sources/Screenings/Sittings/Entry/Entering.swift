import Access
import Care
import Storage

/// A sitting that a colleague leads, and whose it is.
struct EnteredSitting {
    let sitting: ID<Sitting>
    let guest: SittingGuest
    let isNew: Bool
}

extension Session {
    /// Begins the sitting of somebody whom a colleague enters, or finds the one that was begun in this manner before.
    /// - Parameters:
    ///   - key: as it is kept.
    ///   - begunAt: when the first question was read, where that was before now.
    /// - Throws: `SittingProblem.otherwise` where the person sits in another manner already.
    func enter(
        _ entrant: Entrant, _ manner: SheetManner, in language: Language?, key: String, begunAt: Moment? = nil
    ) throws -> EnteredSitting {
        let guest = try self.guest(entrant)
        about("participant \(guest.participant)", region: guest.region)
        if guest.known == nil {
            let spoken = language ?? guest.languages.first ?? .zhHans
            let new = NewSitting(
                guest: guest, language: spoken, key: key, manner: manner, ledBy: caller.id, begunAt: begunAt)
            if let sitting = try begin(new) { return EnteredSitting(sitting: sitting, guest: guest, isNew: true) }
        }
        // Whoever was faster has begun it in between.
        let found = guest.known == nil ? try self.guest(entrant) : guest
        guard let known = found.known, found.knownManner == manner else { throw SittingProblem.otherwise }
        return EnteredSitting(sitting: known, guest: found, isNew: false)
    }
}
