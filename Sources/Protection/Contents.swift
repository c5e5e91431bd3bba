public import Access

/// **Protection** keeps what somebody has to do when a child, or an adult who cannot act for themselves, is harmed or
/// may be: report it to the police, civil affairs and education at once, with a second person who answers for it
/// (rulebook H.4).
///
/// A report is written once and only added to. The family never learns who has reported.
public enum ProtectionContents {
    public static let useCases: [any UseCase.Type] = [
        AcknowledgeHarmReport.self, AddToHarmReport.self, CloseHarmReport.self, ListHarmReports.self,
        RaiseHarmReport.self, ReadHarmReport.self, TellAuthorities.self, TellOfLateHarm.self,
    ] + disclosures + staffChecks

    /// What is told without the person's leave (rulebook H.5).
    private static let disclosures: [any UseCase.Type] = [
        AgreeToDisclosure.self, ListDisclosures.self, PlanDisclosure.self, RecordDisclosureMade.self,
        RecordPersonTold.self,
    ]

    /// Who works in close contact with minors (rulebook H.4).
    private static let staffChecks: [any UseCase.Type] = [
        CountStaffChecks.self, ListStaffChecks.self, NoteStaffCheck.self, TellOfStaffChecks.self,
    ]
}
