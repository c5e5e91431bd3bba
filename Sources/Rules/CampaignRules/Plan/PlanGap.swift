public import Care

/// What a plan still lacks.
public enum PlanGap: Hashable, Sendable {
    case noPurpose
    case noBasis
    case noPrivacyRecord
    case noConsentText
    /// Somebody would be asked in a language in which they were told nothing before.
    case noConsentTextInLanguage(String)
    case nobodyToAsk
    case noScale
    /// The library has no such scale that may be used here.
    case scaleNotThere(String)
    /// The plan gives it to an age for which it was not made.
    case scaleOutsideItsAges(String, from: Int, until: Int?)
    case scaleNotInLanguage(String, String)
    case noLanguage
    case windowIsOver
    case seenTooWidely(Visibility.Sight)
    case nobodyOnDuty(Region)
    /// A unit in which nobody could hand out codes, talk with whom the answers show to need it, or be told of them.
    case nobodyCarriesOut(unit: String)
    /// A place without a counsellor: residents, or the staff of a school there, would have nobody to talk with.
    case nobodyTalks(Region)
    /// Somebody whom the notice names as receiving data, by name: what was agreed has ended, changed, or does not hold
    /// at the opening.
    case recipientNotInForce(String)
    /// A sample is drawn by lot, and people who were not drawn would be enrolled beside it.
    case walkInsBesideSample

    /// The part of the plan that has to be mended.
    public enum Field: String, Sendable, Codable, CaseIterable {
        case aims, audience, battery, window, visibility, rooms, door, privacy, consent, duty
    }

    public var field: Field {
        switch self {
        case .noPurpose, .noBasis: .aims
        case .nobodyToAsk: .audience
        case .noScale, .scaleNotThere, .scaleOutsideItsAges: .battery
        case .noLanguage, .windowIsOver, .scaleNotInLanguage: .window
        case .seenTooWidely: .visibility
        case .noPrivacyRecord: .privacy
        case .walkInsBesideSample: .door
        case .noConsentText, .noConsentTextInLanguage, .recipientNotInForce: .consent
        case .nobodyOnDuty, .nobodyCarriesOut, .nobodyTalks: .duty
        }
    }

    /// A word for it, by which pages and programs know it.
    public enum Code: String, Sendable, Codable, CaseIterable {
        case noPurpose, noBasis, noPrivacyRecord, noConsentText, noConsentTextInLanguage, nobodyToAsk, noScale,
            scaleNotThere, scaleOutsideItsAges, scaleNotInLanguage, noLanguage, windowIsOver, seenTooWidely,
            nobodyOnDuty, nobodyCarriesOut, nobodyTalks, recipientNotInForce, walkInsBesideSample
    }

    public var code: Code {
        switch self {
        case .noPurpose: .noPurpose
        case .noBasis: .noBasis
        case .noPrivacyRecord: .noPrivacyRecord
        case .noConsentText: .noConsentText
        case .noConsentTextInLanguage: .noConsentTextInLanguage
        case .nobodyToAsk: .nobodyToAsk
        case .noScale: .noScale
        case .scaleNotThere: .scaleNotThere
        case .scaleOutsideItsAges: .scaleOutsideItsAges
        case .scaleNotInLanguage: .scaleNotInLanguage
        case .noLanguage: .noLanguage
        case .windowIsOver: .windowIsOver
        case .seenTooWidely: .seenTooWidely
        case .nobodyOnDuty: .nobodyOnDuty
        case .nobodyCarriesOut: .nobodyCarriesOut
        case .nobodyTalks: .nobodyTalks
        case .recipientNotInForce: .recipientNotInForce
        case .walkInsBesideSample: .walkInsBesideSample
        }
    }
}
