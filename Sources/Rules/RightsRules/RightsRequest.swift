/// What a person may ask of whoever keeps something of them.
///
/// Source: rulebook H.2 (PIPL art. 44–48: to know, copy, transfer, correct, delete, have explained).
public enum RightKind: String, Sendable, Codable, CaseIterable {
    /// To read what is kept.
    case access
    /// To take a copy along.
    case copy
    /// To take it elsewhere, in a form that programs read.
    case transfer
    case correct
    case delete
    /// To be told who has seen what, and how a result came about (PIPL art. 24 and 48).
    case explain

    /// Whether the answer is the file of everything that is kept.
    public var opensFile: Bool {
        switch self {
        case .access, .copy, .transfer, .explain: true
        case .correct, .delete: false
        }
    }
}

/// Who asks.
public enum RightsApplicant: String, Sendable, Codable, CaseIterable {
    case person
    /// Of a child under 14 (PIPL art. 31).
    case guardian
    /// Of somebody who has died (PIPL art. 49).
    case relative
}

/// How a request has come.
public enum RightsManner: String, Sendable, Codable, CaseIterable {
    /// By the code on the person's slip of paper.
    case code
    /// By the guardian's own link.
    case link
    /// On paper or by word of mouth, written down by a colleague.
    case counter
}

/// What is said to be wrong.
public enum RightsField: String, Sendable, Codable, CaseIterable {
    case name, born, sex, idNumber, number, unit, phone, guardian, other
}

/// How it was made sure that it is the person who asks.
public enum IdentityProof: String, Sendable, Codable, CaseIterable {
    /// A paper was shown.
    case papers
    /// The colleague knows them.
    case known
    /// They were called back under the number on the roster.
    case calledBack
}

/// How a request was answered.
public enum RightsAnswer: String, Sendable, Codable, CaseIterable {
    case granted, refused
}

/// What somebody who knows the care notes says of handing them out (MHL art. 47: unless harmful to treatment).
public enum HarmReview: String, Sendable, Codable, CaseIterable {
    case harmless, harmful
}
