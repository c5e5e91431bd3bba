/// On what ground a screening handles what people say of themselves.
///
/// Source: rulebook H.2, PIPL art. 13, in the order of the law.
public enum LegalBasis: String, Sendable, Codable, CaseIterable {
    case consent
    case contract
    case statutoryDuty
    case emergency
    case publicHealthEvent
    case publicInformation
    case otherLaw
}
