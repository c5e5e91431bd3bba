public import Care

/// With what result an alert is closed; closing without one is impossible. Source: rulebook C.5.
public enum ClosingOutcome: String, Sendable, Codable, CaseIterable {
    /// Spoken with, and there is no danger.
    case clarifiedNoRisk
    case supportArranged
    case referred
    case rescueDone
    /// No contact came about; the person had seen the page of help.
    case helpShownNoContact
    /// A slip, a trial, or somebody else's sheet.
    case mistaken

    public var phrase: Phrase { Phrase("warnings.outcome.\(rawValue)") }
}
