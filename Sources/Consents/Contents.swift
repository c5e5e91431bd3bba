public import Access

/// **Consents** keeps who was told what, and who agreed, declined or took it back (rulebook G.2, H.2).
///
/// A notice has versions; whoever agreed, agreed to the version that they saw. Saying no has no consequence, and there
/// is no list of those who said no for anybody who teaches them.
public enum ConsentsContents {
    public static let useCases: [any UseCase.Type] = [
        AnswerSharingAsGuardian.self, AnswerSharingForOneself.self, CarryOutHeldWithdrawals.self,
        CountConsents.self, CountNotBegun.self, DeclineGuardianConsent.self, DeclineOwnConsent.self,
        ForgetConsents.self, ForgetLinks.self,
        GiveGuardianConsent.self, GiveOwnConsent.self, ListConsentWork.self, ListPapers.self, ListSeats.self,
        MakeSlips.self, OpenAloud.self, OpenPaper.self, OpenSharing.self, ReadAloud.self,
        ReadGuardianLink.self, ReadNotice.self, ReadOwnConsent.self, ReadSeat.self, ReadSharing.self,
        RecordAloudConsent.self, RecordAloudSharing.self, RecordPaperConsent.self, RecordPaperSharing.self,
        RemindClass.self, RemindNotBegun.self, RemindOnce.self, ReplaceSlip.self,
        WithdrawGuardianConsent.self, WithdrawOwnConsent.self, WriteNotice.self,
    ]
}
