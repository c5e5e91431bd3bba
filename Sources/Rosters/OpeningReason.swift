import Access

/// For what somebody opens who a person is (rulebook H.1, law art. 4). It stands in the line of the log, and on the
/// page on which the person reads who has looked.
public enum OpeningReason: String, Codable, Sendable, CaseIterable {
    /// To talk with the person.
    case talk
    /// To call or tell the guardian or the family.
    case guardian
    /// Somebody is in danger, and has to be found now.
    case danger
    /// To mend what the list says.
    case correct
    /// The person, or who has custody, has asked for it.
    case asked
    /// Other work, of which whoever opened gives account when asked. Words of their own do not stand in the log: that
    /// is how names would get into it (decision 0058).
    case other
}

/// For what the platform, or a step with one use alone, opens somebody: nobody has to say it.
enum FixedReason {
    /// A message goes to that number.
    static let message = "message"
    /// An archive has come, and the child is looked for on the own roster.
    static let transfer = "transfer"
}
