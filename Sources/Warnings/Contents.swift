public import Access

/// **Warnings** keeps the alerts that red flags raise, until a second person agrees that somebody was helped.
///
/// An alert belongs to the region of the person and is held by the nearest place where somebody is on duty. Two
/// clocks run, and the earlier one climbs the tree of places (rulebook C.2, C.5, E.4). It is the first floor of
/// the graded warning; the full three-colour ladder stands on it later.
public enum WarningsContents {
    public static let useCases: [any UseCase.Type] = [
        AcknowledgeAlert.self, ClimbAlert.self, ClimbOverdueAlerts.self, ConfirmClosing.self, CountAlerts.self,
        ForgetAlertNotes.self, HandOverAlert.self, KeepCallBack.self, LeaveDuty.self, ListAlerts.self,
        NoteOnAlert.self, OpenContact.self,
        ProposeClosing.self, RaiseAlert.self, ReadAlert.self, RecordContact.self, SendBackAlert.self, TakeDuty.self,
    ] + roster

    /// Who is on duty where and when.
    private static let roster: [any UseCase.Type] = [
        AcceptHandOver.self, ChangeDutyShift.self, CheckDutyGaps.self, EndAbsence.self, HandOverDuty.self,
        ListHandOvers.self, ListOwnShifts.self, PlanDutyShifts.self, ReadDutyPlan.self, ReadDutyRoster.self,
        ReadDutyShift.self, RemoveDutyShift.self, ReportAbsence.self, SeeWhoIsOnDuty.self,
    ]

    /// The topic under which open pages hear of a change.
    public static let topic = "alerts"
}
