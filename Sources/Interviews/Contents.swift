public import Access

/// **Interviews** knows what happens after a sitting: whom the psychology teacher talks with and until when, what the
/// talk has come to, who was told, and how a class teacher can help without knowing why.
///
/// A screening proposes a level; only an interview sets one (rulebook G.2.5, C.3).
public enum InterviewsContents {
    public static let useCases: [any UseCase.Type] = [
        AcknowledgeTransfer.self, CloseCare.self, DecideRetest.self, EndAdvice.self, EndGuardianDanger.self,
        FindCareOfAlert.self, FindFlagged.self, FindPositives.self, ForgetAftercare.self, ForgetArchive.self,
        ForgetCareTags.self, ForgetFinding.self, ForgetOldCareTags.self, GiveAdvice.self, KeepDoctorsAdvice.self,
        ListCareAdvice.self, ListCarePlans.self, ListCareTags.self, ListFileLooks.self, ListFindings.self,
        ListPathVisits.self, ListRetests.self, ListRiskDates.self, ListTransfers.self, NoteCareTag.self,
        NoteErrand.self, NoteGuardianDanger.self, NoteRiskDate.self, OpenDoctorsAdvice.self, PreviewTransfer.self,
        ReadCareTags.self, ReadFinding.self, ReadOwnReport.self, ReadReceivedArchive.self, ReadTeachersReport.self,
        ReadTransfer.self, RecordGuardianContact.self, RecordInterview.self, ReleaseReport.self, ReleaseReports.self,
        RenewCareTag.self, ReturnTransfer.self, SendTransfer.self, TakeBackTransfer.self, TakeOffCareTag.self,
        TakeOffRiskDate.self, TakeOverCare.self, TakeOwnReport.self, TakePathStep.self, TellOfLateErrands.self,
        TellOfLateFollowUps.self, TellOfLateTalks.self, TellOfLateTransfers.self, TellOfLateVisits.self,
        TellOfLooks.self, TellOwnCare.self, WindHighRiskLooks.self,
    ]
}
