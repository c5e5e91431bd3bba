public import Care

/// As what somebody outside receives data (rulebook H.2, PIPL art. 20, 21, 23).
public enum RecipientKind: String, Sendable, Codable, CaseIterable {
    /// Decides together with whoever collects (art. 20).
    case jointHandler
    /// Works on the data by order, and for nothing of its own (art. 21).
    case processor
    /// Decides for itself what it does with them (art. 23).
    case thirdParty
}

/// What happens to the data when the agreement is over (PIPL art. 21).
public enum RecipientEnd: String, Sendable, Codable, CaseIterable {
    case returned, deleted
}

/// What was agreed with a recipient: who, why, which data, how, on what ground, how long, and what comes after.
///
/// Source: rulebook H.2, PIPL art. 17, 20, 21, 23, 30.
public struct RecipientTerms: Codable, Sendable, Equatable {
    public var kind: RecipientKind
    public var name: String
    public var nameEn: String?
    /// Whom people can ask there, and how.
    public var contact: String
    public var purpose: String
    public var purposeEn: String?
    /// Which kinds of data.
    public var data: String
    public var dataEn: String?
    public var method: String
    public var methodEn: String?
    public var basis: LegalBasis
    /// The ground in words, where it is another than consent.
    public var basisWords: String?
    /// Whether people are asked by themselves before it gets anything; see `needsOwnConsent`.
    public var asksOwnConsent: Bool?
    public var agreementNumber: String
    public var agreedOn: Day
    public var fromOn: Day
    /// Nothing where no end was agreed.
    public var untilOn: Day?
    public var atEnd: RecipientEnd

    public init(
        kind: RecipientKind, name: String, nameEn: String? = nil, contact: String, purpose: String,
        purposeEn: String? = nil, data: String, dataEn: String? = nil, method: String, methodEn: String? = nil,
        basis: LegalBasis, basisWords: String? = nil, asksOwnConsent: Bool? = nil, agreementNumber: String,
        agreedOn: Day, fromOn: Day, untilOn: Day? = nil, atEnd: RecipientEnd
    ) {
        (self.kind, self.name, self.nameEn, self.contact) = (kind, name, nameEn, contact)
        (self.purpose, self.purposeEn, self.data, self.dataEn) = (purpose, purposeEn, data, dataEn)
        (self.method, self.methodEn, self.basis, self.basisWords) = (method, methodEn, basis, basisWords)
        (self.asksOwnConsent, self.agreementNumber, self.agreedOn) = (asksOwnConsent, agreementNumber, agreedOn)
        (self.fromOn, self.untilOn, self.atEnd) = (fromOn, untilOn, atEnd)
    }

    /// Whether a person agrees to this recipient by itself, beside everything else. A third party always needs it,
    /// unless another ground is stated in words.
    ///
    /// Source: rulebook H.2, PIPL art. 23.
    public var needsOwnConsent: Bool {
        let hasOtherGround = basis != .consent && !(basisWords ?? "").isEmpty
        return kind == .thirdParty && !hasOtherGround || asksOwnConsent ?? false
    }

    /// What people are told of it (PIPL art. 17, 23): not the number of the agreement, nor its ground.
    public var told: ToldRecipient {
        ToldRecipient(
            kind: kind, names: Self.both(name, nameEn), contact: contact, purposes: Self.both(purpose, purposeEn),
            data: Self.both(data, dataEn), methods: Self.both(method, methodEn), atEnd: atEnd,
            needsOwnConsent: needsOwnConsent)
    }

    /// Where nothing was written in English, the Chinese words stand alone.
    private static func both(_ chinese: String, _ english: String?) -> [String: String] {
        var words = [Language.zhHans.rawValue: chinese]
        if let english, !english.isEmpty { words[Language.en.rawValue] = english }
        return words
    }
}

/// A recipient in the words that people read, by language.
public struct ToldRecipient: Codable, Sendable, Equatable {
    public let kind: RecipientKind
    public let names: [String: String]
    public let contact: String
    public let purposes: [String: String]
    public let data: [String: String]
    public let methods: [String: String]
    public let atEnd: RecipientEnd
    public let needsOwnConsent: Bool
}
