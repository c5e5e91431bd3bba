public import Care

/// Why something cannot be done with an alert as it stands.
public enum AlertRefusal: String, Error, Sendable, CaseIterable {
    /// Nobody has taken it up yet, or its rank rose since somebody did.
    case notAcknowledged
    case alreadyAcknowledged
    /// Closing rests on a contact, or on the record that there was no way to one.
    case noContactYet
    case alreadyProposed
    case notProposed
    case closed
    case rankOnlyRises
    case raiserCannotClose
    case secondPersonNeeded
    /// There is a number, so it cannot be said that there was no way to reach the person.
    case phoneWasLeft

    public var phrase: Phrase { Phrase("warnings.refusal.\(rawValue)") }
}
